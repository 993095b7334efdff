//! `a IS NULL`

use super::{Condition, IntoNode as _, Node};
use crate::table::Scalar;

/// Whether a value is NULL, or is not: never unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct IsNull {
    /// The value.
    pub operand: Node,
    /// `IS NOT NULL`
    pub negated: bool,
}

operands! { impl[B: Scalar] Option<B> {
    /// `a IS NULL`: never unknown. Every dialect writes it so.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: Option<String>, nick: Option<String> }
    ///
    /// let change = User::update()
    ///     .set(User::name, User::nick)
    ///     .filter(User::name.is_null().and(User::nick.is_not_null()));
    /// # let _ = change;
    /// ```
    ///
    /// A column that is never NULL has no such method. JSON's null is a value: ask
    /// [`is_json_null`](crate::table::Column::is_json_null) for it.
    pub fn is_null(self) -> Condition<T> {
        Condition::new(Node::IsNull(Box::new(IsNull { operand: self.into_node(), negated: false })))
    }

    /// `a IS NOT NULL`: never unknown. Every dialect writes it so.
    pub fn is_not_null(self) -> Condition<T> {
        Condition::new(Node::IsNull(Box::new(IsNull { operand: self.into_node(), negated: true })))
    }
}}
