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
    let _ = User::delete().filter(User::id);
    let _ = User::delete().filter(true);
    let _ = User::delete().filter("id < 0");
    let _ = User::delete().filter(User::id.lt(0).or(User::name));
}
