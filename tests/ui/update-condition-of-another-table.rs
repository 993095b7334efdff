use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: String,
}

#[derive(Table)]
#[table(name = "pets")]
struct Pet {
    id: i64,
    name: String,
}

fn main() {
    let _ = User::update().set(User::name, "x").filter(when!(|p: Pet| p.id == 1));
}
