//! Text without the blanks at its ends.

use super::TextNode;
use crate::expr::{Expr, IntoNode, Node};
use crate::table::{ColumnType, TextColumn};

/// A text without the blanks at its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Trim {
    /// The text.
    pub operand: Node,
    /// At which ends.
    pub ends: TrimEnds,
}

/// Where blanks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrimEnds {
    /// At the beginning and at the end.
    Both,
    /// At the beginning.
    Start,
    /// At the end.
    End,
}

operands! { impl[V: ColumnType] V {
    /// The text without the blanks at its beginning and end; NULL for NULL.
    ///
    /// A blank is U+0020 and nothing else: a tab or a line's end stays, and so does what stands
    /// behind it.
    ///
    /// Every dialect says `trim(a)`; `ltrim(a)` and `rtrim(a)` for one end.
    pub fn trim(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::Both)
    }

    /// The text without the blanks (U+0020) at its beginning; NULL for NULL.
    pub fn trim_start(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::Start)
    }

    /// The text without the blanks (U+0020) at its end; NULL for NULL.
    pub fn trim_end(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::End)
    }
}}

fn trim<T, V>(operand: impl IntoNode, ends: TrimEnds) -> Expr<T, V> {
    Expr::new(Node::from(TextNode::Trim(Trim { operand: operand.into_node(), ends })))
}
