use amend::prelude::*;

struct User {
    id: i64,
}

fn main() {
    let _ = User { id: 1 }.id;
    let _ = User::update();
}
