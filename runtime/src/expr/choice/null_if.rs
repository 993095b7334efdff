//! `NULLIF(a, b)`

use super::ChoiceNode;
use crate::expr::{Expr, IntoNode as _, Node, Operand};
use crate::table::{ColumnType, Comparable};

/// A value, or NULL where it equals another.
#[derive(Clone, Debug, PartialEq)]
pub struct NullIf {
    /// The value.
    pub value: Node,
    /// What it must not equal.
    pub other: Node,
}

operands! { impl[V: ColumnType] V {
    /// The value, or NULL where it equals the other, as `=` says: text compares by the column's
    /// collation. Where the other is NULL it stays the value.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: Option<String> }
    ///
    /// let change = User::update().set(User::name, User::name.null_if(""));
    /// # let _ = change;
    /// ```
    ///
    /// The text is `NULLIF(name, '')` in every dialect.
    pub fn null_if(self, other: impl Operand<T, V::Base>) -> Expr<T, Option<V::Base>>
    where
        V: ColumnType<Base: Comparable>,
    {
        let value = self.into_node();
        let other = other.into_node().meeting(value.storage());
        Expr::new(Node::from(ChoiceNode::NullIf(NullIf { value, other })))
    }
}}
