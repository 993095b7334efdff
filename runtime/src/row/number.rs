//! Numbers, with the names that Rust has.

use super::arithmetic::calculated;
use super::choice::choice;
use super::compare::ordered;
use super::{Fits, InOrder, Val};
use crate::expr::{
    ChoiceNode, Comparison, End, Extreme, Integer, IntoNode, Literal, Node, Number, Operator, Value,
};
use crate::table::Table;

impl<T: Table, B> Val<T, B> {
    /// Without its sign; the smallest number of its type has none and fails the statement.
    pub fn abs(self) -> Val<T, B>
    where
        B: Number,
    {
        Val::of(self.built::<B>().abs())
    }

    /// -1, 0 or 1.
    pub fn signum(self) -> Val<T, B>
    where
        B: Integer,
    {
        Val::of(self.built::<B>().sign())
    }
}

impl<T, B: Integer + IntoNode> Val<T, B> {
    /// What is left of a division, never below 0: `-7.rem_euclid(3)` is 2.
    pub fn rem_euclid(self, by: impl Fits<T, B>) -> Val<T, B> {
        let (value, by) = (self.into_node(), by.into_node());
        let rest = calculated(Operator::Remainder, value, by.clone());
        let negative = |node: Node| {
            let zero = zero_like(&node);
            ordered(Comparison::Less, node, zero)
        };
        // What is below 0 comes back by the divisor, whatever its sign.
        let back = choice(
            negative(by.clone()),
            calculated(Operator::Subtract, rest.clone(), by.clone()),
            calculated(Operator::Add, rest.clone(), by),
        );
        Val::new(choice(negative(rest.clone()), back, rest))
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> Val<T, bool> {
        let zero = zero_like(self.node());
        Val::new(ordered(Comparison::Less, self.into_node(), zero))
    }

    /// Whether it is above 0.
    pub fn is_positive(self) -> Val<T, bool> {
        let zero = zero_like(self.node());
        Val::new(ordered(Comparison::Greater, self.into_node(), zero))
    }
}

fn zero_like(node: &Node) -> Node {
    let value = if node.ty() == crate::table::SqlType::I32 { Value::I32(0) } else { Value::I64(0) };
    Node::Literal(Literal::new(value))
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
    Node::from(ChoiceNode::Extreme(Extreme { end, values: vec![left, right] }))
}

impl<T: Table> Val<T, f64> {
    /// The nearest whole number, from the middle away from 0.
    pub fn round(self) -> Val<T, f64> {
        Val::of(self.built::<f64>().round())
    }

    /// The nearest whole number below.
    pub fn floor(self) -> Val<T, f64> {
        Val::of(self.built::<f64>().floor())
    }

    /// The nearest whole number above.
    pub fn ceil(self) -> Val<T, f64> {
        Val::of(self.built::<f64>().ceil())
    }

    /// Without decimals.
    pub fn trunc(self) -> Val<T, f64> {
        Val::of(self.built::<f64>().trunc())
    }
}
