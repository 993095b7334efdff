//! The time that is so many seconds after the beginning of 1970.

use super::TimeNode;
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::ColumnType;

use chrono::{DateTime, Utc};

/// The time that is so many seconds after the beginning of 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct FromTimestamp {
    /// The seconds.
    pub operand: Node,
}

impl FromTimestamp {
    /// The first second of the year 1.
    pub const FIRST: i64 = -62_135_596_800;
    /// The last second of the year 9999.
    pub const LAST: i64 = 253_402_300_799;
}

operands! { impl[V: ColumnType<Base = i64>] V {
    /// The time so many seconds after the beginning of 1970 in UTC, before it for a number below
    /// 0; NULL for NULL.
    ///
    /// A number of a time outside the years 1 to 9999 is an error on every server.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "jobs")]
    /// struct Job { began: DateTime<Utc>, seconds: i64, ends: DateTime<Utc> }
    ///
    /// let ends = (Job::began.timestamp() + Job::seconds).to_time();
    /// let _ = Job::update().set(Job::ends, ends);
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `to_timestamp(CASE WHEN a NOT BETWEEN -62135596800 AND 253402300799 THEN 1e18 ELSE a END)` |
    /// | mysql | `TIMESTAMP'1970-01-01 00:00:00' + INTERVAL IF(a NOT BETWEEN -62135596800 AND 253402300799, ~0 + 1, a) SECOND` |
    /// | sqlite | `CASE WHEN a NOT BETWEEN -62135596800 AND 253402300799 THEN json('[' \|\| a) ELSE strftime('%Y-%m-%dT%H:%M:%S+00:00', a, 'unixepoch') END` |
    pub fn to_time(self) -> Expr<T, V::Like<DateTime<Utc>>> {
        let operand = self.into_node();
        Expr::new(Node::from(TimeNode::FromTimestamp(FromTimestamp { operand })))
    }
}}
