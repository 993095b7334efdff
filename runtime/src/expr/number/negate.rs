//! `-a`

use std::ops::Neg;

use super::{NumberNode, Signed};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{Column, ColumnType, Table};

/// A number with the other sign: NULL for NULL, and the smallest of a type
/// of whole numbers fails.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "moves")]
/// struct Move { by: i64 }
///
/// let change = Move::update().set(Move::by, -Move::by);
/// # let _ = change;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Negate {
    /// The number.
    pub operand: Node,
}

impl<T: Table, V: ColumnType<Base: Signed>> Neg for Column<T, V> {
    type Output = Expr<T, V>;

    fn neg(self) -> Expr<T, V> {
        Expr::new(Node::from(NumberNode::Negate(Negate { operand: self.into_node() })))
    }
}

impl<T: Table, V: ColumnType<Base: Signed>> Neg for Expr<T, V> {
    type Output = Expr<T, V>;

    fn neg(self) -> Expr<T, V> {
        Expr::new(Node::from(NumberNode::Negate(Negate { operand: self.into_node() })))
    }
}
