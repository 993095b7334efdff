//! Texts one after the other.

use super::TextNode;
use crate::expr::{Expr, IntoNode as _, Node, Operand};
use crate::table::{ColumnType, TextColumn};

/// Texts one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Concat {
    /// The texts; none of them is a concatenation itself.
    pub parts: Vec<Node>,
}

/// A text that is known when `gen` runs, where an expression begins with it.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { name: String }
///
/// let _ = User::update().set(User::name, text("Dr. ").concat(User::name));
/// ```
pub fn text<T>(text: impl Into<String>) -> Expr<T, String> {
    Expr::new(text.into().into_node())
}

operands! { impl[V: ColumnType] V {
    /// This text with another behind it; NULL if one of them is.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres, sqlite | `a \|\| '-' \|\| b` |
    /// | mysql | `CONCAT(a, '-', b)` |
    pub fn concat<R: Operand<T, V::Base>>(self, other: R) -> Expr<T, V::Or<R::Value>>
    where
        V: TextColumn,
    {
        let mut parts = parts(self.into_node());
        parts.extend(self::parts(other.into_node()));
        Expr::new(Node::from(TextNode::Concat(Concat { parts })))
    }
}}

/// A text's parts: they stand in one row, however they were put together.
pub(super) fn parts(node: Node) -> Vec<Node> {
    match node {
        Node::Text(text) => match *text {
            TextNode::Concat(concat) => concat.parts,
            other => vec![Node::from(other)],
        },
        other => vec![other],
    }
}
