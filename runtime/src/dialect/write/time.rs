//! Times.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::TimeNode;

impl Writer {
    pub(super) fn time_node(&mut self, node: &TimeNode) -> (String, Precedence) {
        let text = match node {
            TimeNode::Now => match self.dialect {
                Dialect::Postgres => "now()",
                Dialect::Mysql => "UTC_TIMESTAMP(6)",
                Dialect::Sqlite => "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')",
            },
        };
        (text.to_owned(), Precedence::Atom)
    }
}
