//! Text without the blanks, or another character, at its ends.

use super::TextNode;
use crate::expr::{Expr, IntoNode, Node};
use crate::table::{ColumnType, TextColumn};

/// A text without some characters at its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Trim {
    /// The text.
    pub operand: Node,
    /// At which ends.
    pub ends: TrimEnds,
    /// What goes, in any order.
    pub characters: Vec<char>,
}

/// Where characters go.
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
        trim(self, TrimEnds::Both, ' ')
    }

    /// The text without the blanks (U+0020) at its beginning; NULL for NULL.
    pub fn trim_start(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::Start, ' ')
    }

    /// The text without the blanks (U+0020) at its end; NULL for NULL.
    pub fn trim_end(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::End, ' ')
    }

    /// The text without this character at its beginning and end, as often as it stands there, as
    /// Rust's `trim_matches`: exactly, whatever the collation. NULL for NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "pages")]
    /// struct Page { path: String, file: String }
    ///
    /// let change = Page::update()
    ///     .set(Page::path, Page::path.trim_matches('/'))
    ///     .set(Page::file, Page::file.trim_end_matches('.'))
    ///     .only_changed();
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `btrim(a, '/')` |
    /// | mysql | `TRIM(BOTH '/' FROM a)` |
    /// | sqlite | `trim(a, '/')` |
    pub fn trim_matches(self, character: char) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::Both, character)
    }

    /// The text without this character at its beginning; NULL for NULL.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres, sqlite | `ltrim(a, '/')` |
    /// | mysql | `TRIM(LEADING '/' FROM a)` |
    pub fn trim_start_matches(self, character: char) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::Start, character)
    }

    /// The text without this character at its end; NULL for NULL.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres, sqlite | `rtrim(a, '/')` |
    /// | mysql | `TRIM(TRAILING '/' FROM a)` |
    pub fn trim_end_matches(self, character: char) -> Expr<T, V>
    where
        V: TextColumn,
    {
        trim(self, TrimEnds::End, character)
    }
}}

fn trim<T, V>(operand: impl IntoNode, ends: TrimEnds, character: char) -> Expr<T, V> {
    let (operand, characters) = (operand.into_node(), vec![character]);
    Expr::new(Node::from(TextNode::Trim(Trim { operand, ends, characters })))
}
