use amend::prelude::*;

#[derive(Table)]
#[table(name = "users", catalog = "app")]
struct User {
    id: i64,
}

fn main() {}
