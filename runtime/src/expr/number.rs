//! Numbers.

mod abs;
mod arithmetic;
mod digits;
mod kinds;
mod negate;
mod quotient;
mod round;
mod sign;

pub use abs::Abs;
pub use arithmetic::{Arithmetic, Divisor, Operator};
pub use kinds::{Divisible, Exact, Fractional, Integer, Number, Signed};
pub use negate::Negate;
pub use quotient::Quotient;
pub use round::{Round, RoundTo, Rounding};
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
    /// A number without decimals.
    Round(Round),
    /// A Decimal with at most so many decimals.
    RoundTo(RoundTo),
    /// A quotient of Decimals.
    Quotient(Quotient),
}

impl NumberNode {
    pub(crate) fn ty(&self) -> SqlType {
        match self {
            NumberNode::Arithmetic(node) => node.left.ty(),
            NumberNode::Negate(node) => node.operand.ty(),
            NumberNode::Abs(node) => node.operand.ty(),
            NumberNode::Sign(node) => node.operand.ty(),
            NumberNode::Round(node) => node.operand.ty(),
            NumberNode::RoundTo(node) => node.operand.ty(),
            NumberNode::Quotient(node) => node.left.ty(),
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            NumberNode::Arithmetic(node) => vec![&node.left, &node.right],
            NumberNode::Negate(node) => vec![&node.operand],
            NumberNode::Abs(node) => vec![&node.operand],
            NumberNode::Sign(node) => vec![&node.operand],
            NumberNode::Round(node) => vec![&node.operand],
            NumberNode::RoundTo(node) => vec![&node.operand],
            NumberNode::Quotient(node) => vec![&node.left, &node.right],
        }
    }
}

impl From<NumberNode> for Node {
    fn from(node: NumberNode) -> Self {
        Node::Number(Box::new(node))
    }
}
