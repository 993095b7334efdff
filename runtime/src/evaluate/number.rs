//! Numbers.

use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{Arithmetic, NumberNode, Operator, Rounding, Value};

pub(super) fn value(node: &NumberNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        NumberNode::Arithmetic(node) => arithmetic(node, scope),
        NumberNode::Negate(node) => {
            checked(of(&node.operand, scope)?, i32::checked_neg, i64::checked_neg, |number| -number)
        }
        NumberNode::Abs(node) => {
            checked(of(&node.operand, scope)?, i32::checked_abs, i64::checked_abs, f64::abs)
        }
        NumberNode::Sign(node) => checked(
            of(&node.operand, scope)?,
            |number| Some(number.signum()),
            |number| Some(number.signum()),
            |number| if number == 0.0 { 0.0 } else { number.signum() },
        ),
        NumberNode::Round(node) => {
            let Value::F64(number) = of(&node.operand, scope)? else { return Ok(Value::Null) };
            Ok(Value::F64(match node.direction {
                Rounding::Nearest => number.round(),
                Rounding::Floor => number.floor(),
                Rounding::Ceiling => number.ceil(),
                Rounding::Truncate => number.trunc(),
            }))
        }
    }
}

fn overflow() -> Failure {
    Failure::Refused("an overflow".to_owned())
}

/// An operation on one number, `None` where it leaves its type.
fn checked(
    value: Value,
    small: impl Fn(i32) -> Option<i32>,
    big: impl Fn(i64) -> Option<i64>,
    float: impl Fn(f64) -> f64,
) -> Result<Value> {
    if let Value::I32(number) = value {
        small(number).map(Value::I32).ok_or_else(overflow)
    } else if let Value::I64(number) = value {
        big(number).map(Value::I64).ok_or_else(overflow)
    } else if let Value::F64(number) = value {
        Ok(Value::F64(float(number)))
    } else {
        Ok(Value::Null)
    }
}

fn arithmetic(node: &Arithmetic, scope: Scope<'_>) -> Result<Value> {
    let (left, right) = match (of(&node.left, scope), of(&node.right, scope)) {
        (Ok(left), Ok(right)) => (left, right),
        // PostgreSQL does not look at what is over a constant NULL, which 0 is when it divides.
        (Err(Failure::Refused(why)), Ok(other))
            if node.right.columns().is_empty()
                && (other == Value::Null || is_zero(&other) && divides(node.operator)) =>
        {
            return Err(Failure::Undecided(why));
        }
        (Err(failure), _) | (_, Err(failure)) => return Err(failure),
    };
    if let (Value::I32(a), Value::I32(b)) = (&left, &right) {
        let fit = |exact| i32::try_from(exact).ok().map(Value::I32);
        whole(node.operator, (*a).into(), (*b).into(), fit)
    } else if let (Value::I64(a), Value::I64(b)) = (&left, &right) {
        let fit = |exact| i64::try_from(exact).ok().map(Value::I64);
        whole(node.operator, (*a).into(), (*b).into(), fit)
    } else if let (Value::F64(a), Value::F64(b)) = (&left, &right) {
        float(node.operator, *a, *b)
    } else {
        Ok(Value::Null)
    }
}

fn divides(operator: Operator) -> bool {
    matches!(operator, Operator::Divide | Operator::Remainder)
}

fn is_zero(value: &Value) -> bool {
    matches!(value, Value::I32(0) | Value::I64(0)) || *value == Value::F64(0.0)
}

fn whole(
    operator: Operator,
    a: i128,
    b: i128,
    fit: impl Fn(i128) -> Option<Value>,
) -> Result<Value> {
    let exact = match operator {
        Operator::Add => Some(a + b),
        Operator::Subtract => Some(a - b),
        // Two 64-bit numbers multiply within 128 bits.
        Operator::Multiply => Some(a * b),
        Operator::Divide => a.checked_div(b),
        Operator::Remainder => a.checked_rem(b),
    };
    let scales = matches!(operator, Operator::Multiply | Operator::Divide);
    if scales && exact == Some(i64::MIN.into()) {
        // MySQL alone refuses it, and does so aloud.
        return Err(Failure::Undecided(
            "a product or quotient that is the smallest i64".to_owned(),
        ));
    }
    match exact {
        None => Ok(Value::Null),
        Some(exact) => fit(exact).ok_or_else(overflow),
    }
}

fn float(operator: Operator, a: f64, b: f64) -> Result<Value> {
    let result = match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        Operator::Divide | Operator::Remainder if b == 0.0 => return Ok(Value::Null),
        Operator::Divide => a / b,
        Operator::Remainder => a % b,
    };
    let scales = matches!(operator, Operator::Multiply | Operator::Divide);
    if scales && result == 0.0 && a != 0.0 && b != 0.0 {
        // PostgreSQL refuses what the others round to 0.
        return Err(Failure::Undecided("a product or quotient too small for a double".to_owned()));
    }
    if result.is_finite() { Ok(Value::F64(result)) } else { Err(overflow()) }
}
