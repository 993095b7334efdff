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
    let _ = User::delete().filter(User::name.eq(Some("a8m")));
}
