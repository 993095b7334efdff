//! Conditions on values beyond the six comparisons.

use super::Refusals;
use crate::expr::PredicateNode;

pub(super) fn check(node: &PredicateNode, _refusals: &mut Refusals) {
    match node {
        PredicateNode::Distinct(_)
        | PredicateNode::OneOf(_)
        | PredicateNode::Between(_)
        | PredicateNode::IsTrue(_) => {}
    }
}
