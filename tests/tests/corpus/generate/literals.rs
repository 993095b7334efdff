//! Random values of each type: small ones often, so that rows meet; extremes and hostile ones too.

use amend::expr::{Literal, Node, Value};
use amend::prelude::*;
use amend::table::{ColumnDef, SqlType, Storage};
use chrono::{TimeDelta, TimeZone as _};
use proptest::prelude::*;
use proptest::sample::select;

/// The names that the text of a `Status` is one of.
const STATUS: [&str; 3] = ["active", "on_hold", "it's \\ gone"];
const KIND: [&str; 2] = ["person", "Organisation ü"];

/// The keys of random documents.
pub(super) const KEYS: [&str; 4] = ["a", "b c", "é", "k'%"];

/// A value of a type.
pub(super) fn value(ty: SqlType) -> BoxedStrategy<Value> {
    match ty {
        SqlType::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        SqlType::I16 => prop_oneof![9 => -3..4_i16, 1 => any::<i16>()].prop_map(Value::I16).boxed(),
        SqlType::I32 => {
            prop_oneof![14 => -3..5_i32, 1 => any::<i32>(), 1 => select(vec![i32::MIN, i32::MAX])]
                .prop_map(Value::I32)
                .boxed()
        }
        SqlType::I64 => {
            prop_oneof![14 => -3..5_i64, 1 => any::<i64>(), 1 => select(vec![i64::MIN, i64::MAX])]
                .prop_map(Value::I64)
                .boxed()
        }
        SqlType::F32 => prop_oneof![
            6 => (-8..9_i8).prop_map(|n| f32::from(n) / 4.0),
            1 => proptest::num::f32::NORMAL,
        ]
        .prop_map(|float| Value::F32(if float == 0.0 { 0.0 } else { float }))
        .boxed(),
        SqlType::F64 => prop_oneof![
            14 => (-8..9_i32).prop_map(|n| f64::from(n) / 4.0),
            1 => select(vec![0.1, 1e15, -1e15, 9_007_199_254_740_993.0, 1e300, 1e-300]),
            1 => proptest::num::f64::NORMAL,
        ]
        .prop_map(|float| Value::F64(if float == 0.0 { 0.0 } else { float }))
        .boxed(),
        SqlType::Text => text().prop_map(Value::Text).boxed(),
        SqlType::Enum(_) => select(KIND.to_vec()).prop_map(of_text).boxed(),
        SqlType::Bytes => {
            let byte = select(vec![0, 1, b'\'', b'\\', b'a', 0x7f, 0x80, 0xff_u8]);
            proptest::collection::vec(byte, 0..4).prop_map(Value::Bytes).boxed()
        }
        SqlType::Json => document().prop_map(Value::Json).boxed(),
        SqlType::Uuid => prop_oneof![3 => 0..4_u128, 1 => any::<u128>()]
            .prop_map(|n| Value::Uuid(Uuid::from_u128(n)))
            .boxed(),
        SqlType::Date => days().prop_map(Value::Date).boxed(),
        SqlType::Time => clock().prop_map(Value::Time).boxed(),
        SqlType::DateTime => {
            (days(), clock()).prop_map(|(day, time)| Value::DateTime(day.and_time(time))).boxed()
        }
        SqlType::Timestamp => prop_oneof![
            5 => (days(), clock()).prop_map(|(day, time)| day.and_time(time).and_utc()),
            1 => (-30_000_000_000_000_000..250_000_000_000_000_000_i64)
                .prop_filter_map("a time", |micros| Utc.timestamp_micros(micros).single()),
        ]
        .prop_map(Value::Timestamp)
        .boxed(),
        SqlType::I8
        | SqlType::U8
        | SqlType::U16
        | SqlType::U32
        | SqlType::U64
        | SqlType::Decimal
        | SqlType::Array(_) => unreachable!("no column of the random tables"),
    }
}

/// A value that a column can hold, and none that a unique column has twice.
pub(super) fn fitting(column: &ColumnDef) -> BoxedStrategy<Value> {
    match (column.name, column.storage) {
        ("status" | "status2", _) => select(STATUS.to_vec()).prop_map(of_text).boxed(),
        ("code", _) => Just(Value::Null).boxed(),
        // A day from the ends, near which a server does not convert between time zones.
        (_, Storage::Timestamp) => (86_400_000_000..i64::from(i32::MAX - 86_400) * 1_000_000)
            .prop_filter_map("a time", |micros| Utc.timestamp_micros(micros).single())
            .prop_map(Value::Timestamp)
            .boxed(),
        (_, Storage::Usual | Storage::Json | Storage::Text) => value(column.ty),
    }
}

/// A literal of a type.
pub(super) fn literal(ty: SqlType) -> BoxedStrategy<Node> {
    value(ty).prop_map(move |value| of_value(value, ty)).boxed()
}

pub(super) fn of_value(value: Value, ty: SqlType) -> Node {
    Node::Literal(Literal { value, ty, storage: Storage::Usual })
}

fn of_text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn text() -> impl Strategy<Value = String> + Clone {
    let fragment = prop_oneof![
        4 => select(vec!["a", "B", "é", "x", " ", "1", "-"]),
        1 => select(vec![
            "'", "\\", "%", "_", "\n", "\t", "\"", "😀", "[", "*", "?", "!", "\u{202e}", "-- ",
            "null", "É", "ß", "e\u{301}",
        ]),
    ];
    proptest::collection::vec(fragment, 0..4).prop_map(|fragments| fragments.concat())
}

/// A string, a whole number or a bool.
pub(super) fn scalar() -> impl Strategy<Value = Json> + Clone {
    prop_oneof![
        any::<bool>().prop_map(Json::from),
        (-3..5_i64).prop_map(Json::from),
        text().prop_map(Json::from),
    ]
}

pub(super) fn document() -> impl Strategy<Value = Json> + Clone {
    let leaf = prop_oneof![
        1 => Just(Json::Null),
        5 => scalar(),
        1 => select(vec![0.5, -2.25, 1e300]).prop_map(Json::from),
        1 => select(vec![i64::MIN, i64::MAX, 1 << 53]).prop_map(Json::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            entries(inner).prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

/// Keys, each once, and something for each.
pub(super) fn entries<S: Strategy>(of: S) -> impl Strategy<Value = Vec<(String, S::Value)>> {
    proptest::collection::vec((select(KEYS.to_vec()), of), 0..3).prop_map(|entries| {
        let mut distinct: Vec<(String, S::Value)> = Vec::new();
        for (key, value) in entries {
            if distinct.iter().all(|(known, _)| known != key) {
                distinct.push((key.to_owned(), value));
            }
        }
        distinct
    })
}

/// Days around the ends of months and years, and at the ends of what every server holds.
fn days() -> impl Strategy<Value = NaiveDate> + Clone {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    prop_oneof![
        6 => (0..4_i64).prop_map(move |n| day(2024, 1, 30) + TimeDelta::days(n)),
        3 => select(vec![
            day(1970, 1, 1), day(1969, 12, 31), day(2024, 2, 29), day(2023, 12, 31), day(2000, 3, 31),
        ]),
        1 => select(vec![day(1000, 1, 1), day(9999, 12, 31), day(1582, 10, 10), day(1900, 2, 28)]),
    ]
}

fn clock() -> impl Strategy<Value = NaiveTime> + Clone {
    let micros = |seconds, micros: u32| {
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, micros * 1_000).expect("a time")
    };
    prop_oneof![
        5 => select(vec![micros(0, 0), micros(43_200, 500_000), micros(86_399, 999_999)]),
        1 => (0..86_400_u32, prop_oneof![Just(0), 0..1_000_000_u32])
            .prop_map(move |(seconds, rest)| micros(seconds, rest)),
    ]
}
