//! What a reviewer reads of arithmetic on each type of numbers, as it was last approved.

use amend::prelude::*;
use amend::statement::IntoStatement;
use amend::{Dialect, Entry};

#[derive(SqlType)]
struct Price(Decimal);

#[derive(Table)]
#[table(name = "goods")]
struct Good {
    #[column(primary_key)]
    id: i64,
    #[column(precision = 10, scale = 2, storage = "text")]
    price: Option<Decimal>,
    #[column(precision = 10, scale = 2, storage = "text")]
    cost: Price,
    #[column(precision = 6, scale = 4, storage = "text")]
    rate: Decimal,
    cents: Option<i64>,
    rank: i16,
    tiny: i8,
    count: u32,
    huge: u64,
    single: f32,
    double: f64,
}

/// The statement in each dialect, or why there is none.
fn shown(statement: impl IntoStatement) -> String {
    let entry = Entry {
        version: None,
        name: "numbers",
        description: "Numbers.",
        dialects: &Dialect::ALL,
        module: "numbers",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    let texts = Dialect::ALL.map(|dialect| match amend::render(&entry, &migration, dialect) {
        Ok(text) => text.trim_start_matches("-- Numbers.\n").to_owned(),
        Err(error) => error.to_string(),
    });
    texts.join("")
}

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal number of this file")
}

#[test]
fn arithmetic_reads_as_approved() {
    let texts = [
        shown(Good::update().set(Good::cents, (Good::price * d("100")).to_i64())),
        shown(Good::update().set(Good::price, (Good::price * d("1.19")).round_to(2))),
        shown(Good::update().set(Good::price, Good::price.div_round(d("3"), 2))),
        shown(Good::update().set(Good::price, Good::cents.to_decimal() * d("0.01"))),
        shown(Good::update().set(Good::cost, Good::cost + Price(d("0.5")))),
        shown(Good::delete().filter((Good::price - Good::rate).gt(d("5")))),
        shown(Good::update().set(Good::price, Good::price * d("1.19"))),
        shown(Good::update().set(Good::cents, Good::cents * 100)),
        shown(Good::update().set(Good::rank, Good::rank + 1)),
        shown(Good::update().set(Good::rank, Good::rank % 10 - 3)),
        shown(Good::update().set(Good::tiny, -Good::tiny)),
        shown(Good::update().set(Good::count, Good::count * 2)),
        shown(Good::update().set(Good::count, Good::count - 1)),
        shown(Good::update().set(Good::huge, Good::huge - 1)),
        shown(Good::update().set(Good::count, Good::cents.or_else(0).to_u32())),
        shown(Good::update().set(Good::double, Good::single.to_f64() * 2.0)),
        shown(
            Good::update().set(Good::price, Good::rows().sum(Good::price)).filter(Good::id.eq(1)),
        ),
    ];
    insta::assert_snapshot!(texts.join("\n"));
}
