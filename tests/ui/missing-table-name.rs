use amend::prelude::*;

#[derive(Table)]
struct User {
    id: i64,
}

fn main() {
    let _ = User::delete().filter(User::id.lt(0));
}
