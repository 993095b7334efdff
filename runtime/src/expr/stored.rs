//! Between a type of the user's own and the type as which it is stored: the same value.

use super::{Expr, IntoNode, Node};
use crate::table::{ColumnType, Transparent, UserDefined};

operands! { impl[V: ColumnType] V {
    /// The value as it is stored, with that type's operations.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(SqlType)]
    /// struct Cents(i64);
    ///
    /// #[derive(Table)]
    /// #[table(name = "items")]
    /// struct Item { price: Option<Cents> }
    ///
    /// let change = Item::update().set(Item::price, (Item::price.stored() + 1).typed());
    /// # let _ = change;
    /// ```
    pub fn stored(self) -> Expr<T, V::Like<<V::Base as UserDefined>::Stored>>
    where
        V: ColumnType<Base: Transparent>,
    {
        Expr::new(self.into_node())
    }

    /// The value as one of a newtype or of an enum that is stored so; it is not looked at whether
    /// it is one of the enum's names.
    pub fn typed<N: Transparent<Stored = V::Base>>(self) -> Expr<T, V::Like<N>> {
        Expr::new(self.into_node())
    }
}}

/// The literal of a value, for the derives.
#[doc(hidden)]
pub fn node_of<N: UserDefined<Stored: IntoNode>>(value: N) -> Node {
    let mut node = value.into_stored().into_node();
    if let Node::Literal(literal) = &mut node {
        literal.ty = <N as UserDefined>::TYPE;
    }
    node
}
