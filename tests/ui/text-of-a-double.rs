use amend::prelude::*;

#[derive(Table)]
#[table(name = "goods")]
struct Good {
    price: f64,
    label: String,
}

fn main() {
    let _ = Good::update().set(Good::label, Good::price.to_text());
}
