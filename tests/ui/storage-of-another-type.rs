use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(storage = "json")]
    id: i64,
    #[column(storage = "text")]
    name: Option<String>,
    #[column(storage = "timestamp")]
    tags: Json,
}

fn main() {}
