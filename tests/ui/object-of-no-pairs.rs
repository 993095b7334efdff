use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: Option<String>,
    about: Json,
}

fn main() {
    let _ = User::update().set(User::about, json_object(("name", User::name)));
}
