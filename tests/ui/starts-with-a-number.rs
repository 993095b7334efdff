use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: Option<String>,
}

#[derive(Table)]
#[table(name = "orders")]
struct Order {
    note: String,
}

fn main() {
    let _ = User::delete().filter(User::name.starts_with(User::id));
    let _ = User::delete().filter(User::name.ends_with(Order::note));
    let _ = User::delete().filter(User::name.contains(7));
}
