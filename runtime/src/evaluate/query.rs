//! Questions to other rows.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::condition::{holds, order, truth};
use super::expr::{Scope, value as of};
use super::number::{decimal, overflow, whole_of};
use super::{Result, Row};
use crate::expr::{
    Aggregate, AggregateFunction, Comparison, Direction, InRows, Node, Pick, QueryNode, RowsTree,
    Value,
};
use crate::table::SqlType;

pub(super) fn value(node: &QueryNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        QueryNode::Exists(node) => Ok(Value::Bool(!found(&node.rows, scope)?.is_empty())),
        QueryNode::In(node) => in_rows(node, scope),
        QueryNode::Aggregate(node) => aggregate(node, scope),
        QueryNode::Pick(node) => pick(node, scope),
    }
}

/// The rows that a question is asked of.
pub(super) fn found<'a>(rows: &RowsTree, asking: Scope<'a>) -> Result<Vec<&'a Row>> {
    let first = rows.first_of_each();
    let mut found = Vec::new();
    for row in asking.tables.rows(rows.table) {
        let asked = Scope { row, ..asking };
        let mut matches = true;
        for pair in &rows.matches {
            let (inner, outer) = (of(&pair.inner, asked)?, of(&pair.outer, asking)?);
            matches &= order(&inner, &outer).is_some_and(|order| holds(pair.comparison, order));
        }
        for filter in rows.filter.iter().chain(&first) {
            matches &= truth(filter, asked)? == Some(true);
        }
        if matches {
            found.push(row);
        }
    }
    Ok(found)
}

/// A node's value in each row in which it has one.
fn values(node: &Node, rows: Vec<&Row>, asking: Scope<'_>) -> Result<Vec<Value>> {
    let values = rows.into_iter().map(|row| of(node, Scope { row, ..asking }));
    values.filter(|value| !matches!(value, Ok(Value::Null))).collect()
}

fn in_rows(node: &InRows, scope: Scope<'_>) -> Result<Value> {
    let value = of(&node.value, scope)?;
    let values = values(&node.of, found(&node.rows, scope)?, scope)?;
    if values.is_empty() {
        return Ok(Value::Bool(node.negated));
    }
    let equal = |other| order(&value, other).is_some_and(|o| holds(Comparison::Equal, o));
    if value == Value::Null {
        return Ok(Value::Null);
    }
    Ok(Value::Bool(values.iter().any(equal) != node.negated))
}

fn aggregate(node: &Aggregate, scope: Scope<'_>) -> Result<Value> {
    let rows = found(&node.rows, scope)?;
    let Some(of_row) = &node.value else { return Ok(Value::I64(rows.len() as i64)) };
    let values = values(of_row, rows, scope)?.into_iter();
    let outermost = |wanted: Ordering| {
        move |a: Value, b: Value| if order(&b, &a) == Some(wanted) { b } else { a }
    };
    Ok(match node.function {
        AggregateFunction::Count => Value::I64(values.len() as i64),
        AggregateFunction::Sum => return sum(node.ty(), values),
        AggregateFunction::Min => values.reduce(outermost(Ordering::Less)).unwrap_or(Value::Null),
        AggregateFunction::Max => {
            values.reduce(outermost(Ordering::Greater)).unwrap_or(Value::Null)
        }
    })
}

fn sum(ty: SqlType, values: impl ExactSizeIterator<Item = Value>) -> Result<Value> {
    if values.len() == 0 {
        return Ok(Value::Null);
    }
    if ty != SqlType::Decimal {
        let sum: i128 = values.map(|value| value.whole().unwrap_or(0)).sum();
        return whole_of(ty, sum).ok_or_else(overflow);
    }
    let mut values = values;
    values.try_fold(Value::Decimal(Decimal::ZERO), |sum, value| match (sum, value) {
        (Value::Decimal(sum), Value::Decimal(value)) => decimal::sum(sum, value),
        (sum, _) => Ok(sum),
    })
}

fn pick(node: &Pick, scope: Scope<'_>) -> Result<Value> {
    let mut best: Option<(Vec<Value>, &Row)> = None;
    for row in found(&node.rows, scope)? {
        let mut key = Vec::new();
        if let Some(order) = &node.order {
            key.push(of(&order.by, Scope { row, ..scope })?);
            key.extend(node.rows.table.primary_key().map(|column| row.get(column).clone()));
        }
        if key.first() == Some(&Value::Null) {
            continue;
        }
        let wanted = match node.order.as_ref().map(|order| order.direction) {
            Some(Direction::Descending) => Ordering::Greater,
            Some(Direction::Ascending) | None => Ordering::Less,
        };
        if best.as_ref().is_none_or(|(other, _)| compared(&key, other) == wanted) {
            best = Some((key, row));
        }
    }
    best.map_or(Ok(Value::Null), |(_, row)| of(&node.value, Scope { row, ..scope }))
}

fn compared(a: &[Value], b: &[Value]) -> Ordering {
    let orders = a.iter().zip(b).map(|(a, b)| order(a, b).unwrap_or(Ordering::Equal));
    orders.fold(Ordering::Equal, Ordering::then)
}
