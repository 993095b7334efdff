//! Times.

use super::Refusals;
use crate::Dialect;
use crate::expr::{Shift, TimeNode, TimeShift};

pub(super) fn check(node: &TimeNode, refusals: &mut Refusals) {
    match node {
        TimeNode::Shift(node) => shift(node, refusals),
        TimeNode::Now
        | TimeNode::Truncate(_)
        | TimeNode::Field(_)
        | TimeNode::Difference(_)
        | TimeNode::FromTimestamp(_)
        | TimeNode::Stored(_) => {}
    }
}

fn shift(node: &TimeShift, refusals: &mut Refusals) {
    if node.bound().is_none() {
        refusals.statement(
            "a time is moved so far that no year from 1 to 9999 is left",
            "move it by less",
        );
    }
    if let Shift::Exact(delta) = node.by {
        let nanoseconds = delta.subsec_nanos();
        if nanoseconds % 1_000 != 0 {
            refusals.statement(
                "a time is moved by a fraction of a microsecond, which databases drop",
                "round it to microseconds",
            );
        } else if nanoseconds != 0 && refusals.dialect == Dialect::Sqlite {
            refusals.dialect(
                "a time is moved by a fraction of a second, and its functions round to three \
                 decimals",
                "move it by whole seconds, or use `Raw` for this dialect",
            );
        }
    }
}
