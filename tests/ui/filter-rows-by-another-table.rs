use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    orders: i64,
}

#[derive(Table)]
#[table(name = "orders")]
struct Order {
    user_id: i64,
}

fn main() {
    let _ = User::update().set(User::orders, Order::rows().filter(User::id.eq(1)).count());
    let _ = User::update().set(User::orders, Order::rows().matching(User::id, Order::user_id).count());
    let _ = Order::update().filter(Order::rows().matching(Order::user_id, User::id).exists());
}
