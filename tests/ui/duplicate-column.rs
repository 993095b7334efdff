use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    name: String,
    #[column(name = "name")]
    nick: String,
}

fn main() {}
