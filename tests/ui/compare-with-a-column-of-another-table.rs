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

#[derive(Table)]
#[table(name = "pets")]
struct Pet {
    id: i64,
    name: Option<String>,
}

fn main() {
    let _ = User::name.eq(Pet::name);
}
