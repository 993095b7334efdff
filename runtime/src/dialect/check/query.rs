//! Questions to other rows.

use super::compare::{operand, pair};
use super::number::decimal;
use super::statement::table;
use super::{Refusals, join};
use crate::Printable;
use crate::expr::{AggregateFunction, Comparison, Match, Node, Pick, QueryNode, RowsTree};
use crate::table::SqlType;

pub(super) fn check(node: &QueryNode, refusals: &mut Refusals) {
    rows(node.rows(), refusals);
    match node {
        QueryNode::Exists(_) => {}
        QueryNode::Aggregate(aggregate) => match aggregate.function {
            AggregateFunction::Count => {}
            AggregateFunction::Sum if aggregate.ty() == SqlType::Decimal => {
                decimal(&Node::from(node.clone()), refusals);
            }
            AggregateFunction::Sum => {}
            AggregateFunction::Min | AggregateFunction::Max => {
                aggregate.value.iter().for_each(|value| of_the_row(value, refusals));
            }
        },
        QueryNode::In(node) => pair(&node.value, &node.of, refusals),
        QueryNode::Pick(node) => pick(node, refusals),
        QueryNode::Joined(node) => join::value(node, refusals),
    }
}

/// The rows themselves.
pub(super) fn rows(rows: &RowsTree, refusals: &mut Refusals) {
    table(rows.table, refusals);
    for Match { inner, outer, .. } in &rows.matches {
        pair(inner, outer, refusals);
    }
    if rows.one_of_each.is_some() && !rows.matches.is_empty() {
        refusals.statement(
            format!(
                "the first of several rows of `{}` is asked for among those that match a row",
                Printable(rows.table.name)
            ),
            "leave out `.first_of_each(…)`, or ask for `.first_by(…)`",
        );
    }
    if rows.one_of_each.is_some() && rows.table.primary_key().count() != 1 {
        refusals.statement(
            format!(
                "the first of several rows of `{}` is the one with the smallest primary key, and \
                 no field says `primary_key`, or several do",
                Printable(rows.table.name)
            ),
            "add `#[column(primary_key)]` to a key of one column, or say which row with `.filter(…)`",
        );
    }
}

/// `ORDER BY 1` would mean the first column.
pub(super) fn of_the_row(value: &Node, refusals: &mut Refusals) {
    operand(value, refusals);
    if matches!(value, Node::Literal(_)) {
        refusals.statement(
            "rows are told apart by a value that is the same in each",
            "name a column, or ask `.exists()`",
        );
    }
}

fn pick(node: &Pick, refusals: &mut Refusals) {
    node.order.iter().for_each(|order| of_the_row(&order.by, refusals));
    let def = node.rows.table;
    let shown = Printable(def.name);
    if def.primary_key().next().is_none() {
        refusals.statement(
            format!("no field of table `{shown}` says `primary_key`, so one row cannot be told"),
            "add `#[column(primary_key)]` to each column of the key, or ask for `.min(…)` or \
             `.max(…)`",
        );
    } else if node.order.is_none() && !names_the_key(&node.rows) {
        refusals.statement(
            format!("several rows of `{shown}` may match, and `.get(…)` is of one"),
            "match every column of the primary key with `.matching(…)`, or say which row: \
             `.first_by(…)`, `.last_by(…)`, or `.min(…)` and `.max(…)` of its value",
        );
    }
}

/// Whether a row is found by its whole primary key.
pub(super) fn names_the_key(rows: &RowsTree) -> bool {
    let mut keys = rows.table.primary_key().peekable();
    keys.peek().is_some()
        && keys.all(|key| {
            rows.matches.iter().any(|pair| {
                pair.comparison == Comparison::Equal
                    && matches!(&pair.inner, Node::Column(column) if column.column == key)
            })
        })
}
