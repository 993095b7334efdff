//! The year of a time, its month and so on.

use super::{Time, TimeNode, utc};
use crate::expr::{Expr, IntoNode, Node};
use crate::table::{ColumnType, SqlType};

/// A number that a time has.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeField {
    /// The time.
    pub operand: Node,
    /// Which number.
    pub field: Field,
}

/// The numbers that a time has, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// 1 to 9999
    Year,
    /// 1 to 12
    Month,
    /// The day of the month, 1 to 31.
    Day,
    /// 0 to 23
    Hour,
    /// 0 to 59
    Minute,
    /// The whole seconds, 0 to 59.
    Second,
    /// The day of the week, 1 for Monday to 7 for Sunday.
    Weekday,
    /// The whole seconds since 1970.
    Timestamp,
}

impl Field {
    pub(super) fn ty(self) -> SqlType {
        match self {
            Field::Year
            | Field::Month
            | Field::Day
            | Field::Hour
            | Field::Minute
            | Field::Second
            | Field::Weekday => SqlType::I32,
            Field::Timestamp => SqlType::I64,
        }
    }
}

operands! { impl[V: ColumnType<Base: Time>] V {
    /// The year in UTC, 1 to 9999; NULL for NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "visits")]
    /// struct Visit { at: DateTime<Utc>, year: i32, weekend: bool }
    ///
    /// let change = Visit::update()
    ///     .set(Visit::year, Visit::at.year())
    ///     .set(Visit::weekend, Visit::at.weekday().ge(6).is_true());
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `CAST(extract(year FROM a AT TIME ZONE 'UTC') AS integer)` |
    /// | mysql | `YEAR(a)` |
    /// | sqlite | `CAST(substr(a, 1, 4) AS INTEGER)` |
    pub fn year(self) -> Expr<T, V::Like<i32>> {
        field(self, Field::Year)
    }

    /// The month in UTC, 1 to 12; NULL for NULL.
    pub fn month(self) -> Expr<T, V::Like<i32>> {
        field(self, Field::Month)
    }

    /// The day of the month in UTC, 1 to 31; NULL for NULL.
    pub fn day(self) -> Expr<T, V::Like<i32>> {
        field(self, Field::Day)
    }

    /// The hour in UTC, 0 to 23; NULL for NULL.
    pub fn hour(self) -> Expr<T, V::Like<i32>> {
        field(self, Field::Hour)
    }

    /// The minute in UTC, 0 to 59; NULL for NULL.
    pub fn minute(self) -> Expr<T, V::Like<i32>> {
        field(self, Field::Minute)
    }

    /// The whole seconds of the minute, 0 to 59; NULL for NULL.
    pub fn second(self) -> Expr<T, V::Like<i32>> {
        field(self, Field::Second)
    }

    /// The day of the week in UTC, 1 for Monday to 7 for Sunday; NULL for NULL.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `CAST(extract(isodow FROM a AT TIME ZONE 'UTC') AS integer)` |
    /// | mysql | `WEEKDAY(a) + 1` |
    /// | sqlite | `(CAST(strftime('%w', substr(a, 1, 10)) AS INTEGER) + 6) % 7 + 1` |
    pub fn weekday(self) -> Expr<T, V::Like<i32>> {
        field(self, Field::Weekday)
    }

    /// The whole seconds since the beginning of 1970 in UTC, rounded down: negative before it, as
    /// `chrono`'s `timestamp()`. NULL for NULL.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `CAST(floor(extract(epoch FROM a)) AS bigint)` |
    /// | mysql | `TO_SECONDS(a) - TO_SECONDS('1970-01-01')` |
    /// | sqlite | `CAST(strftime('%s', substr(a, 1, 19)) AS INTEGER)` |
    pub fn timestamp(self) -> Expr<T, V::Like<i64>> {
        field(self, Field::Timestamp)
    }
}}

fn field<T, V>(operand: impl IntoNode, field: Field) -> Expr<T, V> {
    Expr::new(Node::from(TimeNode::Field(TimeField { operand: utc(operand), field })))
}
