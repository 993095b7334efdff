use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
#[column(name = "users")]
struct User {
    #[table(name = "id")]
    id: i64,
}

fn main() {}
