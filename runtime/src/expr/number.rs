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

use super::{Node, Value};
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

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            NumberNode::Arithmetic(node) => {
                let (left, right) = (f(node.left), f(node.right));
                NumberNode::Arithmetic(Arithmetic { left, right, ..node })
            }
            NumberNode::Negate(node) => NumberNode::Negate(Negate { operand: f(node.operand) }),
            NumberNode::Abs(node) => NumberNode::Abs(Abs { operand: f(node.operand) }),
            NumberNode::Sign(node) => NumberNode::Sign(Sign { operand: f(node.operand) }),
            NumberNode::Round(node) => {
                NumberNode::Round(Round { operand: f(node.operand), ..node })
            }
        }
    }

    pub(super) fn may_be_null(&self) -> bool {
        let is_by_zero = match self {
            NumberNode::Arithmetic(node) => match node.operator {
                Operator::Divide | Operator::Remainder => node.may_be_by_zero(),
                Operator::Add | Operator::Subtract | Operator::Multiply => false,
            },
            NumberNode::Negate(_)
            | NumberNode::Abs(_)
            | NumberNode::Sign(_)
            | NumberNode::Round(_) => false,
        };
        is_by_zero || self.children().into_iter().any(Node::may_be_null)
    }

    /// The smallest whole number has no negative, and a quotient by -1 is one.
    pub(super) fn may_fail_itself(&self) -> bool {
        match self {
            NumberNode::Arithmetic(node) => match node.operator {
                Operator::Add | Operator::Subtract | Operator::Multiply => true,
                Operator::Divide if self.ty() == SqlType::F64 => true,
                Operator::Divide => !is_known(&node.right, |n| n != -1.0),
                Operator::Remainder => false,
            },
            NumberNode::Negate(_) | NumberNode::Abs(_) => self.ty() != SqlType::F64,
            NumberNode::Sign(_) | NumberNode::Round(_) => false,
        }
    }
}

impl Arithmetic {
    /// Whether it may divide by 0, which makes NULL.
    pub(crate) fn may_be_by_zero(&self) -> bool {
        !is_known(&self.right, |number| number != 0.0)
    }
}

/// Whether a node is a number of which something is known when `gen` runs.
fn is_known(node: &Node, of: impl Fn(f64) -> bool) -> bool {
    let Node::Literal(literal) = node else { return false };
    match literal.value {
        Value::F64(number) => of(number),
        // Nearness is enough to tell it from 0 and from -1.
        ref other => other.whole().is_some_and(|number| of(number as f64)),
    }
}

impl From<NumberNode> for Node {
    fn from(node: NumberNode) -> Self {
        Node::Number(Box::new(node))
    }
}
