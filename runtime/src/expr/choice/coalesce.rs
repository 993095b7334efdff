//! `COALESCE(a, b)`

use super::ChoiceNode;
use crate::expr::{Expr, IntoExpr, IntoNode as _, Node};
use crate::table::Scalar;

/// A value, or another where it is NULL.
#[derive(Clone, Debug, PartialEq)]
pub struct Coalesce {
    /// The value.
    pub value: Node,
    /// What stands for NULL.
    pub fallback: Node,
}

operands! { impl[B: Scalar] Option<B> {
    /// The value, or this one where it is NULL.
    pub fn or_else(self, fallback: impl IntoExpr<T, B>) -> Expr<T, B> {
        let value = self.into_node();
        let fallback = fallback.into_node().meeting(value.storage());
        Expr::new(Node::from(ChoiceNode::Coalesce(Coalesce { value, fallback })))
    }
}}
