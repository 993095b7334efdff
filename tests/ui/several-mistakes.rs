use amend::prelude::*;

#[derive(Table)]
#[table(nmae = "users")]
struct User {
    #[column(storage = "jsonb")]
    tags: Json,
    #[column(key)]
    id: i64,
}

#[data_migration(version = "today", name = "Names", dialects(oracle))]
async fn names() {}

fn main() {}
