//! Numbers.

mod arithmetic;

pub use arithmetic::{Arithmetic, Divisor, Number, Operator};

use super::Node;
use crate::table::SqlType;

/// An operation on numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberNode {
    /// `a + b` and its kin.
    Arithmetic(Arithmetic),
}

impl NumberNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            NumberNode::Arithmetic(node) => node.left.ty(),
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            NumberNode::Arithmetic(node) => vec![&node.left, &node.right],
        }
    }
}

impl From<NumberNode> for Node {
    fn from(node: NumberNode) -> Self {
        Node::Number(Box::new(node))
    }
}
