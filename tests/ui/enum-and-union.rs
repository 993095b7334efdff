use amend::prelude::*;

#[derive(Table)]
#[table(name = "roles")]
enum Role {
    Admin,
}

#[derive(Table)]
#[table(name = "bits")]
union Bits {
    id: i64,
}

fn main() {}
