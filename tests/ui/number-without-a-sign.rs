use amend::prelude::*;

#[derive(Table)]
#[table(name = "goods")]
struct Good {
    stock: u32,
    weight: f32,
}

fn main() {
    let _ = Good::update().set(Good::stock, -Good::stock);
    let _ = Good::update().set(Good::stock, Good::stock.abs());
    let _ = Good::update().set(Good::weight, Good::weight + 1.0);
    let _ = Good::weight.least(1.0);
    let _ = Good::stock.round();
    let _ = Good::stock.round_to(2);
}
