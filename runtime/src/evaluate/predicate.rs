//! Conditions on values beyond the six comparisons.

use std::cmp::Ordering;

use super::Result;
use super::condition::{differ, holds, order, sides, truth};
use super::expr::{Scope, value as of};
use crate::expr::{PredicateNode, Value};

pub(super) fn value(node: &PredicateNode, scope: Scope<'_>) -> Result<Value> {
    let truth = match node {
        PredicateNode::Distinct(node) => {
            let differ = differ(&of(&node.left, scope)?, &of(&node.right, scope)?);
            Some(differ != node.negated)
        }
        PredicateNode::Same(node) => {
            let (left, right) = sides(&node.left, &node.right, scope)?;
            if node.null_safe {
                Some(differ(&left, &right) == node.negated)
            } else {
                order(&left, &right).map(|order| order.is_ne() == node.negated)
            }
        }
        PredicateNode::ExactOrder(node) => {
            let (left, right) = sides(&node.left, &node.right, scope)?;
            order(&left, &right).map(|order| holds(node.comparison, order))
        }
        PredicateNode::OneOf(node) => {
            let operand = of(&node.operand, scope)?;
            let mut found = Some(false);
            for value in &node.values {
                match order(&operand, &of(value, scope)?) {
                    Some(Ordering::Equal) => {
                        found = Some(true);
                        break;
                    }
                    Some(Ordering::Less | Ordering::Greater) => {}
                    None => found = None,
                }
            }
            found.map(|found| found != node.negated)
        }
        PredicateNode::Between(node) => {
            let operand = of(&node.operand, scope)?;
            let above = order(&operand, &of(&node.low, scope)?).map(Ordering::is_ge);
            let below = order(&operand, &of(&node.high, scope)?).map(Ordering::is_le);
            match (above, below) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                (None, _) | (_, None) => None,
            }
        }
        PredicateNode::IsTrue(node) => {
            Some((truth(&node.operand, scope)? == Some(true)) != node.negated)
        }
    };
    Ok(truth.map_or(Value::Null, Value::Bool))
}
