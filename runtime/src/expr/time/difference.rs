//! How long one time is after another.

use super::{Time, TimeNode, utc};
use crate::expr::{Expr, IntoNode, Node, Operand};
use crate::table::ColumnType;

/// How long one time is after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The later time.
    pub left: Node,
    /// The earlier time.
    pub right: Node,
    /// What is counted.
    pub unit: DifferenceUnit,
}

/// What a difference counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceUnit {
    /// Whole seconds.
    Seconds,
    /// Whole days of 24 hours.
    Days,
}

operands! { impl[V: ColumnType<Base: Time>] V {
    /// The whole seconds from another time to this one, negative where this one is before it.
    ///
    /// A fraction is dropped: 1.9 seconds are 1, -1.9 seconds are -1. NULL if one of them is.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "jobs")]
    /// struct Job { began: DateTime<Utc>, ended: Option<DateTime<Utc>>, seconds: Option<i64> }
    ///
    /// let seconds = Job::ended.seconds_since(Job::began);
    /// let change = Job::update().set(Job::seconds, seconds);
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `CAST(trunc(extract(epoch FROM a - b)) AS bigint)` |
    /// | mysql | `TIMESTAMPDIFF(SECOND, b, a)` |
    /// | sqlite | `strftime('%s', substr(a, 1, 19)) - strftime('%s', substr(b, 1, 19)) - (a > b AND substr(a, 20) < substr(b, 20)) + (a < b AND substr(a, 20) > substr(b, 20))` |
    pub fn seconds_since<R: Operand<T, V::Base>>(
        self,
        earlier: R,
    ) -> Expr<T, <V::Or<R::Value> as ColumnType>::Like<i64>> {
        difference(self, earlier, DifferenceUnit::Seconds)
    }

    /// The whole days of 24 hours from another time to this one, negative where this one is before
    /// it.
    ///
    /// A part of a day is dropped: 47 hours are 1 day, -47 hours are -1. NULL if one of them is.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `CAST(extract(day FROM a - b) AS bigint)` |
    /// | mysql | `TIMESTAMPDIFF(DAY, b, a)` |
    /// | sqlite | the seconds `/ 86400` |
    pub fn days_since<R: Operand<T, V::Base>>(
        self,
        earlier: R,
    ) -> Expr<T, <V::Or<R::Value> as ColumnType>::Like<i64>> {
        difference(self, earlier, DifferenceUnit::Days)
    }
}}

fn difference<T, V>(left: impl IntoNode, right: impl IntoNode, unit: DifferenceUnit) -> Expr<T, V> {
    let (left, right) = (utc(left), utc(right));
    Expr::new(Node::from(TimeNode::Difference(Difference { left, right, unit })))
}
