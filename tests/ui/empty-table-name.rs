use amend::prelude::*;

#[derive(Table)]
#[table(name = "")]
struct User {
    id: i64,
    #[column(name = "")]
    name: String,
}

fn main() {}
