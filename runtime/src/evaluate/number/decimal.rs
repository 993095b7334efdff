//! Decimals: exact, or undecided where Rust's type cannot hold what the servers can.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::evaluate::{Failure, Result};
use crate::expr::{Operator, Value};
use crate::table::{ColumnDef, SqlType};

/// The most decimals of Rust's type.
const SCALE: u32 = 28;

pub(super) fn arithmetic(operator: Operator, a: Decimal, b: Decimal) -> Result<Value> {
    match operator {
        Operator::Add => sum(a, b),
        Operator::Subtract => sum(a, -b),
        Operator::Multiply => a
            .mantissa()
            .checked_mul(b.mantissa())
            .map_or_else(|| Err(too_long()), |product| exact(product, a.scale() + b.scale())),
        Operator::Divide | Operator::Remainder => {
            Err(Failure::Unknown("a quotient of Decimals without `div_round`"))
        }
    }
}

pub(in crate::evaluate) fn sum(a: Decimal, b: Decimal) -> Result<Value> {
    let scale = a.scale().max(b.scale());
    let wide = |number: Decimal| {
        let power = 10_i128.checked_pow(scale - number.scale())?;
        number.mantissa().checked_mul(power)
    };
    let sum = wide(a).zip(wide(b)).and_then(|(a, b)| a.checked_add(b));
    sum.map_or_else(|| Err(too_long()), |sum| exact(sum, scale))
}

/// The nearest quotient of so many decimals, from the middle away from 0.
pub(super) fn quotient(a: Decimal, b: Decimal, decimals: u32) -> Result<Value> {
    if b.is_zero() {
        return Ok(Value::Null);
    }
    let (a, b) = (a.normalize(), b.normalize());
    let shift = i64::from(b.scale()) + i64::from(decimals) - i64::from(a.scale());
    let power = u32::try_from(shift.abs()).ok().and_then(|shift| 10_i128.checked_pow(shift));
    let scaled =
        |number: i128, by: bool| power.and_then(|p| number.checked_mul(if by { p } else { 1 }));
    let sides = scaled(a.mantissa(), shift > 0).zip(scaled(b.mantissa(), shift < 0));
    let nearest = sides.and_then(|(a, b)| {
        let (quotient, rest) = (a / b, a % b);
        let up = rest.checked_abs()?.checked_mul(2)? >= b.checked_abs()?;
        Some(if up { quotient + a.signum() * b.signum() } else { quotient })
    });
    nearest.map_or_else(|| Err(too_long()), |nearest| exact(nearest, decimals))
}

pub(super) fn round_to(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals.min(SCALE), RoundingStrategy::MidpointAwayFromZero)
}

pub(super) fn sign(number: Decimal) -> Decimal {
    if number.is_zero() {
        Decimal::ZERO
    } else if number.is_sign_negative() {
        Decimal::NEGATIVE_ONE
    } else {
        Decimal::ONE
    }
}

/// A number that a column of its digits holds.
pub(in crate::evaluate) fn stored(column: &ColumnDef, value: Value) -> Result<Value> {
    let (SqlType::Decimal, Some(digits)) = (column.ty, column.digits) else { return Ok(value) };
    let Value::Decimal(number) = value else { return Ok(value) };
    let limit = 10_i128
        .checked_pow(digits.whole)
        .and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok());
    if limit.is_some_and(|limit| number.abs() >= limit) {
        return Err(Failure::Refused(format!("{number} in `{}`", column.name)));
    }
    Ok(Value::Decimal(number))
}

fn exact(mantissa: i128, scale: u32) -> Result<Value> {
    let (mut mantissa, mut scale) = (mantissa, scale);
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).map(Value::Decimal).map_err(|_| too_long())
}

fn too_long() -> Failure {
    Failure::Undecided("a number with more digits than a Decimal of Rust has".to_owned())
}
