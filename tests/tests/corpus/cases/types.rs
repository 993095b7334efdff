//! Each type of column: set to a literal, compared with one and with its like, ordered, guarded.

use amend::Dialect;
use amend::expr::case as case_of;
use amend::prelude::*;
use amend::table::{Column, Comparable, Ordered, Scalar};

use super::{C, Case, case, finds};
use crate::rows::{Cents, Email, Kind, Status};
use amend::expr::{IntoExpr, Operand};

const NOT_POSTGRES: &[Dialect] = &[Dialect::Postgres];
const MYSQL_ALONE: &[Dialect] = &[Dialect::Postgres, Dialect::Sqlite];
const POSTGRES_ALONE: &[Dialect] = &[Dialect::Mysql, Dialect::Sqlite];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |of: Vec<Case>, refused_by: &'static [Dialect]| {
        cases.extend(of.into_iter().map(|case| Case { refused_by, ..case }));
    };
    add(ordered(C::tiny, C::tiny2, 7), NOT_POSTGRES);
    add(ordered(C::tiny, C::tiny2, i8::MIN), NOT_POSTGRES);
    add(ordered(C::short, C::short2, 7), &[]);
    add(ordered(C::short, C::short2, i16::MIN), &[]);
    add(ordered(C::byte, C::byte, u8::MAX), NOT_POSTGRES);
    add(ordered(C::word, C::word, u16::MAX), NOT_POSTGRES);
    add(ordered(C::count, C::count2, u32::MAX), NOT_POSTGRES);
    add(ordered(C::huge, C::huge2, u64::MAX), MYSQL_ALONE);
    for single in [0.1, -7.5, 0.0, f32::MAX, f32::MIN_POSITIVE, 1.0 / 3.0] {
        add(ordered(C::single, C::single2, single), &[]);
    }
    for bytes in [b"abc".to_vec(), vec![0], Vec::new(), b"\\'\"\n\xff\xfe".to_vec()] {
        add(ordered(C::bytes, C::bytes2, bytes), &[]);
    }
    for day in ["2024-02-29", "1000-01-01", "9999-12-31"] {
        add(ordered(C::day, C::day2, parsed::<NaiveDate>(day)), &[]);
    }
    for time in ["13:14:15", "00:00:00", "23:59:59.999999", "12:00:00.5"] {
        add(ordered(C::clock, C::clock2, parsed::<NaiveTime>(time)), &[]);
    }
    for time in ["2024-02-29T13:14:15", "2024-02-29T13:14:15.5", "9999-12-31T23:59:59.999999"] {
        add(ordered(C::local, C::local2, parsed::<NaiveDateTime>(time)), &[]);
    }
    for price in ["19.99", "20", "-79228162514264337593543950335", "0.0000000000000000000000000001"]
    {
        let price = parsed::<Decimal>(price);
        add(set(C::price, C::price2, price), &[]);
        // As text, 1.5 and 1.50 are two.
        add(compared(C::price, C::price2, price), &[Dialect::Sqlite]);
        add(order(C::price, C::price2, price), &[Dialect::Sqlite]);
    }
    add(chosen(C::tiny, C::tiny2, -7), NOT_POSTGRES);
    add(chosen(C::short, C::short2, -7), &[]);
    add(chosen(C::count, C::count2, 7), NOT_POSTGRES);
    add(chosen(C::huge, C::huge2, u64::MAX), MYSQL_ALONE);
    add(chosen(C::single, C::single2, 0.1), &[]);
    add(chosen(C::bytes, C::bytes2, b"abc".to_vec()), &[]);
    add(chosen(C::day, C::day2, parsed::<NaiveDate>("2024-02-29")), &[]);
    add(chosen(C::clock, C::clock2, parsed::<NaiveTime>("12:00:00.5")), &[]);
    add(chosen(C::local, C::local2, parsed::<NaiveDateTime>("2024-02-29T13:14:15.5")), &[]);
    add(chosen(C::email, C::email, Email("a@x".to_owned())), &[]);
    add(chosen(C::status, C::status2, Status::Gone), &[]);
    add(chosen(C::kind, C::kind2, Kind::Organisation), &[]);
    add(chosen(C::ints, C::ints, vec![1, 2]), POSTGRES_ALONE);
    add(chosen(C::texts, C::texts, Vec::new()), POSTGRES_ALONE);
    add(picked(C::price, C::price2, parsed::<Decimal>("19.99")), &[]);
    add(told(C::price, C::price2, parsed::<Decimal>("19.99")), &[Dialect::Sqlite]);
    add(both(C::ints, C::ints, vec![1, 2]), POSTGRES_ALONE);
    add(both(C::ints, C::ints, Vec::new()), POSTGRES_ALONE);
    add(both(C::longs, C::longs, vec![i64::MIN, i64::MAX]), POSTGRES_ALONE);
    add(both(C::texts, C::texts, vec!["a,b\\'\"\n".to_owned(), "日本".to_owned()]), POSTGRES_ALONE);
    add(both(C::flags, C::flags, vec![true, false]), POSTGRES_ALONE);
    add(both(C::ids, C::ids, vec![Uuid::from_u128(1), Uuid::from_u128(2)]), POSTGRES_ALONE);
    add(both(C::email, C::email, Email("a@x".to_owned())), &[]);
    add(order(C::email, C::email, Email("a@x".to_owned())), &[]);
    add(ordered(C::cents, C::cents, Cents(5)), &[]);
    for status in [Status::Active, Status::OnHold, Status::Gone] {
        add(both(C::status, C::status2, status), &[]);
    }
    for kind in [Kind::Person, Kind::Organisation] {
        add(both(C::kind, C::kind2, kind), &[]);
    }
    let cheap = C::cents.lt(Cents(100)).and(C::cents.gt(Cents(-100)));
    let more = (C::cents.stored() + 1).typed();
    cases.extend([
        case("null in each", {
            let none = C::update().set(C::email, None::<Email>).set(C::status, None::<Status>);
            none.set(C::kind, None::<Kind>).set(C::price, None::<Decimal>)
        }),
        finds("email starts", C::email.starts_with("a@")),
        case("cents as stored", C::update().set(C::cents, more).filter(cheap)),
        case("text as a status", C::update().set(C::status, C::text.typed())),
        case("a status as text", C::update().set(C::text, C::status.stored())),
    ]);
    cases
}

fn parsed<V: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> V {
    text.parse().expect("a value of this file")
}

trait Held<B>:
    IntoExpr<C, Option<B>> + IntoExpr<C, B> + Operand<C, B> + Clone + std::fmt::Debug
{
}

impl<B, V: IntoExpr<C, Option<B>> + IntoExpr<C, B> + Operand<C, B> + Clone + std::fmt::Debug>
    Held<B> for V
{
}

type Nullable<B> = Column<C, Option<B>>;

fn ordered<B: Ordered>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    [both(a, b, value.clone()), order(a, b, value)].into_iter().flatten().collect()
}

fn both<B: Comparable>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    [set(a, b, value.clone()), compared(a, b, value)].into_iter().flatten().collect()
}

fn set<B: Scalar>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    let named = |what: &str| format!("{} {what} {value:?}", a.name());
    vec![
        case(&named("set"), C::update().set(a, value.clone())),
        case(&named("set changed"), C::update().set(a, value.clone()).only_changed()),
        case(&named("set column changed"), C::update().set(a, b).only_changed()),
        case(&named("coalesce"), C::update().set(a, a.or_else(value.clone()))),
    ]
}

fn compared<B: Comparable>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    let named = |what: &str| format!("{} {what} {value:?}", a.name());
    vec![
        finds(&named("eq"), a.eq(value.clone())),
        finds(&named("ne"), a.ne(value.clone())),
        finds(&named("eq column"), a.eq(b)),
    ]
}

/// What looks at a value beyond the six comparisons.
fn chosen<B: Comparable>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    [told(a, b, value.clone()), picked(a, b, value)].into_iter().flatten().collect()
}

fn told<B: Comparable>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    let named = |what: &str| format!("{} {what} {value:?}", a.name());
    vec![
        finds(&named("in"), a.is_in([value.clone(), value.clone()])),
        finds(&named("not in"), a.not_in([value.clone()])),
        finds(&named("distinct"), a.is_distinct_from(value.clone())),
        finds(&named("not distinct column"), a.is_not_distinct_from(b)),
        case(&named("null if"), C::update().set(a, a.null_if(value.clone()))),
        case(&named("null if column"), C::update().set(a, a.null_if(b))),
    ]
}

fn picked<B: Scalar>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    let named = |what: &str| format!("{} {what} {value:?}", a.name());
    let one = || case_of().when(C::id.gt(4), value.clone());
    let literals = one().when(C::id.gt(2), value.clone()).end();
    let column = one().when(C::id.gt(2), b).end();
    vec![
        case(&named("case"), C::update().set(a, literals.clone())),
        case(&named("case column"), C::update().set(a, column)),
        case(&named("case changed"), C::update().set(a, literals).only_changed()),
        case(&named("coalesce column"), C::update().set(a, a.coalesce(b).or_else(value.clone()))),
    ]
}

fn order<B: Ordered>(a: Nullable<B>, b: Nullable<B>, value: impl Held<B>) -> Vec<Case> {
    let named = |what: &str| format!("{} {what} {value:?}", a.name());
    vec![
        finds(&named("between"), a.between(b, value.clone())),
        finds(&named("lt"), a.lt(value.clone())),
        finds(&named("ge"), a.ge(value.clone())),
        finds(&named("le column"), a.le(b)),
    ]
}
