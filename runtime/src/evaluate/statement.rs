//! Statements.

use super::condition::truth;
use super::expr::{Scope, value};
use super::number::decimal;
use super::{Failure, Result, Row, Tables, insert, join};
use crate::expr::{Node, Value};
use crate::statement::{DeleteTree, Statement, UpdateTree};

/// Runs a statement and says how many rows it changed: those that it found, as PostgreSQL counts.
///
/// ```
/// use amend::evaluate::{Row, Tables, apply};
/// use amend::expr::Value;
/// use amend::prelude::*;
/// use amend::statement::IntoStatement as _;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { id: i64, name: Option<String> }
///
/// let row = |name: Value| Row::new([(User::id.def(), Value::I64(1)), (User::name.def(), name)]);
/// let mut tables = Tables::new().with(User::DEF, vec![row(Value::Null)]);
/// let change = User::update().set(User::name, "Unknown").filter(User::name.is_null());
/// assert_eq!(apply(&change.into_statement(), &mut tables), Ok(1));
/// assert_eq!(tables.rows(User::DEF), [row(Value::Text("Unknown".to_owned()))]);
/// ```
///
/// # Errors
///
/// Every server refuses it for these rows, which stay as they were; or it is no tree of ours.
pub fn apply(statement: &Statement, tables: &mut Tables) -> Result<u64> {
    let before = tables.clone();
    let changed = changed(statement, tables)?;
    let nowhere = Row::default();
    let scope = Scope { row: &nowhere, tables: &before };
    let ahead = nodes(statement).into_iter().try_for_each(|node| ahead(node, scope));
    if ahead.is_err() {
        *tables = before;
    }
    ahead.map(|()| changed)
}

/// What reads no row may be calculated before the first row is, and though no row needs it.
fn ahead(node: &Node, scope: Scope<'_>) -> Result<()> {
    let is_calculated = !matches!(node, Node::Literal(_)) && node.columns().is_empty();
    match is_calculated.then(|| value(node, scope)) {
        Some(Err(Failure::Refused(why))) => Err(Failure::Undecided(why)),
        Some(_) | None => node.children().into_iter().try_for_each(|child| ahead(child, scope)),
    }
}

/// The expressions of a statement.
fn nodes(statement: &Statement) -> Vec<&Node> {
    match statement {
        Statement::Update(tree) => {
            tree.assignments.iter().map(|set| &set.value).chain(&tree.filter).collect()
        }
        Statement::Delete(tree) => tree.filter.iter().collect(),
        Statement::Insert(tree) => {
            let select = tree.select.iter();
            select.flat_map(|it| it.values.iter().chain(&it.rows.filter)).collect()
        }
        Statement::Raw(_) | Statement::Sea(_) | Statement::Impossible(_) => Vec::new(),
    }
}

fn changed(statement: &Statement, tables: &mut Tables) -> Result<u64> {
    match statement {
        Statement::Update(tree) => update(tree, tables),
        Statement::Insert(tree) => insert::insert(tree, tables),
        Statement::Delete(tree) => delete(tree, tables),
        Statement::Raw(_) => Err(Failure::Unknown("a raw statement")),
        Statement::Sea(_) => Err(Failure::Unknown("a sea-query statement")),
        Statement::Impossible(_) => Err(Failure::Unknown("what is no statement")),
    }
}

fn update(tree: &UpdateTree, tables: &mut Tables) -> Result<u64> {
    let filter = tree.guarded_filter();
    let mut rows = tables.rows(tree.table).to_vec();
    let mut changed = 0;
    for row in &mut rows {
        let scope = Scope { row, tables };
        if !join::has_partners(tree, scope)? {
            continue;
        }
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
    join::groups(tree, tables)?;
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
