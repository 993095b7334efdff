//! Numbers.

mod abs;
mod arithmetic;
mod digits;
mod kinds;
mod negate;
mod not_zero;
mod quotient;
mod round;
mod sign;

pub use abs::Abs;
pub use arithmetic::{Arithmetic, Divisor, Operator};
pub use kinds::{Divisible, Exact, Fractional, Integer, Number, Signed};
pub use negate::Negate;
pub use not_zero::NotZero;
pub use quotient::Quotient;
pub use round::{Round, RoundTo, Rounding};
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
    /// A number without decimals.
    Round(Round),
    /// A Decimal with at most so many decimals.
    RoundTo(RoundTo),
    /// A quotient of Decimals.
    Quotient(Quotient),
    /// A divisor that fails where it is 0.
    NotZero(NotZero),
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
            NumberNode::NotZero(node) => node.operand.ty(),
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
            NumberNode::NotZero(node) => vec![&node.operand],
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
            NumberNode::RoundTo(node) => {
                NumberNode::RoundTo(RoundTo { operand: f(node.operand), ..node })
            }
            NumberNode::Quotient(node) => {
                let (left, right) = (f(node.left), f(node.right));
                NumberNode::Quotient(Quotient { left, right, ..node })
            }
            NumberNode::NotZero(node) => NumberNode::NotZero(NotZero { operand: f(node.operand) }),
        }
    }

    pub(super) fn may_be_null(&self) -> bool {
        let is_by_zero = match self {
            NumberNode::Arithmetic(node) => match node.operator {
                Operator::Divide | Operator::Remainder => !node.right.is_never_zero(),
                Operator::Add | Operator::Subtract | Operator::Multiply => false,
            },
            NumberNode::Quotient(node) => !node.right.is_never_zero(),
            NumberNode::Negate(_)
            | NumberNode::Abs(_)
            | NumberNode::Sign(_)
            | NumberNode::Round(_)
            | NumberNode::RoundTo(_)
            | NumberNode::NotZero(_) => false,
        };
        is_by_zero || self.children().into_iter().any(Node::may_be_null)
    }

    /// The smallest whole number has no negative, and a quotient by -1 is one. The digits of a
    /// Decimal are counted when `gen` runs.
    pub(super) fn may_fail_itself(&self) -> bool {
        if self.ty() == SqlType::Decimal {
            return matches!(self, NumberNode::NotZero(_));
        }
        match self {
            NumberNode::Arithmetic(node) => match node.operator {
                Operator::Add | Operator::Subtract | Operator::Multiply => true,
                Operator::Divide if self.ty() == SqlType::F64 => true,
                Operator::Divide => !is_known(&node.right, |n| n != -1.0),
                Operator::Remainder => false,
            },
            NumberNode::NotZero(_) => true,
            NumberNode::Negate(_) | NumberNode::Abs(_) => self.ty() != SqlType::F64,
            NumberNode::Sign(_)
            | NumberNode::Round(_)
            | NumberNode::RoundTo(_)
            | NumberNode::Quotient(_) => false,
        }
    }
}

impl Node {
    /// Whether what is divided by the node has a quotient, or has failed.
    pub(crate) fn is_never_zero(&self) -> bool {
        let fails = matches!(self, Node::Number(of) if matches!(**of, NumberNode::NotZero(_)));
        fails || is_known(self, |number| number != 0.0)
    }
}

/// Whether a node is a number of which something is known when `gen` runs.
fn is_known(node: &Node, of: impl Fn(f64) -> bool) -> bool {
    let Node::Literal(literal) = node else { return false };
    match literal.value {
        Value::F64(number) => of(number),
        Value::Decimal(number) => !number.is_zero() && of(1.0),
        // Nearness is enough to tell it from 0 and from -1.
        ref other => other.whole().is_some_and(|number| of(number as f64)),
    }
}

impl From<NumberNode> for Node {
    fn from(node: NumberNode) -> Self {
        Node::Number(Box::new(node))
    }
}
