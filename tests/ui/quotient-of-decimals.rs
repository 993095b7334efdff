use amend::prelude::*;

#[derive(Table)]
#[table(name = "goods")]
struct Good {
    #[column(precision = 10, scale = 2)]
    price: Decimal,
    cost: Decimal,
}

fn main() {
    let _ = Good::update().set(Good::price, Good::price / Good::cost);
    let _ = Good::update().set(Good::price, Good::price * 100);
}
