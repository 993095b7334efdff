//! Text with another one for what stands in it.

use super::TextNode;
use crate::expr::{Expr, IntoNode as _, Node, Operand};
use crate::table::{ColumnType, TextColumn};

/// A text in which one text stands for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Replace {
    /// The text.
    pub operand: Node,
    /// What goes.
    pub from: Node,
    /// What comes for it.
    pub to: Node,
}

operands! { impl[V: ColumnType] V {
    /// The text with `to` wherever it has `from`, from left to right; NULL if one of them is.
    ///
    /// The texts compare exactly, whatever the collation. Where `from` is empty the text stays as
    /// it is, and a literal that is empty is refused.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "contacts")]
    /// struct Contact { phone: Option<String> }
    ///
    /// let digits = Contact::phone.replace(" ", "").replace("-", "");
    /// let change = Contact::update().set(Contact::phone, digits).only_changed();
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres, mysql, sqlite | `replace(a, 'x', 'y')` |
    /// | mysql, and sqlite where `b` is no literal, if `c` may be NULL | `CASE WHEN c IS NOT NULL THEN replace(a, b, c) END` |
    pub fn replace<F, R>(self, from: F, to: R) -> Expr<T, Replaced<T, V, F, R>>
    where
        V: TextColumn,
        F: Operand<T, V::Base>,
        R: Operand<T, V::Base>,
    {
        let (operand, from, to) = (self.into_node(), from.into_node(), to.into_node());
        Expr::new(Node::from(TextNode::Replace(Replace { operand, from, to })))
    }
}}

/// The type of a text in which something was replaced: nullable if one of the three is.
type Replaced<T, V, F, R> = <Or<T, V, F> as ColumnType>::Or<ValueOf<T, V, R>>;
type Or<T, V, F> = <V as ColumnType>::Or<ValueOf<T, V, F>>;
type ValueOf<T, V, F> = <F as Operand<T, <V as ColumnType>::Base>>::Value;
