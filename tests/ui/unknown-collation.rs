use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(collation = "utf8mb4_bin")]
    name: String,
}

fn main() {}
