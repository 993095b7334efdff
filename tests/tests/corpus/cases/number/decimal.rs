//! Decimals: exact where the digits of the columns say that they can be, refused where not.

use amend::Dialect;
use amend::expr::case as case_of;
use amend::prelude::*;
use amend::statement::IntoStatement;

use crate::amounts::{A, Line, Price};
use crate::cases::{Case, case};

const NOT_SQLITE: &[Dialect] = &[Dialect::Sqlite];
const REFUSED: &[Dialect] = &[Dialect::Postgres, Dialect::Mysql, Dialect::Sqlite];
const NOT_POSTGRES: &[Dialect] = &[Dialect::Postgres];
const MYSQL_ALONE: &[Dialect] = &[Dialect::Postgres, Dialect::Sqlite];
const NOT_MYSQL: &[Dialect] = &[Dialect::Mysql, Dialect::Sqlite];

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal number of this file")
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |name: &str, statement: amend::statement::Statement, refused_by| {
        cases.push(Case { refused_by, ..case(name, statement) });
    };
    // Rows that may fail stand alone: they say nothing of the others.
    macro_rules! each {
        ($($column:expr => $value:expr;)*) => {$(
            for ids in [vec![1, 2, 6, 7], vec![3], vec![4], vec![5], vec![8]] {
                let update = A::update().set($column, $value).filter(A::id.is_in(ids.clone()));
                let name = format!("{} to {} on rows {ids:?}", stringify!($value), $column.name());
                add(&name, update.into_statement(), NOT_SQLITE);
            }
        )*};
    }
    each! {
        A::price => A::price + A::price2;
        A::price => A::price - A::price2;
        A::price => A::price + d("0.01");
        A::price => A::price - d("-5");
        A::price => d_choice() + A::price;
        A::price => A::price * d("2");
        A::price => A::price * Decimal::from(-1);
        A::price => A::price + A::price - A::price;
        A::total => A::price * A::price2 * d("1");
        A::total => (A::price + A::price2) * d("1.19");
        A::exact => A::price * A::rate * d("1.5");
        A::exact => -(A::rate - A::price.abs()) * d("0.0001");
        A::price => (A::price * d("1.005")).round_to(2);
        A::price => (A::price * A::rate).round_to(2);
        A::price => A::exact.round_to(2);
        A::price => A::rate.round_to(1).round_to(9);
        A::whole => A::price.round();
        A::whole => A::price.floor();
        A::whole => A::price.ceil();
        A::whole => A::price.trunc();
        A::whole => A::rate.round() * A::rate.floor() - A::rate.ceil() * A::rate.trunc();
        A::whole => A::whole.floor() * A::price.sign() + A::whole.ceil();
        A::price => A::price.abs();
        A::price => -A::price2;
        A::price => A::price.sign();
        A::price => A::price.div_round(d("3"), 2);
        A::price => A::price.div_round(A::price2, 2);
        A::price => A::price.div_round(d("-0.07"), 1);
        A::rate => A::price.div_round(d("700000"), 6);
        A::price => A::price.div_round(A::rate, 2);
        A::whole => A::price.div_round(A::price2, 0);
        A::price => A::exact.div_round(A::price, 2);
        A::exact => A::price.div_round(d("8"), 10);
        A::whole => (A::whole + A::whole).div_round(d("2"), 0);
        A::price => A::price.least(A::price2).greatest(d("1"));
        A::price => A::price.or_else(d("7")) + A::price2.coalesce(A::price).or_else(d("2"));
        A::price => A::price.null_if(A::price2) + d("1");
        A::total => d_choice() * d_choice() * d("1000000000");
        A::big => A::price.to_i64();
        A::big => (A::price * d("100")).to_i64();
        A::big => A::whole.to_i64();
        A::big => A::exact.round().to_i64() + 1;
        A::big => (A::whole * d("100000000")).to_i64();
        A::small => A::price.to_i32();
        A::small => (A::price * d("21.47483648")).to_i32();
        A::small => A::rate.to_i16().to_i32() * 100;
        A::float => A::price.to_f64();
        A::float => A::exact.to_f64() / 3.0;
        A::whole => A::big.to_decimal();
        A::price => A::small.to_decimal() * d("0.01");
        A::price => A::big.to_decimal().div_round(d("100"), 2);
        A::total => A::big.to_decimal() * d("0.01");
        A::exact => A::small.to_decimal() * A::small.to_decimal() * d("0.0000000001");
        A::cost => A::cost + Price(d("0.5"));
        A::cost => (A::cost * Price(d("1.005"))).round_to(2);
        A::cost => A::cost.div_round(Price(d("3")), 2);
        A::price => A::cost.stored() - A::price;
    }
    add("set to null", A::update().set(A::price, None::<Decimal>).into_statement(), &[]);
    add(
        "compared",
        A::delete().filter((A::price * A::rate).gt(A::price2)).into_statement(),
        NOT_SQLITE,
    );
    add(
        "compared with a number",
        A::delete().filter((A::price * d("2")).eq(d("14.00"))).into_statement(),
        NOT_SQLITE,
    );
    add(
        "among",
        A::delete().filter((A::price + d("1")).is_in([d("8"), d("1")])).into_statement(),
        NOT_SQLITE,
    );
    add(
        "guarded",
        A::update().set(A::price, (A::price * d("1")).round_to(1)).only_changed().into_statement(),
        NOT_SQLITE,
    );
    let swapped = A::update().set(A::price, A::price2 * d("1")).set(A::price2, A::price * d("1"));
    add("swapped", swapped.filter(A::id.eq(2)).into_statement(), NOT_SQLITE);
    for id in 1..=8 {
        let lines = || Line::rows().matching(Line::of, A::id);
        let mut on_row = |what: &str, update: amend::statement::Update<A>| {
            add(
                &format!("{what} on row {id}"),
                update.filter(A::id.eq(id)).into_statement(),
                NOT_SQLITE,
            );
        };
        on_row("the sum", A::update().set(A::price, lines().sum(Line::price)));
        on_row(
            "a sum of products",
            A::update().set(A::exact, lines().sum(Line::price * Line::rate)),
        );
        on_row("a sum and more", A::update().set(A::price, lines().sum(Line::price) * d("1")));
        on_row("the largest", A::update().set(A::price, lines().max(Line::price)));
        on_row("the smallest", A::update().set(A::whole, lines().min(Line::price.round())));
        on_row(
            "one",
            A::update().set(A::price, lines().first_by(Line::id).get(Line::total.round_to(2))),
        );
        on_row(
            "of its own table",
            A::update().set(A::price, A::rows().matching(A::id, A::id).sum(A::total.round_to(2))),
        );
    }
    for id in 1..=8 {
        let lines = || Line::rows().matching(Line::of, A::id);
        let mut on_row = |what: &str, update: amend::statement::Update<A>, refused_by| {
            let update = update.filter(A::id.eq(id)).into_statement();
            add(&format!("{what} on row {id}"), update, refused_by);
        };
        let big = |sum| A::update().set(A::big, sum);
        on_row("a sum of i16", big(lines().sum(Line::short) * 1_000), &[]);
        on_row("the largest i16", big(lines().max(Line::short).to_i64() + 1), &[]);
        on_row("a sum of i8", big(lines().sum(Line::tiny) - 1), NOT_POSTGRES);
        on_row("the smallest i8", big((lines().min(Line::tiny) + 1).to_i64()), NOT_POSTGRES);
        on_row("a sum of u32", big(lines().sum(Line::count) - 10_000_000_000), NOT_POSTGRES);
        on_row("a sum of u64", A::update().set(A::huge, lines().sum(Line::huge)), MYSQL_ALONE);
        let less = A::update().set(A::huge, lines().sum(Line::huge) - 1);
        on_row("a sum of u64 less 1", less, MYSQL_ALONE);
        on_row("the largest u64", big(lines().max(Line::huge).to_i64()), MYSQL_ALONE);
    }
    let copied = || Line::rows().filter(Line::id.eq(2));
    let insert = A::insert()
        .columns((A::id, A::price))
        .select(copied(), (Line::id + 100, Line::price * d("1")));
    add("inserted", insert.into_statement(), NOT_SQLITE);
    let insert = A::insert()
        .columns((A::id, A::price))
        .select(copied(), (Line::id + 100, (Line::total * d("1000")).round_to(2)));
    add("inserted and too large", insert.into_statement(), NOT_SQLITE);

    // What would be rounded without a word.
    let mut refuse = |name: &str, update: amend::statement::Update<A>, by| {
        add(name, update.into_statement(), by);
    };
    refuse("more decimals", A::update().set(A::price, A::price * d("1.5")), REFUSED);
    refuse("another's decimals", A::update().set(A::price, A::rate), REFUSED);
    refuse("a number's decimals", A::update().set(A::price, d("1.005")), REFUSED);
    refuse("too large a number", A::update().set(A::price, d("100000000")), REFUSED);
    refuse("zeros are none", A::update().set(A::price, d("1.50000")), &[]);
    refuse("to a column that says nothing", A::update().set(A::plain, A::price * d("2")), REFUSED);
    refuse("of a column that says nothing", A::update().set(A::price, A::plain), REFUSED);
    refuse(
        "with a column that says nothing",
        A::update().set(A::price, (A::plain * d("2")).round_to(2)),
        REFUSED,
    );
    refuse("a copy of both that say nothing", A::update().set(A::plain, A::plain), &[]);
    refuse("over 0", A::update().set(A::price, A::price.div_round(d("0.00"), 2)), REFUSED);
    let long = A::rate * A::rate * A::rate * A::rate * A::rate * A::rate;
    refuse(
        "more than 30 decimals",
        A::update().set(A::price, long.round_to(2)).filter(A::id.is_in([2, 6])),
        NOT_MYSQL,
    );
    let exact = A::exact.div_round(A::exact, 2);
    refuse("a quotient of many decimals", A::update().set(A::price, exact), NOT_MYSQL);
    let insert = A::insert().columns((A::id, A::price)).row((900, d("1.005")));
    add("inserted decimals", insert.into_statement(), REFUSED);
    cases
}

/// Numbers without decimals, which MySQL would take for whole numbers.
fn d_choice() -> amend::expr::Expr<A, Decimal> {
    case_of().when(A::id.gt(3), d("4000000000")).otherwise(d("7"))
}
