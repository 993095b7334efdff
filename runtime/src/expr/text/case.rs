//! Text in capitals or small letters.

use super::TextNode;
use crate::expr::{Expr, IntoNode, Node};
use crate::table::{ColumnType, TextColumn};

/// A text in capitals or small letters.
#[derive(Clone, Debug, PartialEq)]
pub struct TextCase {
    /// The text.
    pub operand: Node,
    /// Capitals, or else small letters.
    pub upper: bool,
    /// Which letters change.
    pub letters: Letters,
}

/// Which letters have capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// A to Z.
    Ascii,
    /// Those that the server knows.
    Every,
}

operands! { impl[V: ColumnType] V {
    /// The text with A to Z as small letters and everything else as it was; NULL for NULL.
    ///
    /// The result compares by bytes on PostgreSQL, and by the connection's default collation on
    /// the MySQL family.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { email: String }
    ///
    /// let change = User::update()
    ///     .set(User::email, User::email.trim().to_ascii_lowercase())
    ///     .only_changed();
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `lower(a COLLATE "C")` |
    /// | mysql | `CONVERT(CAST(LOWER(CONVERT(CAST(CONVERT(a USING utf8mb4) AS BINARY) USING hebrew)) AS BINARY) USING utf8mb4)` |
    /// | sqlite | `lower(a)` |
    ///
    /// The MySQL family has no such function. Its bytes are read as ISO 8859-8, whose letters
    /// beyond ASCII have no capitals, and as UTF-8 again.
    pub fn to_ascii_lowercase(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        case(self, false, Letters::Ascii)
    }

    /// The text with a to z as capitals and everything else as it was; NULL for NULL.
    ///
    /// As [`to_ascii_lowercase`](Self::to_ascii_lowercase), with `upper`.
    pub fn to_ascii_uppercase(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        case(self, true, Letters::Ascii)
    }

    /// The text in small letters, those beyond ASCII too; NULL for NULL.
    ///
    /// Refused on SQLite, which knows the letters of ASCII alone:
    /// [`to_ascii_lowercase`](Self::to_ascii_lowercase) is the same everywhere. Which letters
    /// change is the server's affair: PostgreSQL asks the locale of the database, where `C` knows
    /// ASCII alone; the MySQL family asks the collation. They agree on the letters of the living
    /// alphabets, and not on `İ`, `ẞ` and the `Σ` at the end of a word.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `lower(a)` |
    /// | mysql | `LOWER(a)` |
    pub fn lower(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        case(self, false, Letters::Every)
    }

    /// The text in capitals, those beyond ASCII too; NULL for NULL.
    ///
    /// As [`lower`](Self::lower), and a letter has one capital: `ß` stays.
    pub fn upper(self) -> Expr<T, V>
    where
        V: TextColumn,
    {
        case(self, true, Letters::Every)
    }
}}

fn case<T, V>(operand: impl IntoNode, upper: bool, letters: Letters) -> Expr<T, V> {
    let operand = operand.into_node();
    Expr::new(Node::from(TextNode::Case(TextCase { operand, upper, letters })))
}
