//! Comparisons.

use super::Refusals;
use crate::Dialect;
use crate::expr::{Compare, Node};
use crate::table::SqlType;

pub(super) fn check(node: &Compare, refusals: &mut Refusals) {
    pair(&node.left, &node.right, refusals);
}

/// Two values that are compared, in whatever operation.
pub(super) fn pair(left: &Node, right: &Node, refusals: &mut Refusals) {
    operand(left, refusals);
    match refusals.dialect {
        Dialect::Sqlite if left.ty() == SqlType::Uuid && left.storage() != right.storage() => {
            refusals.dialect(
                "a Uuid that is stored as text is never equal to one that is a BLOB",
                "store both in one way first",
            );
        }
        Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
    }
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
