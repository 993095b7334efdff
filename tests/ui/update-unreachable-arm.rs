#![deny(unreachable_patterns)]

use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    age: i32,
    active: bool,
}

fn main() {
    let _ = update!(|t: User| match t.active {
        true => t.age = 1,
        false => t.age = 2,
        _ => t.age = 3,
    });
}
