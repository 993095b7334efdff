//! Conditions on values beyond the six comparisons.

mod between;
mod distinct;
mod exact_order;
mod is_true;
mod one_of;
mod same;

pub use between::Between;
pub use distinct::Distinct;
pub use exact_order::ExactOrder;
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
    /// How two values stand to each other, text by code points.
    ExactOrder(ExactOrder),
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
            PredicateNode::ExactOrder(node) => vec![&node.left, &node.right],
            PredicateNode::OneOf(node) => {
                std::iter::once(&node.operand).chain(&node.values).collect()
            }
            PredicateNode::Between(node) => vec![&node.operand, &node.low, &node.high],
            PredicateNode::IsTrue(node) => vec![&node.operand],
        }
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            PredicateNode::Distinct(node) => {
                let (left, right) = (f(node.left), f(node.right));
                PredicateNode::Distinct(Distinct { left, right, ..node })
            }
            PredicateNode::Same(node) => {
                let (left, right) = (f(node.left), f(node.right));
                PredicateNode::Same(Same { left, right, ..node })
            }
            PredicateNode::ExactOrder(node) => {
                let (left, right) = (f(node.left), f(node.right));
                PredicateNode::ExactOrder(ExactOrder { left, right, ..node })
            }
            PredicateNode::OneOf(node) => {
                let operand = f(node.operand);
                let values = node.values.into_iter().map(f).collect();
                PredicateNode::OneOf(OneOf {
                    operand,
                    values,
                    negated: node.negated,
                    exact: node.exact,
                })
            }
            PredicateNode::Between(node) => {
                let (operand, low, high) = (f(node.operand), f(node.low), f(node.high));
                PredicateNode::Between(Between { operand, low, high })
            }
            PredicateNode::IsTrue(node) => {
                PredicateNode::IsTrue(IsTrue { operand: f(node.operand), ..node })
            }
        }
    }

    pub(super) fn may_be_null(&self) -> bool {
        let mut children = self.children().into_iter();
        match self {
            PredicateNode::Distinct(_) | PredicateNode::IsTrue(_) => false,
            PredicateNode::Same(node) => !node.null_safe && children.any(Node::may_be_null),
            // In an empty list there is nothing, not even NULL.
            PredicateNode::OneOf(node) => {
                !node.values.is_empty() && children.any(Node::may_be_null)
            }
            PredicateNode::ExactOrder(_) | PredicateNode::Between(_) => {
                children.any(Node::may_be_null)
            }
        }
    }
}

impl From<PredicateNode> for Node {
    fn from(node: PredicateNode) -> Self {
        Node::Predicate(Box::new(node))
    }
}
