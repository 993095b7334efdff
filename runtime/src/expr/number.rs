//! Numbers.

mod abs;
mod arithmetic;
mod negate;
mod round;
mod sign;

pub use abs::Abs;
pub use arithmetic::{Arithmetic, Divisor, Integer, Number, Operator};
pub use negate::Negate;
pub use round::{Round, Rounding};
pub use sign::Sign;

use super::Node;
use crate::table::SqlType;

/// An operation on numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberNode {
    /// `a + b` and its kin.
    Arithmetic(Arithmetic),
    /// `-a`
    Negate(Negate),
    /// The number without its sign.
    Abs(Abs),
    /// -1, 0 or 1.
    Sign(Sign),
    /// A double without decimals.
    Round(Round),
}

impl NumberNode {
    pub(crate) fn ty(&self) -> SqlType {
        match self {
            NumberNode::Arithmetic(node) => node.left.ty(),
            NumberNode::Negate(node) => node.operand.ty(),
            NumberNode::Abs(node) => node.operand.ty(),
            NumberNode::Sign(node) => node.operand.ty(),
            NumberNode::Round(node) => node.operand.ty(),
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            NumberNode::Arithmetic(node) => vec![&node.left, &node.right],
            NumberNode::Negate(node) => vec![&node.operand],
            NumberNode::Abs(node) => vec![&node.operand],
            NumberNode::Sign(node) => vec![&node.operand],
            NumberNode::Round(node) => vec![&node.operand],
        }
    }
}

impl From<NumberNode> for Node {
    fn from(node: NumberNode) -> Self {
        Node::Number(Box::new(node))
    }
}
