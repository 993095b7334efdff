//! Text that is filled up to a width.

use super::{TextEnd, TextNode};
use crate::expr::{Expr, IntoNode, Node};
use crate::table::{ColumnType, TextColumn};

/// A text with a filling before or behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pad {
    /// The text.
    pub operand: Node,
    /// Where the filling comes.
    pub end: TextEnd,
    /// How many characters there are at least.
    pub width: u32,
    /// What fills, again and again.
    pub fill: String,
}

operands! { impl[V: ColumnType] V {
    /// The text with a filling before it that makes it so many characters long; NULL for NULL.
    ///
    /// The filling repeats, and is cut where it is enough. A text that is longer stays as it is:
    /// `lpad` alone would cut it. An empty filling is refused, and a width above 10,000.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { number: i64, code: String }
    ///
    /// let code = Order::number.to_text().pad_start(8, "0");
    /// let change = Order::update().set(Order::code, code);
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | `.pad_start(5, "0")` |
    /// |---|---|
    /// | postgres | `lpad(a, greatest(char_length(a), 5), '0')` |
    /// | mysql | `LPAD(a, GREATEST(CHAR_LENGTH(a), 5), '0')` |
    /// | sqlite | `substr('00000', 1, max(5 - length(a), 0)) \|\| a` |
    pub fn pad_start(self, width: u32, fill: impl Into<String>) -> Expr<T, V>
    where
        V: TextColumn,
    {
        pad(self, TextEnd::Start, width, fill.into())
    }

    /// The text with a filling behind it that makes it so many characters long; NULL for NULL.
    ///
    /// As [`pad_start`](Self::pad_start), with `rpad`.
    pub fn pad_end(self, width: u32, fill: impl Into<String>) -> Expr<T, V>
    where
        V: TextColumn,
    {
        pad(self, TextEnd::End, width, fill.into())
    }
}}

fn pad<T, V>(operand: impl IntoNode, end: TextEnd, width: u32, fill: String) -> Expr<T, V> {
    let operand = operand.into_node();
    Expr::new(Node::from(TextNode::Pad(Pad { operand, end, width, fill })))
}
