use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    age: u8,
    name: &'static str,
    tags: Vec<String>,
    nick: Option<Option<String>>,
}

fn main() {}
