use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: Option<String>,
    email: String,
    active: bool,
    tags: Option<Json>,
}

fn main() {
    let mut migration = Migration::default();
    migration.change(User::name.eq("a8m"));
}
