use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    score: f64,
    about: Json,
}

fn main() {
    let _ = User::update().set(User::about, User::about.with("score", User::score));
}
