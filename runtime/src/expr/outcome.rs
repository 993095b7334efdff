//! What can be said of a node before it meets a row.

use super::{Node, Value};

impl Node {
    /// Whether the node is NULL, or unknown, for some row: it is never where this says no.
    pub fn may_be_null(&self) -> bool {
        match self {
            Node::Column(column) => column.column.nullable,
            Node::Literal(literal) => literal.value == Value::Null,
            Node::IsNull(_) | Node::Changed(_) => false,
            Node::Compare(_) | Node::Not(_) | Node::Logic(_) | Node::Text(_) | Node::Time(_) => {
                self.children().into_iter().any(Node::may_be_null)
            }
            Node::Predicate(node) => node.may_be_null(),
            Node::Number(node) => node.may_be_null(),
            Node::Json(node) => node.may_be_null(),
            Node::Choice(node) => node.may_be_null(),
            Node::Query(node) => node.may_be_null(),
            Node::Cast(node) => node.may_be_null(),
        }
    }

    /// Whether the node makes the statement fail for some row: it never does where this says no.
    ///
    /// A number that leaves its type, a cast of what cannot be cast. A column of documents holds
    /// documents: a text that is none fails wherever it is met.
    pub fn may_fail(&self) -> bool {
        let itself = match self {
            Node::Column(_)
            | Node::Literal(_)
            | Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Text(_)
            | Node::Changed(_)
            | Node::Predicate(_)
            | Node::Json(_)
            | Node::Choice(_) => false,
            Node::Number(node) => node.may_fail_itself(),
            Node::Time(node) => node.may_fail_itself(),
            Node::Query(node) => node.may_fail_itself(),
            Node::Cast(node) => node.may_fail_itself(),
        };
        itself || self.children().into_iter().any(Node::may_fail)
    }
}
