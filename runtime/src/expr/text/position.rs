//! Where a text stands in another.

use super::TextNode;
use crate::expr::{Expr, IntoNode as _, Node, Operand};
use crate::table::{ColumnType, TextColumn};

/// The place of the first of another text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPosition {
    /// The text that is looked at.
    pub operand: Node,
    /// What is looked for.
    pub needle: Node,
}

operands! { impl[V: ColumnType] V {
    /// The place at which another text stands first: 1 for the first character, 0 if it does not
    /// stand there. NULL if one of them is.
    ///
    /// The texts compare exactly, whatever the collation. The empty text stands at 1.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { email: String, account: String }
    ///
    /// let account = User::email.left(User::email.position("@") - 1);
    /// let change =
    ///     User::update().set(User::account, account).filter(User::email.contains("@"));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `strpos(a, '@')` |
    /// | mysql | `LOCATE('@', CONVERT(a USING utf8mb4) COLLATE utf8mb4_bin)` |
    /// | sqlite | `instr(a, '@')` |
    pub fn position<R>(self, text: R) -> Expr<T, <V::Or<R::Value> as ColumnType>::Like<i32>>
    where
        V: TextColumn,
        R: Operand<T, V::Base>,
    {
        let (operand, needle) = (self.into_node(), text.into_node());
        Expr::new(Node::from(TextNode::Position(TextPosition { operand, needle })))
    }
}}
