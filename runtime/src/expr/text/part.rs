//! A part of a text, by characters.

use super::{TextEnd, TextNode};
use crate::expr::{Expr, IntoNode, Node, Operand};
use crate::table::{ColumnType, TextColumn};

/// The characters from one place on.
#[derive(Clone, Debug, PartialEq)]
pub struct Substring {
    /// The text.
    pub operand: Node,
    /// The place of the first character; the text's first is 1.
    pub start: Node,
    /// How many characters; all that are there, if there is none.
    pub length: Option<Node>,
}

/// The first or the last characters.
#[derive(Clone, Debug, PartialEq)]
pub struct TextSide {
    /// The text.
    pub operand: Node,
    /// Where the characters stand.
    pub end: TextEnd,
    /// How many.
    pub length: Node,
}

operands! { impl[V: ColumnType] V {
    /// So many characters from a place on; the first character of the text has the place 1.
    ///
    /// Fewer where the text ends before. NULL if the text, the start or the length is. A start
    /// below 1 is 1 and a length below 0 is 0; a number that is so is refused.
    ///
    /// | dialect | `.substring(2, 3)` | `.substring(b, c)` |
    /// |---|---|---|
    /// | postgres | `substring(a, 2, 3)` | `substring(a, CASE WHEN b < 1 THEN 1 ELSE b END, CASE WHEN c < 0 THEN 0 ELSE c END)` |
    /// | mysql | `SUBSTRING(a, 2, 3)` | `SUBSTRING(a, GREATEST(b, 1), c)` |
    /// | sqlite | `substr(a, 2, 3)` | `substr(a, max(b, 1), max(c, 0))` |
    pub fn substring<S, L>(self, start: S, length: L) -> Expr<T, Part<T, V, S, L>>
    where
        V: TextColumn,
        S: Operand<T, i32>,
        L: Operand<T, i32>,
    {
        let (operand, start) = (self.into_node(), start.into_node());
        let length = Some(length.into_node());
        Expr::new(Node::from(TextNode::Substring(Substring { operand, start, length })))
    }

    /// The characters from a place to the end; the first character of the text has the place 1.
    ///
    /// Empty where the text ends before. NULL if the text or the start is. A start below 1 is 1;
    /// a number that is so is refused.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { email: String, domain: String }
    ///
    /// let domain = User::email.substring_from(User::email.position("@") + 1);
    /// let _ = User::update().set(User::domain, domain).filter(User::email.contains("@"));
    /// ```
    pub fn substring_from<S: Operand<T, i32>>(self, start: S) -> Expr<T, Part<T, V, S, S>>
    where
        V: TextColumn,
    {
        let (operand, start) = (self.into_node(), start.into_node());
        Expr::new(Node::from(TextNode::Substring(Substring { operand, start, length: None })))
    }

    /// The first characters, all if there are not so many.
    ///
    /// NULL if the text or the length is. A length below 0 is 0; a number that is so is refused.
    ///
    /// | dialect | `.left(3)` | `.left(b)` |
    /// |---|---|---|
    /// | postgres | `left(a, 3)` | `left(a, CASE WHEN b < 0 THEN 0 ELSE b END)` |
    /// | mysql | `LEFT(a, 3)` | `LEFT(a, b)` |
    /// | sqlite | `substr(a, 1, 3)` | `substr(a, 1, max(b, 0))` |
    pub fn left<L: Operand<T, i32>>(self, length: L) -> Expr<T, Part<T, V, L, L>>
    where
        V: TextColumn,
    {
        side(self, TextEnd::Start, length)
    }

    /// The last characters, all if there are not so many.
    ///
    /// NULL if the text or the length is. A length below 0 is 0; a number that is so is refused.
    ///
    /// | dialect | `.right(3)` | `.right(b)` |
    /// |---|---|---|
    /// | postgres | `right(a, 3)` | `right(a, CASE WHEN b < 0 THEN 0 ELSE b END)` |
    /// | mysql | `RIGHT(a, 3)` | `RIGHT(a, b)` |
    /// | sqlite | `substr(a, -3)` | `substr(a, max(length(a) - b, 0) + 1)` |
    pub fn right<L: Operand<T, i32>>(self, length: L) -> Expr<T, Part<T, V, L, L>>
    where
        V: TextColumn,
    {
        side(self, TextEnd::End, length)
    }
}}

/// The type of a part of text: nullable if the text or one of the numbers is.
type Part<T, V, A, B> =
    <<V as ColumnType>::Or<Nullable<T, V, A>> as ColumnType>::Or<Nullable<T, V, B>>;

/// The type of the text as nullable as the number.
type Nullable<T, V, N> =
    <<N as Operand<T, i32>>::Value as ColumnType>::Like<<V as ColumnType>::Base>;

fn side<T, V>(operand: impl IntoNode, end: TextEnd, length: impl IntoNode) -> Expr<T, V> {
    let (operand, length) = (operand.into_node(), length.into_node());
    Expr::new(Node::from(TextNode::Side(TextSide { operand, end, length })))
}
