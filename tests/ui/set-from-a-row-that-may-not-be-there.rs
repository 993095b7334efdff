use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(primary_key)]
    id: i64,
    city: String,
}

#[derive(Table)]
#[table(name = "orders")]
struct Order {
    user_id: i64,
    city: String,
}

fn main() {
    let only = || User::rows().matching(User::id, Order::user_id).only();
    let _ = Order::update().set(Order::city, only().get(User::city));
    let _ = Order::update().set_from((Order::city,), only(), (User::city,));
}
