use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(storage = "jsonb")]
    tags: Json,
}

fn main() {}
