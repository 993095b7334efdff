//! Times.

mod difference;
mod field;
mod from_timestamp;
mod shift;

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Node, StoredTime, TimeNode, TimeUnit, Truncate};
use crate::table::Storage;

impl Writer {
    pub(super) fn time_node(&mut self, node: &TimeNode) -> (String, Precedence) {
        match node {
            TimeNode::Now => {
                let text = match self.dialect {
                    Dialect::Postgres => "now()",
                    Dialect::Mysql => "UTC_TIMESTAMP(6)",
                    Dialect::Sqlite => "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')",
                };
                (text.to_owned(), Precedence::Atom)
            }
            TimeNode::Shift(node) => self.shift(node),
            TimeNode::Truncate(node) => self.truncate(node),
            TimeNode::Field(node) => self.field(node),
            TimeNode::Difference(node) => self.difference(node),
            TimeNode::FromTimestamp(node) => self.time_of_seconds(node),
            TimeNode::Stored(node) => self.stored(node),
        }
    }

    fn truncate(&mut self, node: &Truncate) -> (String, Precedence) {
        let operand = self.argument(&node.operand);
        match self.dialect {
            Dialect::Postgres => {
                let unit = match node.unit {
                    TimeUnit::Year => "year",
                    TimeUnit::Month => "month",
                    TimeUnit::Day => "day",
                    TimeUnit::Hour => "hour",
                    TimeUnit::Minute => "minute",
                    TimeUnit::Second => "second",
                };
                (format!("date_trunc('{unit}', {operand}, 'UTC')"), Precedence::Atom)
            }
            // A cast to fewer decimals rounds on MySQL and cuts on MariaDB.
            Dialect::Mysql => {
                let kept = match node.unit {
                    TimeUnit::Year => "%Y-01-01",
                    TimeUnit::Month => "%Y-%m-01",
                    TimeUnit::Day => "%Y-%m-%d",
                    TimeUnit::Hour => "%Y-%m-%d %H:00:00",
                    TimeUnit::Minute => "%Y-%m-%d %H:%i:00",
                    TimeUnit::Second => "%Y-%m-%d %H:%i:%s",
                };
                (format!("TIMESTAMP(DATE_FORMAT({operand}, '{kept}'))"), Precedence::Atom)
            }
            Dialect::Sqlite => {
                let (kept, rest) = match node.unit {
                    TimeUnit::Year => (4, "-01-01T00:00:00+00:00"),
                    TimeUnit::Month => (7, "-01T00:00:00+00:00"),
                    TimeUnit::Day => (10, "T00:00:00+00:00"),
                    TimeUnit::Hour => (13, ":00:00+00:00"),
                    TimeUnit::Minute => (16, ":00+00:00"),
                    TimeUnit::Second => (19, "+00:00"),
                };
                (format!("substr({operand}, 1, {kept}) || '{rest}'"), Precedence::Operator)
            }
        }
    }

    fn stored(&mut self, node: &StoredTime) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => self.node(&node.value),
            Dialect::Mysql if node.storage == Storage::Timestamp => {
                let now = Node::from(TimeNode::Now);
                let text = if node.value == now {
                    "NOW(6)".to_owned()
                } else {
                    format!("CONVERT_TZ({},'+00:00',@@time_zone)", self.argument(&node.value))
                };
                (text, Precedence::Atom)
            }
            Dialect::Mysql => {
                let value = self.argument(&node.value);
                if matches!(&node.value, Node::Column(_)) {
                    // Read as it is stored: an hour that a clock shows twice is still one.
                    let epoch = "TIMESTAMP'1970-01-01 00:00:00'";
                    let seconds = format!("INTERVAL UNIX_TIMESTAMP({value}) SECOND");
                    (format!("{epoch} + {seconds}"), Precedence::Sum)
                } else {
                    (format!("CONVERT_TZ({value},@@time_zone,'+00:00')"), Precedence::Atom)
                }
            }
        }
    }
}
