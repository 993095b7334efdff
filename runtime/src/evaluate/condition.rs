//! Conditions, in three-valued logic: `None` is unknown.

use std::cmp::Ordering;

use super::expr::{Scope, is_settled, value};
use super::{Failure, Result};
use crate::expr::{Comparison, Connective, Node, Value};

/// Whether a condition holds.
pub(super) fn truth(node: &Node, scope: Scope<'_>) -> Result<Option<bool>> {
    match node {
        Node::Compare(compare) => {
            let (left, right) = match sides(&compare.left, &compare.right, scope) {
                Err(Failure::Refused(why)) if is_settled(node, scope) => {
                    return Err(Failure::Undecided(why));
                }
                sides => sides?,
            };
            Ok(order(&left, &right).map(|order| holds(compare.comparison, order)))
        }
        Node::IsNull(node) => match value(&node.operand, scope) {
            // MySQL does not calculate what it knows never to be NULL.
            Err(Failure::Refused(why)) => Err(Failure::Undecided(why)),
            found => Ok(Some((found? == Value::Null) != node.negated)),
        },
        Node::Not(operand) => Ok(truth(operand, scope)?.map(|holds| !holds)),
        Node::Logic(logic) => {
            let operands: Vec<Result<Option<bool>>> =
                logic.operands.iter().map(|operand| truth(operand, scope)).collect();
            // The value that decides, whatever the others are.
            let decides = Some(logic.connective == Connective::Or);
            let decided = operands.contains(&Ok(decides));
            // A filter is no further looked at once it cannot be true.
            let settled =
                decided || logic.connective == Connective::And && operands.contains(&Ok(None));
            match operands.iter().find_map(|operand| operand.as_ref().err()) {
                Some(Failure::Refused(why)) if settled => Err(Failure::Undecided(why.clone())),
                Some(failure) => Err(failure.clone()),
                None if decided => Ok(decides),
                None if operands.contains(&Ok(None)) => Ok(None),
                None => Ok(decides.map(|decides| !decides)),
            }
        }
        Node::Changed(node) => {
            Ok(Some(differ(&value(&node.column, scope)?, &value(&node.value, scope)?)))
        }
        Node::Column(_)
        | Node::Literal(_)
        | Node::Predicate(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Cast(_) => {
            let value = value(node, scope)?;
            Ok(if let Value::Bool(holds) = value { Some(holds) } else { None })
        }
    }
}

/// The values of two sides that are compared.
pub(super) fn sides(left: &Node, right: &Node, scope: Scope<'_>) -> Result<(Value, Value)> {
    match (value(left, scope), value(right, scope)) {
        // MySQL does not look at what is compared with itself.
        (Err(Failure::Refused(why)), _) if left == right => Err(Failure::Undecided(why)),
        (left, right) => Ok((left?, right?)),
    }
}

/// Whether two values differ, NULL being a value like any other.
pub(super) fn differ(left: &Value, right: &Value) -> bool {
    match order(left, right) {
        Some(order) => order.is_ne(),
        None => (*left == Value::Null) != (*right == Value::Null),
    }
}

pub(super) fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    }
}

/// How two values of one type stand to each other; `None` if one is NULL.
pub(super) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::I8(a), Value::I8(b)) => Some(a.cmp(b)),
        (Value::I16(a), Value::I16(b)) => Some(a.cmp(b)),
        (Value::I32(a), Value::I32(b)) => Some(a.cmp(b)),
        (Value::I64(a), Value::I64(b)) => Some(a.cmp(b)),
        (Value::U8(a), Value::U8(b)) => Some(a.cmp(b)),
        (Value::U16(a), Value::U16(b)) => Some(a.cmp(b)),
        (Value::U32(a), Value::U32(b)) => Some(a.cmp(b)),
        (Value::U64(a), Value::U64(b)) => Some(a.cmp(b)),
        (Value::F32(a), Value::F32(b)) => a.partial_cmp(b),
        (Value::F64(a), Value::F64(b)) => a.partial_cmp(b),
        (Value::Decimal(a), Value::Decimal(b)) => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
        (Value::Bytes(a), Value::Bytes(b)) => Some(a.cmp(b)),
        (Value::Uuid(a), Value::Uuid(b)) => Some(a.cmp(b)),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Time(a), Value::Time(b)) => Some(a.cmp(b)),
        (Value::DateTime(a), Value::DateTime(b)) => Some(a.cmp(b)),
        (Value::Timestamp(a), Value::Timestamp(b)) => Some(a.cmp(b)),
        (Value::Array(_, a), Value::Array(_, b)) => {
            Some(if a == b { Ordering::Equal } else { Ordering::Less })
        }
        (Value::Json(a), Value::Json(b)) => {
            Some(if a == b { Ordering::Equal } else { Ordering::Less })
        }
        (
            Value::Null
            | Value::Bool(_)
            | Value::I8(_)
            | Value::I16(_)
            | Value::I32(_)
            | Value::I64(_)
            | Value::U8(_)
            | Value::U16(_)
            | Value::U32(_)
            | Value::U64(_)
            | Value::F32(_)
            | Value::F64(_)
            | Value::Decimal(_)
            | Value::Text(_)
            | Value::Bytes(_)
            | Value::Json(_)
            | Value::Uuid(_)
            | Value::Date(_)
            | Value::Time(_)
            | Value::DateTime(_)
            | Value::Timestamp(_)
            | Value::Array(..),
            _,
        ) => None,
    }
}
