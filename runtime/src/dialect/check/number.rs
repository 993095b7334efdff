//! Numbers.

use super::Refusals;
use crate::expr::{Node, NumberNode, Operator};
use crate::table::{ColumnDef, Digits, SqlType};
use crate::{Dialect, Printable};

/// The most digits of MySQL's DECIMAL, which fails beyond them.
const PRECISION: u32 = 65;
/// The most of them behind the point, beyond which it rounds without a word.
const SCALE: u32 = 30;

pub(super) fn check(node: &NumberNode, refusals: &mut Refusals) {
    match node {
        NumberNode::Arithmetic(node) => {
            let divides = matches!(node.operator, Operator::Divide | Operator::Remainder);
            if divides && is_zero(&node.right) {
                refusals.statement("a division by 0", "divide by another number");
            }
            if divides && node.left.ty() == SqlType::Decimal {
                refusals.statement(
                    "a quotient of Decimals has no last decimal, or no one that all engines agree on",
                    "use `.div_round(other, decimals)`",
                );
            }
        }
        NumberNode::Quotient(node) => {
            if is_zero(&node.right) {
                refusals.statement("a division by 0", "divide by another number");
            }
            if let (Ok(left), Ok(right)) = (node.left.digits(), node.right.digits()) {
                let needed = node.decimals_needed(left, right);
                calculated(Digits { whole: left.whole, scale: left.scale.max(needed) }, refusals);
            }
        }
        NumberNode::Negate(_)
        | NumberNode::Abs(_)
        | NumberNode::Sign(_)
        | NumberNode::Round(_)
        | NumberNode::RoundTo(_)
        | NumberNode::NotZero(_) => {}
    }
    if node.ty() == SqlType::Decimal {
        decimal(&Node::from(node.clone()), refusals);
    }
}

/// What a Decimal is calculated to.
pub(super) fn decimal(node: &Node, refusals: &mut Refusals) {
    text_is_no_number(refusals);
    match node.digits() {
        Ok(digits) => calculated(digits, refusals),
        Err(Some(column)) => undeclared(column, refusals),
        Err(None) => {}
    }
}

/// On SQLite a Decimal is text.
pub(super) fn text_is_no_number(refusals: &mut Refusals) {
    match refusals.dialect {
        Dialect::Sqlite => refusals.dialect(
            "a Decimal is text here, and text is not calculated with",
            "keep the amount in minor units, as an `i64`, or name the migration's `dialects`",
        ),
        Dialect::Postgres | Dialect::Mysql => {}
    }
}

/// A column that does not say how many digits it keeps.
pub(super) fn undeclared(column: &ColumnDef, refusals: &mut Refusals) {
    refusals.statement(
        format!(
            "a Decimal is calculated, and nothing says how many digits column `{}` keeps",
            Printable(column.name)
        ),
        "add `#[column(precision = …, scale = …)]`, the two numbers of its `numeric(p, s)`",
    );
}

fn calculated(Digits { whole, scale }: Digits, refusals: &mut Refusals) {
    match refusals.dialect {
        Dialect::Mysql if whole + scale > PRECISION || scale > SCALE => refusals.dialect(
            format!(
                "a Decimal is calculated that may have {whole} digits before its point and \
                 {scale} behind it, and a DECIMAL has {PRECISION} at most, {SCALE} behind it"
            ),
            "round on the way, with `.round_to(decimals)`, or divide by a number with fewer digits",
        ),
        Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
    }
}

fn is_zero(node: &Node) -> bool {
    matches!(node, Node::Literal(literal) if literal.value.is_zero())
}
