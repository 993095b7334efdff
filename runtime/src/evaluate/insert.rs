//! New rows.

use std::cmp::Ordering;

use super::condition::order;
use super::expr::{Scope, value};
use super::number::decimal;
use super::{Failure, Result, Row, Tables, query};
use crate::statement::InsertTree;
use crate::table::ColumnDef;

pub(super) fn insert(tree: &InsertTree, tables: &mut Tables) -> Result<u64> {
    let mut rows = tables.rows(tree.table).to_vec();
    let key: Vec<_> = tree.table.primary_key().collect();
    let mut changed = 0;
    for new in new_rows(tree, tables)? {
        let conflict = tree.conflict.as_ref().and_then(|conflict| {
            let place = rows.iter().position(|row| equal(row, &new, &conflict.key))?;
            Some((place, &conflict.update))
        });
        // A conflict with another key alone is none that the statement speaks of.
        let same = rows.iter().position(|row| !key.is_empty() && equal(row, &new, &key));
        match conflict {
            Some((_, update)) if update.is_empty() => {}
            Some((place, update)) => {
                for column in update {
                    rows[place].set(column, new.get(column).clone());
                }
                changed += 1;
            }
            None if same.is_some() => {
                return Err(Failure::Refused("a double primary key".to_owned()));
            }
            None => {
                rows.push(new);
                changed += 1;
            }
        }
    }
    tables.replace(tree.table, rows);
    Ok(changed)
}

fn new_rows(tree: &InsertTree, tables: &Tables) -> Result<Vec<Row>> {
    let nowhere = Row::default();
    let scope = Scope { row: &nowhere, tables };
    let of = |nodes: &[crate::expr::Node], scope: Scope<'_>| {
        let values = tree.columns.iter().zip(nodes);
        let values = values
            .map(|(column, node)| Ok((*column, decimal::stored(column, value(node, scope)?)?)));
        Ok(Row::new(values.collect::<Result<Vec<_>>>()?))
    };
    match &tree.select {
        None => tree.rows.iter().map(|row| of(row, scope)).collect(),
        Some(select) => {
            let found = query::found(&select.rows, scope)?.into_iter();
            found.map(|row| of(&select.values, Scope { row, tables })).collect()
        }
    }
}

/// Whether two rows have the same key; NULL is equal to nothing.
fn equal(a: &Row, b: &Row, key: &[&'static ColumnDef]) -> bool {
    key.iter().all(|column| order(a.get(column), b.get(column)) == Some(Ordering::Equal))
}
