//! The beginning of the day, the month and so on.

use super::{Time, TimeNode, utc};
use crate::expr::{Expr, Node};
use crate::table::ColumnType;

/// The beginning of what a time lies in.
#[derive(Clone, Debug, PartialEq)]
pub struct Truncate {
    /// The time.
    pub operand: Node,
    /// What it lies in.
    pub unit: TimeUnit,
}

/// What a time lies in, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Its year.
    Year,
    /// Its month.
    Month,
    /// Its day.
    Day,
    /// Its hour.
    Hour,
    /// Its minute.
    Minute,
    /// Its second.
    Second,
}

operands! { impl[V: ColumnType<Base: Time>] V {
    /// The beginning of the year, month, day, hour, minute or second, in UTC; NULL for NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "visits")]
    /// struct Visit { at: DateTime<Utc>, month: DateTime<Utc> }
    ///
    /// let change = Visit::update().set(Visit::month, Visit::at.truncate(TimeUnit::Month));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | `.truncate(TimeUnit::Month)` |
    /// |---|---|
    /// | postgres | `date_trunc('month', a, 'UTC')` |
    /// | mysql | `TIMESTAMP(DATE_FORMAT(a, '%Y-%m-01'))` |
    /// | sqlite | `substr(a, 1, 7) \|\| '-01T00:00:00+00:00'` |
    pub fn truncate(self, unit: TimeUnit) -> Expr<T, V> {
        Expr::new(Node::from(TimeNode::Truncate(Truncate { operand: utc(self), unit })))
    }
}}
