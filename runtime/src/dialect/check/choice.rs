//! One value of several.

use super::{Refusals, compare};
use crate::expr::ChoiceNode;

pub(super) fn check(node: &ChoiceNode, refusals: &mut Refusals) {
    match node {
        ChoiceNode::NullIf(node) => compare::operand(&node.value, refusals),
        ChoiceNode::Extreme(node) => {
            node.values.iter().take(1).for_each(|value| compare::operand(value, refusals));
        }
        ChoiceNode::Coalesce(_) | ChoiceNode::Case(_) => {}
    }
}
