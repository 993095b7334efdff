//! Conditions on values beyond the six comparisons.

use super::{Refusals, compare};
use crate::expr::PredicateNode;

pub(super) fn check(node: &PredicateNode, refusals: &mut Refusals) {
    match node {
        PredicateNode::Distinct(node) => compare::pair(&node.left, &node.right, refusals),
        PredicateNode::Same(node) => compare::pair(&node.left, &node.right, refusals),
        PredicateNode::ExactOrder(node) => compare::pair(&node.left, &node.right, refusals),
        PredicateNode::OneOf(node) => compare::operand(&node.operand, refusals),
        PredicateNode::Between(node) => compare::operand(&node.operand, refusals),
        PredicateNode::IsTrue(_) => {}
    }
}
