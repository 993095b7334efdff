//! `a IS TRUE`

use super::PredicateNode;
use crate::expr::{Condition, Expr, IntoCondition, IntoNode as _, Node};
use crate::table::ColumnType;

/// Whether a condition is true, or is not, where unknown is not true: never unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct IsTrue {
    /// The condition.
    pub operand: Node,
    /// `IS NOT TRUE`
    pub negated: bool,
}

fn is_true<T>(negated: bool, operand: impl IntoCondition<T>) -> Expr<T, bool> {
    Expr::new(Node::from(PredicateNode::IsTrue(IsTrue { operand: operand.into_node(), negated })))
}

impl<T> Condition<T> {
    /// The condition as a value that a bool column can be set to: true, or false where it is false
    /// or unknown.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { email: Option<String>, reachable: bool }
    ///
    /// let change = User::update().set(User::reachable, User::email.ne("").is_true());
    /// # let _ = change;
    /// ```
    ///
    /// The text is `(email <> '') IS TRUE` in every dialect.
    pub fn is_true(self) -> Expr<T, bool> {
        is_true(false, self)
    }

    /// The opposite of [`is_true`](Condition::is_true): true where the condition is false or
    /// unknown.
    pub fn is_not_true(self) -> Expr<T, bool> {
        is_true(true, self)
    }
}

operands! { impl[V: ColumnType<Base = bool>] V {
    /// The value, or false where it is NULL.
    pub fn is_true(self) -> Expr<T, bool> {
        is_true(false, Condition::new(self.into_node()))
    }

    /// Whether the value is false or NULL.
    pub fn is_not_true(self) -> Expr<T, bool> {
        is_true(true, Condition::new(self.into_node()))
    }
}}
