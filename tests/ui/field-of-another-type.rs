use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    age: usize,
    name: &'static str,
    tags: Vec<f64>,
    nick: Option<Option<String>>,
}

fn main() {}
