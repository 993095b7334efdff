use amend::prelude::*;

#[derive(Table)]
#[table(name = users)]
struct User {
    #[column(primary_key = true)]
    id: i64,
    #[column(name)]
    name: String,
    #[column]
    email: String,
}

fn main() {}
