use amend::prelude::*;

#[derive(Table)]
#[table(name = "goods")]
struct Good {
    price: f64,
}

fn main() {
    let _ = Good::update().set(Good::price, Good::price % 1.0);
}
