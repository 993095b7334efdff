use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(collation = "binary")]
    id: i64,
}

fn main() {}
