use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(primary)]
    id: i64,
    #[column(rename = "full_name")]
    name: String,
}

fn main() {}
