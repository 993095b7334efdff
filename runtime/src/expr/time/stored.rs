//! A time as a column of another storage holds it.

use crate::expr::Node;
use crate::table::Storage;

/// The same time for another storage: the MySQL family's TIMESTAMP reads and writes the time zone
/// of the session, and everything else is UTC.
///
/// | dialect | to a TIMESTAMP column | from one |
/// |---|---|---|
/// | postgres, sqlite | `a` | `a` |
/// | mysql | `CONVERT_TZ(a,'+00:00',@@time_zone)` | `TIMESTAMP'1970-01-01 00:00:00' + INTERVAL UNIX_TIMESTAMP(a) SECOND` |
#[derive(Clone, Debug, PartialEq)]
pub struct StoredTime {
    /// The time.
    pub value: Node,
    /// How it is stored.
    pub storage: Storage,
}
