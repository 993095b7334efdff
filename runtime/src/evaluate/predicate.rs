//! Conditions on values beyond the six comparisons.

use std::cmp::Ordering;

use super::condition::{differ, holds, order, sides, truth};
use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{PredicateNode, Value};

pub(super) fn value(node: &PredicateNode, scope: Scope<'_>) -> Result<Value> {
    let truth = match node {
        PredicateNode::Distinct(node) => {
            let differ = differ(&of(&node.left, scope)?, &of(&node.right, scope)?);
            Some(differ != node.negated)
        }
        PredicateNode::Same(same) => {
            let (left, right) = sides(&same.left, &same.right, scope)?;
            if same.null_safe {
                Some(differ(&left, &right) == same.negated)
            } else {
                order(&left, &right).map(|order| order.is_ne() == same.negated)
            }
        }
        PredicateNode::ExactOrder(exact) => {
            let (left, right) = sides(&exact.left, &exact.right, scope)?;
            order(&left, &right).map(|order| holds(exact.comparison, order))
        }
        // It is not looked at.
        PredicateNode::OneOf(node) if node.values.is_empty() => Some(node.negated),
        PredicateNode::OneOf(node) => {
            let operand = of(&node.operand, scope)?;
            let values = node.values.iter().map(|value| {
                let equal = order(&operand, &of(value, scope)?).map(Ordering::is_eq);
                Ok(equal)
            });
            let found = any(Some(true), values.collect())?;
            found.map(|found| found != node.negated)
        }
        PredicateNode::Between(node) => {
            let operand = of(&node.operand, scope)?;
            let above = of(&node.low, scope).map(|low| order(&operand, &low).map(Ordering::is_ge));
            let below =
                of(&node.high, scope).map(|high| order(&operand, &high).map(Ordering::is_le));
            any(Some(false), vec![above, below])?
        }
        PredicateNode::IsTrue(node) => {
            Some((truth(&node.operand, scope)? == Some(true)) != node.negated)
        }
    };
    Ok(truth.map_or(Value::Null, Value::Bool))
}

/// What decides if one of several is that, else unknown if one is, else the opposite. A server may
/// stop where one decides, so what fails beside it has no one outcome.
fn any(decides: Option<bool>, all: Vec<Result<Option<bool>>>) -> Result<Option<bool>> {
    let decided = all.contains(&Ok(decides));
    match all.iter().find_map(|one| one.as_ref().err()) {
        Some(Failure::Refused(why)) if decided => Err(Failure::Undecided(why.clone())),
        Some(failure) => Err(failure.clone()),
        None if decided => Ok(decides),
        None if all.contains(&Ok(None)) => Ok(None),
        None => Ok(decides.map(|decides| !decides)),
    }
}
