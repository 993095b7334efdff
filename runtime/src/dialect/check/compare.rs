//! Comparisons.

use super::Refusals;
use crate::Dialect;
use crate::expr::{Compare, Node};
use crate::table::SqlType;

pub(super) fn check(node: &Compare, refusals: &mut Refusals) {
    operand(&node.left, refusals);
}

/// What is compared, in whatever operation.
pub(super) fn operand(node: &Node, refusals: &mut Refusals) {
    if refusals.dialect == Dialect::Sqlite && node.ty() == SqlType::Decimal {
        refusals.dialect(
            "a Decimal is text here, in which 1.5 and 1.50 differ and 10 stands before 9",
            "make the column whole cents, or name the migration's `dialects`",
        );
    }
}
