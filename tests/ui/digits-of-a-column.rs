use amend::prelude::*;

#[derive(Table)]
#[table(name = "goods")]
struct Good {
    #[column(precision = 10)]
    price: Decimal,
    #[column(precision = 10, scale = 11)]
    cost: Decimal,
    #[column(precision = 66, scale = 2)]
    total: Decimal,
}

#[derive(Table)]
#[table(name = "others")]
struct Other {
    #[column(precision = 10, scale = 2)]
    count: i64,
}

#[derive(Table)]
#[table(name = "rates")]
struct Rate {
    #[column(precision = "10", scale = 2)]
    rate: Decimal,
    #[column(precision = 10, scale = 2, scale = 3)]
    twice: Decimal,
}

fn main() {}
