use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User<T> {
    id: T,
}

fn main() {}
