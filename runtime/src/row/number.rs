//! Numbers, with the names that Rust has.

use super::arithmetic::{calculated, divided};
use super::choice::choice;
use super::compare::ordered;
use super::{Fits, InOrder, Val};
use crate::expr::{
    ChoiceNode, Comparison, End, Extreme, Fractional, Integer, IntoNode as _, Literal, Node,
    Operator, Signed, Value,
};
use crate::table::{SqlType, Table};

impl<T: Table, B> Val<T, B> {
    /// Without its sign; the smallest number of its type has none and fails the statement.
    pub fn abs(self) -> Val<T, B>
    where
        B: Signed,
    {
        Val::of(self.built::<B>().abs())
    }

    /// -1, 0 or 1.
    pub fn signum(self) -> Val<T, B>
    where
        B: Signed + Integer,
    {
        Val::of(self.built::<B>().sign())
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> Val<T, bool>
    where
        B: Signed + Integer,
    {
        Val::new(ordered(Comparison::Less, self.into_node(), like(B::TYPE, 0)))
    }

    /// Whether it is above 0.
    pub fn is_positive(self) -> Val<T, bool>
    where
        B: Signed + Integer,
    {
        Val::new(ordered(Comparison::Greater, self.into_node(), like(B::TYPE, 0)))
    }
}

impl<T, B: Integer> Val<T, B> {
    /// What is left of a division, never below 0: `-7.rem_euclid(3)` is 2.
    pub fn rem_euclid(self, by: impl Fits<T, B>) -> Val<T, B> {
        let (value, by) = (self.into_node(), by.into_node());
        let rest = divided(Operator::Remainder, value, by.clone());
        if is_unsigned(B::TYPE) {
            return Val::new(rest);
        }
        // What is below 0 comes back by the divisor, whatever its sign.
        let more = calculated(Operator::Add, rest.clone(), by.clone());
        let less = calculated(Operator::Subtract, rest.clone(), by.clone());
        Val::new(choice(negative(rest.clone()), away(by, more, less), rest))
    }

    /// The quotient whose remainder is never below 0: `-7.div_euclid(3)` is -3.
    pub fn div_euclid(self, by: impl Fits<T, B>) -> Val<T, B> {
        let (value, by) = (self.into_node(), by.into_node());
        let quotient = divided(Operator::Divide, value.clone(), by.clone());
        if is_unsigned(B::TYPE) {
            return Val::new(quotient);
        }
        let rest = divided(Operator::Remainder, value, by.clone());
        let more = calculated(Operator::Add, quotient.clone(), like(B::TYPE, 1));
        let less = calculated(Operator::Subtract, quotient.clone(), like(B::TYPE, 1));
        Val::new(choice(negative(rest), away(by, less, more), quotient))
    }

    /// The number with itself so many times, a number that is known when `gen` runs.
    pub fn pow(self, exponent: u32) -> Val<T, B> {
        let base = self.into_node();
        let times = |power, _| calculated(Operator::Multiply, power, base.clone());
        Val::new(match exponent {
            0 => like(B::TYPE, 1),
            _ => (1..exponent).fold(base.clone(), times),
        })
    }
}

/// The first where a divisor is above 0, else the second.
fn away(by: Node, above: Node, below: Node) -> Node {
    let Node::Literal(Literal { value, .. }) = &by else {
        return choice(negative(by), below, above);
    };
    if value.whole().is_some_and(|known| known < 0) { below } else { above }
}

fn negative(node: Node) -> Node {
    let zero = like(node.ty(), 0);
    ordered(Comparison::Less, node, zero)
}

/// A small number of a type of numbers.
fn like(ty: SqlType, number: i8) -> Node {
    let value = match ty {
        SqlType::I8 => Value::I8(number),
        SqlType::I16 => Value::I16(number.into()),
        SqlType::I32 => Value::I32(number.into()),
        SqlType::U8 => Value::U8(number.unsigned_abs()),
        SqlType::U16 => Value::U16(number.unsigned_abs().into()),
        SqlType::U32 => Value::U32(number.unsigned_abs().into()),
        SqlType::U64 => Value::U64(number.unsigned_abs().into()),
        SqlType::F64 => Value::F64(number.into()),
        SqlType::I64
        | SqlType::F32
        | SqlType::Decimal
        | SqlType::Bool
        | SqlType::Text
        | SqlType::Enum(_)
        | SqlType::Bytes
        | SqlType::Json
        | SqlType::Uuid
        | SqlType::Date
        | SqlType::Time
        | SqlType::DateTime
        | SqlType::Timestamp
        | SqlType::Array(_) => Value::I64(number.into()),
    };
    Node::Literal(Literal::new(value))
}

fn is_unsigned(ty: SqlType) -> bool {
    ty.whole().is_some_and(|(low, _)| low == 0)
}

impl<T, B> Val<T, B> {
    /// The smaller of the two.
    pub fn min(self, other: impl Fits<T, B>) -> Val<T, B>
    where
        B: InOrder,
    {
        Val::new(extreme(End::Least, self.into_node(), other.into_node()))
    }

    /// The larger of the two.
    pub fn max(self, other: impl Fits<T, B>) -> Val<T, B>
    where
        B: InOrder,
    {
        Val::new(extreme(End::Greatest, self.into_node(), other.into_node()))
    }

    /// The nearest value within the bounds.
    pub fn clamp(self, low: impl Fits<T, B>, high: impl Fits<T, B>) -> Val<T, B>
    where
        B: InOrder,
    {
        self.max(low).min(high)
    }
}

fn extreme(end: End, left: Node, right: Node) -> Node {
    // LEAST and GREATEST go by a collation, and by how a time is written.
    if left.ty() != SqlType::F64 && left.ty() != SqlType::Decimal && left.ty().whole().is_none() {
        let comparison = match end {
            End::Least => Comparison::LessOrEqual,
            End::Greatest => Comparison::GreaterOrEqual,
        };
        return choice(ordered(comparison, left.clone(), right.clone()), left, right);
    }
    Node::from(ChoiceNode::Extreme(Extreme { end, values: vec![left, right] }))
}

impl<T: Table, B: Fractional> Val<T, B> {
    /// The largest whole number that is not above.
    pub fn floor(self) -> Val<T, B> {
        Val::of(self.built::<B>().floor())
    }

    /// The smallest whole number that is not below.
    pub fn ceil(self) -> Val<T, B> {
        Val::of(self.built::<B>().ceil())
    }

    /// Without decimals.
    pub fn trunc(self) -> Val<T, B> {
        Val::of(self.built::<B>().trunc())
    }
}

impl<T: Table> Val<T, f64> {
    /// The nearest whole number, from the middle away from 0.
    pub fn round(self) -> Val<T, f64> {
        Val::of(self.built::<f64>().round())
    }
}
