//! Values as another type.

use rust_decimal::Decimal;
use uuid::Uuid;

use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{CastNode, Conversion, Convert, ParseTo, Value};

/// The most digits that a number is read from.
const DIGITS: usize = 59;

pub(super) fn value(node: &CastNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        CastNode::Convert(node) => convert(node, of(&node.operand, scope)?),
        CastNode::Parse(node) => {
            let Value::Text(text) = of(&node.operand, scope)? else { return Ok(Value::Null) };
            let parsed = match node.to {
                ParseTo::I32 => whole(&text).and_then(|n| i32::try_from(n).ok()).map(Value::I32),
                ParseTo::I64 => whole(&text).and_then(|n| i64::try_from(n).ok()).map(Value::I64),
                // Of the forms that it reads only the usual one has 36 characters.
                ParseTo::Uuid if text.len() == 36 => Uuid::parse_str(&text).ok().map(Value::Uuid),
                ParseTo::Uuid => None,
            };
            match parsed {
                None if node.strict => Err(Failure::Refused(format!("{text:?} as {:?}", node.to))),
                parsed => Ok(parsed.unwrap_or(Value::Null)),
            }
        }
    }
}

fn convert(node: &Convert, value: Value) -> Result<Value> {
    if value == Value::Null {
        return Ok(value);
    }
    let wrong = || Failure::Refused(format!("{value:?} as {:?}", node.to));
    match node.conversion {
        Conversion::BoolToWhole => Value::of_whole(node.to, i128::from(value == Value::Bool(true))),
        Conversion::Widen | Conversion::Narrow => {
            value.whole().and_then(|n| Value::of_whole(node.to, n))
        }
        Conversion::WholeToFloat => value.whole().map(|number| Value::F64(number as f64)),
        Conversion::FloatToWhole => {
            let Value::F64(number) = value else { return Ok(Value::Null) };
            // What is beyond 128 bits stops there, and fits no column either.
            Value::of_whole(node.to, number as i128)
        }
        Conversion::WholeToDecimal => {
            let number = value.whole().and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok());
            number.map(Value::Decimal)
        }
        Conversion::DecimalToWhole => {
            let Value::Decimal(number) = value else { return Ok(Value::Null) };
            Value::of_whole(
                node.to,
                number.trunc().mantissa() / 10_i128.pow(number.trunc().scale()),
            )
        }
        Conversion::DecimalToFloat => {
            let Value::Decimal(number) = value else { return Ok(Value::Null) };
            // The nearest double, as the digits are read.
            number.to_string().parse().ok().map(Value::F64)
        }
        Conversion::SingleToDouble => {
            let Value::F32(number) = value else { return Ok(Value::Null) };
            Some(Value::F64(number.into()))
        }
        Conversion::WholeToBool => value.whole().map(|number| Value::Bool(number != 0)),
        Conversion::WholeToText => value.whole().map(|number| Value::Text(number.to_string())),
        Conversion::UuidToText => {
            let Value::Uuid(uuid) = value else { return Ok(Value::Null) };
            Some(Value::Text(uuid.to_string()))
        }
    }
    .ok_or_else(wrong)
}

/// A sign or none, then digits.
fn whole(text: &str) -> Option<i128> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    (all && digits.len() <= DIGITS).then(|| text.parse().ok()).flatten()
}
