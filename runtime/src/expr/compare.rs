//! `a = b` and its kin.

use super::{Condition, IntoNode, Node, Operand};
use crate::table::{ColumnType, Comparable, Ordered};

/// A comparison of two values.
#[derive(Clone, Debug, PartialEq)]
pub struct Compare {
    /// How they are compared.
    pub comparison: Comparison,
    /// The value on the left.
    pub left: Node,
    /// The value on the right.
    pub right: Node,
}

/// The six comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

fn compare<T>(comparison: Comparison, left: impl IntoNode, right: impl IntoNode) -> Condition<T> {
    let (left, right) = Node::met(left.into_node(), right.into_node());
    Condition::new(Node::Compare(Box::new(Compare { comparison, left, right })))
}

operands! { impl[V: ColumnType] V {
    /// `a = b`: unknown where either is NULL; text compares by the column's collation.
    pub fn eq(self, other: impl Operand<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Comparable>,
    {
        compare(Comparison::Equal, self, other)
    }

    /// `a <> b`: unknown where either is NULL, so rows with NULL are not found.
    pub fn ne(self, other: impl Operand<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Comparable>,
    {
        compare(Comparison::NotEqual, self, other)
    }
}}

operands! { impl[V: ColumnType] V {
    /// `a < b`
    pub fn lt(self, other: impl Operand<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Ordered>,
    {
        compare(Comparison::Less, self, other)
    }

    /// `a <= b`
    pub fn le(self, other: impl Operand<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Ordered>,
    {
        compare(Comparison::LessOrEqual, self, other)
    }

    /// `a > b`
    pub fn gt(self, other: impl Operand<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Ordered>,
    {
        compare(Comparison::Greater, self, other)
    }

    /// `a >= b`
    pub fn ge(self, other: impl Operand<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Ordered>,
    {
        compare(Comparison::GreaterOrEqual, self, other)
    }
}}
