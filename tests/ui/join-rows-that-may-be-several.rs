use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(primary_key)]
    id: i64,
    city: String,
    orders: i64,
}

#[derive(Table)]
#[table(name = "orders")]
struct Order {
    user_id: i64,
    city: Option<String>,
}

fn main() {
    let theirs = || Order::rows().matching(Order::user_id, User::id);
    let _ = User::update().join(&theirs()).set(User::orders, 1);
    let _ = Order::update().join(&theirs().grouped()).set(Order::user_id, 1);
    let _ = User::update().join(&theirs().grouped()).set(User::city, theirs().grouped().max(Order::city));
    let owner = User::rows().matching(User::id, Order::user_id).by_key();
    let _ = User::update().set(User::city, owner.get(User::city));
}
