//! One value of several.

use std::cmp::Ordering;

use super::Result;
use super::condition::{order, truth};
use super::expr::{Scope, value as of};
use crate::expr::{ChoiceNode, End, Extreme, Value};

pub(super) fn value(node: &ChoiceNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        ChoiceNode::Coalesce(node) => {
            for value in &node.values {
                let value = of(value, scope)?;
                if value != Value::Null {
                    return Ok(value);
                }
            }
            Ok(Value::Null)
        }
        ChoiceNode::NullIf(node) => {
            let (value, other) = (of(&node.value, scope)?, of(&node.other, scope)?);
            let equal = order(&value, &other) == Some(Ordering::Equal);
            Ok(if equal { Value::Null } else { value })
        }
        ChoiceNode::Extreme(node) => extreme(node, scope),
        ChoiceNode::Case(node) => {
            for branch in &node.branches {
                if truth(&branch.condition, scope)? == Some(true) {
                    return of(&branch.value, scope);
                }
            }
            node.otherwise.as_ref().map_or(Ok(Value::Null), |value| of(value, scope))
        }
    }
}

fn extreme(node: &Extreme, scope: Scope<'_>) -> Result<Value> {
    let values =
        node.values.iter().map(|value| of(value, scope)).collect::<Result<Vec<Value>>>()?;
    let better = match node.end {
        End::Least => Ordering::Less,
        End::Greatest => Ordering::Greater,
    };
    let found = values.into_iter().reduce(|best, next| match order(&next, &best) {
        None => Value::Null,
        Some(order) if order == better => next,
        Some(_) => best,
    });
    Ok(found.unwrap_or(Value::Null))
}
