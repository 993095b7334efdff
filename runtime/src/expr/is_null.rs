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
    /// `a IS NULL`
    pub fn is_null(self) -> Condition<T> {
        Condition::new(Node::IsNull(Box::new(IsNull { operand: self.into_node(), negated: false })))
    }

    /// `a IS NOT NULL`
    pub fn is_not_null(self) -> Condition<T> {
        Condition::new(Node::IsNull(Box::new(IsNull { operand: self.into_node(), negated: true })))
    }
}}
