//! Conditions on values beyond the six comparisons.

mod between;
mod distinct;
mod is_true;
mod one_of;
mod same;

pub use between::Between;
pub use distinct::Distinct;
pub use is_true::IsTrue;
pub use one_of::OneOf;
pub use same::Same;

use super::Node;

/// A condition on values beyond the six comparisons.
#[derive(Clone, Debug, PartialEq)]
pub enum PredicateNode {
    /// Whether two values differ, NULL being a value like any other.
    Distinct(Distinct),
    /// Whether two values are the same, code point for code point.
    Same(Same),
    /// Whether a value is one of several.
    OneOf(OneOf),
    /// Whether a value is within bounds.
    Between(Between),
    /// Whether a condition is true, unknown being false.
    IsTrue(IsTrue),
}

impl PredicateNode {
    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            PredicateNode::Distinct(node) => vec![&node.left, &node.right],
            PredicateNode::Same(node) => vec![&node.left, &node.right],
            PredicateNode::OneOf(node) => {
                std::iter::once(&node.operand).chain(&node.values).collect()
            }
            PredicateNode::Between(node) => vec![&node.operand, &node.low, &node.high],
            PredicateNode::IsTrue(node) => vec![&node.operand],
        }
    }
}

impl From<PredicateNode> for Node {
    fn from(node: PredicateNode) -> Self {
        Node::Predicate(Box::new(node))
    }
}
