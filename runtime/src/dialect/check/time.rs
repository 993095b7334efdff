//! Times.

use super::Refusals;
use crate::expr::TimeNode;

pub(super) fn check(node: &TimeNode, _refusals: &mut Refusals) {
    match node {
        TimeNode::Now => {}
    }
}
