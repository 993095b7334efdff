//! One value of several.

use super::Refusals;
use crate::expr::ChoiceNode;

pub(super) fn check(node: &ChoiceNode, _refusals: &mut Refusals) {
    match node {
        ChoiceNode::Coalesce(_)
        | ChoiceNode::NullIf(_)
        | ChoiceNode::Extreme(_)
        | ChoiceNode::Case(_) => {}
    }
}
