//! Times.

use super::{Expr, Node};
use crate::table::SqlType;

use chrono::{DateTime, Utc};

/// An operation on times.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeNode {
    /// The server's clock.
    Now,
}

/// The server's clock, in UTC: on PostgreSQL when the transaction began, on the MySQL family and
/// SQLite when the statement did, and on SQLite in whole seconds.
pub fn now<T>() -> Expr<T, DateTime<Utc>> {
    Expr::new(Node::from(TimeNode::Now))
}

impl TimeNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            TimeNode::Now => SqlType::Timestamp,
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            TimeNode::Now => Vec::new(),
        }
    }
}

impl From<TimeNode> for Node {
    fn from(node: TimeNode) -> Self {
        Node::Time(Box::new(node))
    }
}
