use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: Option<String>,
    email: String,
    active: bool,
    tags: Option<Json>,
}

fn main() {
    let _ = User::insert().columns((User::id, User::name)).row(("a8m", 1));
    let _ = User::insert().columns((User::id, User::email)).row((1, None));
}
