//! `a IN (…)`

use super::PredicateNode;
use crate::expr::{Condition, IntoNode, Node, Operand};
use crate::table::{ColumnType, Comparable};

/// Whether a value is one of several, or is none of them.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOf {
    /// The value.
    pub operand: Node,
    /// What it may be.
    pub values: Vec<Node>,
    /// `NOT IN`
    pub negated: bool,
}

fn one_of<T>(
    negated: bool,
    operand: Node,
    values: impl IntoIterator<Item: IntoNode>,
) -> Condition<T> {
    let storage = operand.storage();
    let values = values.into_iter().map(|value| value.into_node().meeting(storage)).collect();
    Condition::new(Node::from(PredicateNode::OneOf(OneOf { operand, values, negated })))
}

operands! { impl[V: ColumnType] V {
    /// Whether the value is one of these: as with `=`, unknown for NULL, and unknown where none is
    /// equal but one of them is NULL. Of an empty list it is false, for NULL too.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { state: String }
    ///
    /// let gone = User::state.is_in(["closed", "banned"]);
    /// # let _ = gone;
    /// ```
    ///
    /// The text is `state IN ('closed', 'banned')` in every dialect, and `FALSE` for an empty list,
    /// which only SQLite could write.
    pub fn is_in<I>(self, values: I) -> Condition<T>
    where
        I: IntoIterator<Item: Operand<T, V::Base>>,
        V: ColumnType<Base: Comparable>,
    {
        one_of(false, self.into_node(), values)
    }

    /// Whether the value is none of these: unknown for NULL, and where one of them is NULL and none
    /// is equal. Of an empty list it is true, for NULL too.
    pub fn is_not_in<I>(self, values: I) -> Condition<T>
    where
        I: IntoIterator<Item: Operand<T, V::Base>>,
        V: ColumnType<Base: Comparable>,
    {
        one_of(true, self.into_node(), values)
    }
}}
