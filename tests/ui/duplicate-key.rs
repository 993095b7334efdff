use amend::prelude::*;

#[derive(Table)]
#[table(name = "users", name = "accounts")]
struct User {
    #[column(primary_key, primary_key)]
    id: i64,
    #[column(name = "full_name")]
    #[column(name = "short_name")]
    name: String,
}

fn main() {}
