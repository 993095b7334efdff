//! Questions to other rows.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::condition::{holds, order, truth};
use super::expr::{Scope, value as of};
use super::number::{decimal, overflow};
use super::{Failure, Result, Row};
use crate::expr::{
    Aggregate, AggregateFunction, Comparison, Direction, InRows, Joined, Node, Pick, QueryNode,
    RowsTree, Value,
};
use crate::table::SqlType;

pub(super) fn value(node: &QueryNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        QueryNode::Exists(node) => Ok(Value::Bool(!found(&node.rows, scope)?.is_empty())),
        QueryNode::In(node) => any_order(in_rows(node, scope)),
        QueryNode::Aggregate(node) => aggregate(node, scope),
        QueryNode::Pick(node) => any_order(pick(node, scope)),
        QueryNode::Joined(Joined::Group(node)) => aggregate(node, scope),
        QueryNode::Joined(Joined::Row(node)) => pick(node, scope),
    }
}

/// What fails for a row may not be looked at for it: a server stops where it has the answer, and
/// goes through rows and conditions as it likes.
fn any_order<V>(found: Result<V>) -> Result<V> {
    found.map_err(|failure| match failure {
        Failure::Refused(why) => Failure::Undecided(why),
        other => other,
    })
}

/// The rows that a question is asked of.
pub(super) fn found<'a>(rows: &RowsTree, asking: Scope<'a>) -> Result<Vec<&'a Row>> {
    any_order(matching(rows, asking))
}

fn matching<'a>(rows: &RowsTree, asking: Scope<'a>) -> Result<Vec<&'a Row>> {
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

/// Whether a node has a value in every row of the table: that it is not NULL may be asked before
/// another condition rules a row out.
fn tried(node: &Node, rows: &RowsTree, asking: Scope<'_>) -> Result<()> {
    let mut rows = asking.tables.rows(rows.table).iter();
    rows.try_for_each(|row| of(node, Scope { row, ..asking }).map(drop))
}

/// A node's value in each row in which it has one.
fn values(node: &Node, rows: Vec<&Row>, asking: Scope<'_>) -> Result<Vec<Value>> {
    let values = rows.into_iter().map(|row| of(node, Scope { row, ..asking }));
    values.filter(|value| !matches!(value, Ok(Value::Null))).collect()
}

fn in_rows(node: &InRows, scope: Scope<'_>) -> Result<Value> {
    let value = of(&node.value, scope)?;
    tried(&node.of, &node.rows, scope)?;
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
    aggregate_of(node, found(&node.rows, scope)?, scope)
}

/// One value of these rows.
pub(super) fn aggregate_of(node: &Aggregate, rows: Vec<&Row>, scope: Scope<'_>) -> Result<Value> {
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
        let (mut above, mut below) = (0_i128, 0_i128);
        for number in values.filter_map(|value| value.whole()) {
            *(if number > 0 { &mut above } else { &mut below }) += number;
        }
        let sum = Value::of_whole(ty, above + below).ok_or_else(overflow)?;
        // SQLite adds in the order of the rows, and fails where a sum on the way is too large.
        if Value::of_whole(ty, above).is_none() || below < 0 && Value::of_whole(ty, below).is_none()
        {
            return Err(Failure::Undecided("a sum that may overflow on its way".to_owned()));
        }
        return Ok(sum);
    }
    let mut values = values;
    values.try_fold(Value::Decimal(Decimal::ZERO), |sum, value| match (sum, value) {
        (Value::Decimal(sum), Value::Decimal(value)) => decimal::sum(sum, value),
        (sum, _) => Ok(sum),
    })
}

fn pick(node: &Pick, scope: Scope<'_>) -> Result<Value> {
    let mut best: Option<(Vec<Value>, Value)> = None;
    if let Some(order) = &node.order {
        tried(&order.by, &node.rows, scope)?;
    }
    for row in found(&node.rows, scope)? {
        // A server may calculate the value of every row before it knows the first.
        let picked = of(&node.value, Scope { row, ..scope })?;
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
            best = Some((key, picked));
        }
    }
    Ok(best.map_or(Value::Null, |(_, picked)| picked))
}

fn compared(a: &[Value], b: &[Value]) -> Ordering {
    let orders = a.iter().zip(b).map(|(a, b)| order(a, b).unwrap_or(Ordering::Equal));
    orders.fold(Ordering::Equal, Ordering::then)
}
