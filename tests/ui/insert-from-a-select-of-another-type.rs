use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: Option<String>,
}

#[derive(Table)]
#[table(name = "archive")]
struct Archive {
    id: i64,
    name: String,
}

fn main() {
    let _ = Archive::insert()
        .columns((Archive::id, Archive::name))
        .select(User::rows(), (User::id, User::name));
}
