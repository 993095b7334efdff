//! `SIGN(a)`

use super::{NumberNode, Signed};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::ColumnType;

/// -1, 0 or 1, of the number's own type.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// The number.
    pub operand: Node,
}

operands! { impl[V: ColumnType] V {
    /// -1, 0 or 1, as the number is below, at or above 0: of the number's own type, NULL for NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "moves")]
    /// struct Move { by: i64 }
    ///
    /// let change = Move::update().set(Move::by, Move::by.sign());
    /// # let _ = change;
    /// ```
    pub fn sign(self) -> Expr<T, V>
    where
        V: ColumnType<Base: Signed>,
    {
        Expr::new(Node::from(NumberNode::Sign(Sign { operand: self.into_node() })))
    }
}}
