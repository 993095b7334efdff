//! Decimals in the columns that they are stored in: PostgreSQL and the MySQL family round what has
//! more decimals than its column, without a word.

use super::Refusals;
use super::number::undeclared;
use crate::Printable;
use crate::expr::{AggregateFunction, Joined, Node, QueryNode, Value};
use crate::table::{ColumnDef, Digits, SqlType};

/// A column and a value that it is set to.
pub(super) fn check(column: &'static ColumnDef, value: &Node, refusals: &mut Refusals) {
    if column.ty != SqlType::Decimal {
        return;
    }
    let found = match value {
        Node::Literal(literal) => {
            let Value::Decimal(value) = &literal.value else { return };
            let Some(keeps) = column.digits else { return };
            let digits =
                Node::Literal(crate::expr::Literal::new(Value::Decimal(value.normalize())));
            let Ok(digits) = digits.digits() else { return };
            if digits.whole > keeps.whole {
                refusals.statement(
                    format!("{value} does not fit column `{}`, {}", name(column), kept(keeps)),
                    "write a smaller number, or make the column larger first",
                );
            }
            Ok(digits)
        }
        other => other.digits(),
    };
    match (column.digits, found) {
        (Some(keeps), Ok(digits)) if digits.scale > keeps.scale => refusals.statement(
            format!(
                "a number of up to {} decimals is stored in column `{}`, {}",
                digits.scale,
                name(column),
                kept(keeps)
            ),
            format!("say that it is rounded: `.round_to({})`", keeps.scale),
        ),
        (Some(_), Err(Some(other))) => undeclared(other, refusals),
        (None, Ok(_)) if is_calculated(value) => undeclared(column, refusals),
        (Some(_) | None, Ok(_) | Err(_)) => {}
    }
}

fn name(column: &ColumnDef) -> Printable<'_> {
    Printable(column.name)
}

fn kept(digits: Digits) -> String {
    format!("which is a numeric({}, {})", digits.precision(), digits.scale)
}

/// Whether a value may have more decimals than the columns and literals that it is made of.
fn is_calculated(value: &Node) -> bool {
    match value {
        Node::Number(_) | Node::Cast(_) => true,
        Node::Choice(node) => node.values().into_iter().any(is_calculated),
        Node::Query(node) => match node.as_ref() {
            QueryNode::Pick(node) => is_calculated(&node.value),
            QueryNode::Aggregate(node) => {
                node.function == AggregateFunction::Sum
                    || node.value.as_ref().is_some_and(is_calculated)
            }
            QueryNode::Joined(node) => match node {
                Joined::Group(node) => {
                    is_calculated(&Node::from(QueryNode::Aggregate(node.clone())))
                }
                Joined::Row(node) => is_calculated(&node.value),
            },
            QueryNode::Exists(_) | QueryNode::In(_) => false,
        },
        Node::Column(_)
        | Node::Literal(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Changed(_) => false,
    }
}
