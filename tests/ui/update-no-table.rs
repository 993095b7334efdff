use amend::prelude::*;

struct User {
    name: String,
}

fn main() {
    let _ = update!(|t: User| t.name = "x");
}
