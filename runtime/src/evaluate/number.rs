//! Numbers.

pub(super) mod decimal;

use rust_decimal::Decimal;

use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{Arithmetic, Node, NumberNode, Operator, Rounding, Value};
use crate::table::SqlType;

pub(super) fn value(node: &NumberNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        NumberNode::Arithmetic(node) => arithmetic(node, scope),
        NumberNode::Negate(node) => of_one(&node.operand, scope, |n| -n, |n| -n, |n| -n),
        NumberNode::Abs(node) => of_one(&node.operand, scope, i128::abs, f64::abs, |n| n.abs()),
        NumberNode::Sign(node) => of_one(
            &node.operand,
            scope,
            i128::signum,
            |number| if number == 0.0 { 0.0 } else { number.signum() },
            decimal::sign,
        ),
        NumberNode::Round(node) => of_one(
            &node.operand,
            scope,
            |number| number,
            |number| match node.direction {
                Rounding::Nearest => number.round(),
                Rounding::Floor => number.floor(),
                Rounding::Ceiling => number.ceil(),
                Rounding::Truncate => number.trunc(),
            },
            |number| match node.direction {
                Rounding::Nearest => decimal::round_to(number, 0),
                Rounding::Floor => number.floor(),
                Rounding::Ceiling => number.ceil(),
                Rounding::Truncate => number.trunc(),
            },
        ),
        NumberNode::RoundTo(node) => of_one(
            &node.operand,
            scope,
            |number| number,
            |number| number,
            |number| decimal::round_to(number, node.decimals),
        ),
        NumberNode::NotZero(node) => {
            let divisor = of(&node.operand, scope)?;
            if divisor.is_zero() {
                return Err(Failure::Refused("a division by 0".to_owned()));
            }
            Ok(divisor)
        }
        NumberNode::Quotient(node) => {
            let (left, right) = (of(&node.left, scope)?, of(&node.right, scope)?);
            let (Value::Decimal(left), Value::Decimal(right)) = (left, right) else {
                return Ok(Value::Null);
            };
            decimal::quotient(left, right, node.decimals)
        }
    }
}

pub(super) fn overflow() -> Failure {
    Failure::Refused("an overflow".to_owned())
}

/// An operation on one number, refused where it leaves its type.
fn of_one(
    node: &Node,
    scope: Scope<'_>,
    whole: impl Fn(i128) -> i128,
    float: impl Fn(f64) -> f64,
    decimal: impl Fn(Decimal) -> Decimal,
) -> Result<Value> {
    let value = of(node, scope)?;
    if let Some(number) = value.whole() {
        Value::of_whole(node.ty(), whole(number)).ok_or_else(overflow)
    } else if let Value::F64(number) = value {
        Ok(Value::F64(float(number)))
    } else if let Value::Decimal(number) = value {
        Ok(Value::Decimal(decimal(number)))
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
                && (other == Value::Null || other.is_zero() && divides(node.operator)) =>
        {
            return Err(Failure::Undecided(why));
        }
        // The MySQL family makes DECIMALs of some numbers without a sign, and then does not look at
        // what is right of NULL.
        (Ok(Value::Null), Err(Failure::Refused(why))) if is_unsigned(node.left.ty()) => {
            return Err(Failure::Undecided(why));
        }
        (Err(failure), _) | (_, Err(failure)) => return Err(failure),
    };
    if let (Some(a), Some(b)) = (left.whole(), right.whole()) {
        whole(node.operator, a, b, node.left.ty())
    } else if let (Value::F64(a), Value::F64(b)) = (&left, &right) {
        float(node.operator, *a, *b)
    } else if let (Value::Decimal(a), Value::Decimal(b)) = (&left, &right) {
        decimal::arithmetic(node.operator, *a, *b)
    } else {
        Ok(Value::Null)
    }
}

fn is_unsigned(ty: SqlType) -> bool {
    ty.whole().is_some_and(|(low, _)| low == 0)
}

fn divides(operator: Operator) -> bool {
    matches!(operator, Operator::Divide | Operator::Remainder)
}

fn whole(operator: Operator, a: i128, b: i128, ty: SqlType) -> Result<Value> {
    let exact = match operator {
        Operator::Add => Some(a + b),
        Operator::Subtract => Some(a - b),
        // Two 64-bit numbers multiply within 128 bits, unless both are nearly 2^64.
        Operator::Multiply => Some(a.saturating_mul(b)),
        Operator::Divide => a.checked_div(b),
        Operator::Remainder => a.checked_rem(b),
    };
    let scales = matches!(operator, Operator::Multiply | Operator::Divide);
    if scales && ty == SqlType::I64 && exact == Some(i64::MIN.into()) {
        // MySQL alone refuses it, and does so aloud.
        return Err(Failure::Undecided(
            "a product or quotient that is the smallest i64".to_owned(),
        ));
    }
    match exact {
        None => Ok(Value::Null),
        Some(exact) => Value::of_whole(ty, exact).ok_or_else(overflow),
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
