//! The server's clock.

use chrono::{DateTime, Utc};

use super::TimeNode;
use crate::expr::{Expr, Node};

/// The server's clock, in UTC: on PostgreSQL when the transaction began, on the MySQL family and
/// SQLite when the statement did, and on SQLite in whole seconds.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { seen: Option<DateTime<Utc>> }
///
/// let change = User::update().set(User::seen, now()).filter(User::seen.is_null());
/// # let _ = change;
/// ```
///
/// | dialect | text |
/// |---|---|
/// | postgres | `now()` |
/// | mysql | `UTC_TIMESTAMP(6)`, for a TIMESTAMP column `NOW(6)` |
/// | sqlite | `strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')` |
pub fn now<T>() -> Expr<T, DateTime<Utc>> {
    Expr::new(Node::from(TimeNode::Now))
}
