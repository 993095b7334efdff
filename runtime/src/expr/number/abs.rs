//! `ABS(a)`

use super::{NumberNode, Signed};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::ColumnType;

/// A number without its sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Abs {
    /// The number.
    pub operand: Node,
}

operands! { impl[V: ColumnType] V {
    /// The number without its sign; the smallest of a type of whole numbers has none
    /// and fails. NULL for NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "moves")]
    /// struct Move { by: i64 }
    ///
    /// let change = Move::update().set(Move::by, Move::by.abs());
    /// # let _ = change;
    /// ```
    pub fn abs(self) -> Expr<T, V>
    where
        V: ColumnType<Base: Signed>,
    {
        Expr::new(Node::from(NumberNode::Abs(Abs { operand: self.into_node() })))
    }
}}
