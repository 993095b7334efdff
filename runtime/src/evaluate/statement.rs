//! Statements.

use super::condition::truth;
use super::expr::{Scope, value};
use super::number::decimal;
use super::{Failure, Result, Tables, insert};
use crate::expr::Value;
use crate::statement::{DeleteTree, Statement, UpdateTree};

/// Runs a statement and says how many rows it changed: those that it found, as PostgreSQL counts.
///
/// # Errors
///
/// Every server refuses it for these rows, which stay as they were; or it is no tree of ours.
pub fn apply(statement: &Statement, tables: &mut Tables) -> Result<u64> {
    match statement {
        Statement::Update(tree) => update(tree, tables),
        Statement::Insert(tree) => insert::insert(tree, tables),
        Statement::Delete(tree) => delete(tree, tables),
        Statement::Raw(_) => Err(Failure::Unknown("a raw statement")),
        Statement::Sea(_) => Err(Failure::Unknown("a sea-query statement")),
    }
}

fn update(tree: &UpdateTree, tables: &mut Tables) -> Result<u64> {
    let filter = tree.guarded_filter();
    let mut rows = tables.rows(tree.table).to_vec();
    let mut changed = 0;
    for row in &mut rows {
        let scope = Scope { row, tables };
        if !filter.as_ref().map_or(Ok(Some(true)), |filter| truth(filter, scope))?.unwrap_or(false)
        {
            continue;
        }
        let values: Vec<Value> = tree
            .assignments
            .iter()
            .map(|assignment| value(&assignment.value, scope))
            .collect::<Result<_>>()?;
        for (assignment, value) in tree.assignments.iter().zip(values) {
            if value == Value::Null && !assignment.column.nullable {
                return Err(Failure::Refused(format!("NULL in `{}`", assignment.column.name)));
            }
            row.set(assignment.column, decimal::stored(assignment.column, value)?);
        }
        changed += 1;
    }
    tables.replace(tree.table, rows);
    Ok(changed)
}

fn delete(tree: &DeleteTree, tables: &mut Tables) -> Result<u64> {
    let mut left = Vec::new();
    let mut removed = 0;
    for row in tables.rows(tree.table) {
        let scope = Scope { row, tables };
        let goes = tree.filter.as_ref().map_or(Ok(Some(true)), |filter| truth(filter, scope))?;
        if goes == Some(true) {
            removed += 1;
        } else {
            left.push(row.clone());
        }
    }
    tables.replace(tree.table, left);
    Ok(removed)
}
