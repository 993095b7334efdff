//! How long text is.

use super::TextNode;
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, TextColumn};

/// The length of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLength {
    /// The text.
    pub operand: Node,
    /// What is counted.
    pub unit: TextUnit,
}

/// What a length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextUnit {
    /// Unicode's code points, each a `char` of Rust.
    Chars,
    /// The bytes of UTF-8, however the text is stored.
    Bytes,
}

operands! { impl[V: ColumnType] V {
    /// How many characters the text has: code points, as `text.chars().count()`. NULL for NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: String }
    ///
    /// let change = User::delete().filter(User::name.char_length().lt(2));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `char_length(a)` |
    /// | mysql | `CHAR_LENGTH(a)` |
    /// | sqlite | `length(a)` |
    pub fn char_length(self) -> Expr<T, V::Like<i32>>
    where
        V: TextColumn,
    {
        let (operand, unit) = (self.into_node(), TextUnit::Chars);
        Expr::new(Node::from(TextNode::Length(TextLength { operand, unit })))
    }

    /// How many bytes the text has in UTF-8, as `text.len()`. NULL for NULL.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `octet_length(convert_to(a, 'UTF8'))` |
    /// | mysql | `LENGTH(CONVERT(a USING utf8mb4))` |
    /// | sqlite, whose databases are UTF-8 unless made otherwise | `length(CAST(a AS BLOB))` |
    pub fn byte_length(self) -> Expr<T, V::Like<i32>>
    where
        V: TextColumn,
    {
        let (operand, unit) = (self.into_node(), TextUnit::Bytes);
        Expr::new(Node::from(TextNode::Length(TextLength { operand, unit })))
    }
}}
