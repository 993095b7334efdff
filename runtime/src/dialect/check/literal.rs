//! Values that an engine cannot hold, or would change.

use std::fmt::Display;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Timelike as _, Utc};

use super::Refusals;
use crate::Dialect;
use crate::expr::{Literal, Value};
use crate::table::{Json, Storage};

/// MariaDB reads no deeper document; MySQL stops at 100.
const MYSQL_JSON_DEPTH: usize = 32;

pub(in crate::dialect) fn check(literal: &Literal, refusals: &mut Refusals) {
    match &literal.value {
        Value::Null
        | Value::Bool(_)
        | Value::I8(_)
        | Value::I16(_)
        | Value::I32(_)
        | Value::I64(_)
        | Value::U8(_)
        | Value::U16(_)
        | Value::U32(_)
        | Value::U64(_)
        | Value::Decimal(_)
        | Value::Bytes(_)
        | Value::Uuid(_) => {}
        Value::F32(value) => float(f64::from(*value), refusals),
        Value::F64(value) => float(*value, refusals),
        Value::Text(value) => text(value, refusals),
        Value::Json(value) => json(value, refusals),
        Value::Date(value) => {
            years(value, *value, refusals);
        }
        Value::Time(value) => second(value, *value, refusals),
        Value::DateTime(value) => {
            second(value, value.time(), refusals);
            years(value, value.date(), refusals);
        }
        Value::Timestamp(value) => timestamp(*value, literal.storage, refusals),
        Value::Array(_, values) => {
            values.iter().for_each(|value| check(&Literal::new(value.clone()), refusals));
        }
    }
}

pub(super) fn text(value: &str, refusals: &mut Refusals) {
    match refusals.dialect {
        Dialect::Postgres | Dialect::Sqlite if value.contains('\0') => refusals.dialect(
            "text with a NUL character cannot be stored, or is cut there",
            "take the NUL out, or keep the value as bytes",
        ),
        Dialect::Sqlite if value.contains(['\u{fffe}', '\u{ffff}']) => refusals.dialect(
            "U+FFFE and U+FFFF become U+FFFD where the database is kept in UTF-16",
            "take them out: they stand for no character",
        ),
        Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
    }
}

pub(super) fn json(value: &Json, refusals: &mut Refusals) {
    match refusals.dialect {
        Dialect::Postgres if any_text(value, &|text| text.contains('\0')) => refusals.dialect(
            "a document with a NUL character in a string cannot be stored",
            "take the NUL out",
        ),
        Dialect::Mysql if depth(value) > MYSQL_JSON_DEPTH => refusals.dialect(
            format!("a document is nested deeper than {MYSQL_JSON_DEPTH} levels"),
            "store it flatter, or as text",
        ),
        Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
    }
}

fn float(value: f64, refusals: &mut Refusals) {
    if !value.is_finite() {
        refusals.statement(
            format!("{value} is not a number that every database can store"),
            "use an `Option` column and `None`",
        );
    } else if value == 0.0 && value.is_sign_negative() {
        refusals.statement("-0.0 loses its sign in MySQL and SQLite", "write 0.0");
    }
}

fn timestamp(value: DateTime<Utc>, storage: Storage, refusals: &mut Refusals) {
    second(value, value.time(), refusals);
    let fits = years(value, value.date_naive(), refusals);
    if fits
        && refusals.dialect == Dialect::Mysql
        && storage == Storage::Timestamp
        && !(1..=i64::from(i32::MAX)).contains(&value.timestamp())
    {
        refusals.dialect(
            format!("{value} does not fit a TIMESTAMP column, which ends in January 2038"),
            "make the column a DATETIME(6) and drop `storage = \"timestamp\"`",
        );
    }
}

fn second(shown: impl Display, value: NaiveTime, refusals: &mut Refusals) {
    if value.nanosecond() >= 1_000_000_000 {
        refusals.statement(format!("{shown} is a leap second"), "use the second before it");
    } else if !value.nanosecond().is_multiple_of(1_000) {
        refusals.statement(
            format!("{shown} has more than six decimals of a second, which databases cut"),
            "round it to microseconds",
        );
    }
}

/// Whether the year is one that the dialect can hold.
fn years(shown: impl Display, value: NaiveDate, refusals: &mut Refusals) -> bool {
    let years = match refusals.dialect {
        Dialect::Postgres | Dialect::Sqlite => 1..=9999,
        Dialect::Mysql => 1000..=9999,
    };
    let fits = years.contains(&value.year());
    if !fits {
        refusals.dialect(
            format!("{shown} is outside the years {} to {}", years.start(), years.end()),
            "use a date inside, or NULL",
        );
    }
    fits
}

fn any_text(value: &Json, is: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
        Json::String(text) => is(text),
        Json::Array(items) => items.iter().any(|item| any_text(item, is)),
        Json::Object(entries) => entries.iter().any(|(key, item)| is(key) || any_text(item, is)),
    }
}

fn depth(value: &Json) -> usize {
    match value {
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => 1,
        Json::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Json::Object(entries) => 1 + entries.values().map(depth).max().unwrap_or(0),
    }
}
