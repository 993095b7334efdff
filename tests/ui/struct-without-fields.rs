use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {}

fn main() {}
