//! Text that starts or ends with another.

use super::has::{has, known};
use super::{IntoText, TextNode};
use crate::expr::{Condition, IntoNode, Node};
use crate::table::{ColumnType, TextColumn};

/// Whether text starts or ends with a given one.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMatch {
    /// The text that is looked at.
    pub operand: Node,
    /// Which end of it.
    pub end: TextEnd,
    /// What must stand there.
    pub text: String,
}

/// An end of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEnd {
    /// The text starts with it.
    Start,
    /// The text ends with it.
    End,
}

operands! { impl[V: ColumnType] V {
    /// The text starts with this one, or with the text of a column or expression; unknown for
    /// NULL.
    ///
    /// Case and accents count, except where a literal is looked for on the MySQL family: there the
    /// column's collation decides. The text of a column is looked for exactly, everywhere.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "pages")]
    /// struct Page { path: String, root: Option<String>, inside: bool }
    ///
    /// let drafts = Page::delete().filter(Page::path.starts_with("/drafts/"));
    /// let inside = Page::update()
    ///     .set(Page::inside, true)
    ///     .filter(Page::path.starts_with(Page::root.concat("/")));
    /// # let _ = (drafts, inside);
    /// ```
    ///
    /// | dialect | `.starts_with("org_")` | `.starts_with(b)` |
    /// |---|---|---|
    /// | postgres | `a LIKE 'org!_%' ESCAPE '!'` | `starts_with(a, b)` |
    /// | mysql | `a LIKE 'org!_%' ESCAPE '!'` | `LOCATE(b, CONVERT(a USING utf8mb4) COLLATE utf8mb4_bin) = 1` |
    /// | sqlite | `a GLOB 'org_*'` | `instr(a, b) = 1` |
    pub fn starts_with(self, text: impl IntoText<T>) -> Condition<T>
    where
        V: TextColumn,
    {
        matches(self.into_node(), TextEnd::Start, text)
    }

    /// The text ends with this one, or with the text of a column or expression; unknown for NULL.
    ///
    /// Case and accents count, except where a literal is looked for on the MySQL family: there the
    /// column's collation decides. The text of a column is looked for exactly, everywhere.
    ///
    /// | dialect | `.ends_with("-org")` | `.ends_with(b)` |
    /// |---|---|---|
    /// | postgres | `a LIKE '%-org'` | `right(a, char_length(b)) = b` |
    /// | mysql | `a LIKE '%-org'` | `CAST(CONVERT(RIGHT(a, CHAR_LENGTH(b)) USING utf8mb4) AS BINARY) = CAST(CONVERT(b USING utf8mb4) AS BINARY)` |
    /// | sqlite | `a GLOB '*-org'` | `substr(a, length(a) - length(b) + 1) COLLATE BINARY = b` |
    pub fn ends_with(self, text: impl IntoText<T>) -> Condition<T>
    where
        V: TextColumn,
    {
        matches(self.into_node(), TextEnd::End, text)
    }
}}

fn matches<T>(operand: Node, end: TextEnd, text: impl IntoNode) -> Condition<T> {
    Condition::new(match known(text) {
        Ok(text) => Node::from(TextNode::Match(TextMatch { operand, end, text })),
        Err(part) => has(operand, part, Some(end)),
    })
}
