//! A divisor that is never 0.

use crate::expr::Node;

/// What stands on the right of `/` or `%` and makes the statement fail where it is 0, as a division
/// by 0 does in Rust. The builder's own division by 0 is NULL.
#[derive(Clone, Debug, PartialEq)]
pub struct NotZero {
    /// The divisor.
    pub operand: Node,
}

impl NotZero {
    /// Whether it is the number 0, and no other.
    pub(crate) fn is_zero(&self) -> bool {
        matches!(&self.operand, Node::Literal(literal) if literal.value.is_zero())
    }
}
