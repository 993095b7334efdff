//! New rows, and what happens where one is there already.

use super::statement::{columns, table};
use super::{Refusals, digits, expr, query};
use crate::Printable;
use crate::expr::{Node, Value};
use crate::statement::{Conflict, InsertSelect, InsertTree};
use crate::table::ColumnDef;

pub(super) fn check(tree: &InsertTree, refusals: &mut Refusals) {
    table(tree.table, refusals);
    if tree.columns.is_empty() || tree.rows.is_empty() && tree.select.is_none() {
        refusals.statement(
            "an insert adds no row",
            "add `.columns((…))` and `.row((…))`, `.rows(…)` or `.select(…)`",
        );
    }
    if !tree.rows.is_empty() && tree.select.is_some() {
        refusals.statement(
            "an insert adds both rows of its own and those of a table",
            "write two changes",
        );
    }
    columns("names", tree.columns.iter().copied(), refusals);
    for row in &tree.rows {
        for (column, value) in tree.columns.iter().zip(row) {
            expr::check(value, refusals);
            digits::check(column, value, refusals);
        }
    }
    if let Some(select) = &tree.select {
        query::rows(&select.rows, refusals);
        let matches = select.rows.matches.iter().map(|pair| &pair.inner);
        let nodes = select.values.iter().chain(&select.rows.filter).chain(matches);
        nodes.for_each(|node| expr::check(node, refusals));
        for (column, value) in tree.columns.iter().zip(&select.values) {
            digits::check(column, value, refusals);
        }
    }
    if let Some(conflict) = &tree.conflict {
        self::conflict(conflict, tree, refusals);
    }
}

fn conflict(conflict: &Conflict, tree: &InsertTree, refusals: &mut Refusals) {
    columns("updates", conflict.update.iter().copied(), refusals);
    for column in conflict.key.iter().chain(&conflict.update) {
        if !tree.columns.contains(column) {
            let name = Printable(column.name);
            refusals.statement(
                format!("the new rows have no `{name}`, which the conflict is about"),
                "name it in `.columns((…))`",
            );
        }
    }
    if let Some(column) = conflict.update.iter().find(|column| conflict.key.contains(column)) {
        refusals.statement(
            format!("`{}` is the key of the conflict, and equal already", Printable(column.name)),
            "leave it out of `.update((…))`",
        );
    }
    let keys: Vec<Vec<&Value>> =
        tree.rows.iter().filter_map(|row| key(row, conflict, tree)).collect();
    if keys.iter().enumerate().any(|(at, key)| keys[..at].contains(key)) {
        refusals.statement(
            "two of the new rows have the same key: PostgreSQL refuses both, others keep one",
            "keep one of the two",
        );
    }
    if let Some(select) = &tree.select
        && !one_row_a_key(select, conflict, tree)
    {
        refusals.statement(
            format!(
                "several rows of `{}` may have the same key, and which is kept would be chance",
                Printable(select.rows.table.name)
            ),
            "take the key of the new rows from the primary key of the rows, or keep one of each \
             with `.first_of_each(column)`",
        );
    }
}

/// The key of a row, unless a part of it is NULL, which conflicts with nothing.
fn key<'a>(row: &'a [Node], conflict: &Conflict, tree: &InsertTree) -> Option<Vec<&'a Value>> {
    let values = tree.columns.iter().zip(row).filter(|(column, _)| conflict.key.contains(column));
    values
        .map(|(_, node)| {
            let Node::Literal(literal) = node else { return None };
            (literal.value != Value::Null).then_some(&literal.value)
        })
        .collect()
}

/// Whether no two of the selected rows have the same key, or it does not matter which is kept.
fn one_row_a_key(select: &InsertSelect, conflict: &Conflict, tree: &InsertTree) -> bool {
    let pairs = || tree.columns.iter().zip(&select.values);
    let in_key = |column: &ColumnDef| {
        pairs().any(|(new, value)| {
            conflict.key.contains(new)
                && matches!(value, Node::Column(read) if read.column == column)
        })
    };
    let def = select.rows.table;
    let mut keys = def.primary_key().peekable();
    let by_primary_key = keys.peek().is_some() && keys.all(in_key);
    let all_alike = conflict.update.is_empty()
        && pairs()
            .all(|(new, value)| conflict.key.contains(new) || matches!(value, Node::Literal(_)));
    by_primary_key || all_alike || select.rows.one_of_each.is_some_and(in_key)
}
