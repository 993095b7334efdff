use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User(i64);

fn main() {}
