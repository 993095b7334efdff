//! Text that is like a pattern.

use super::has::{has, known};
use super::{IntoText, TextNode};
use crate::expr::{Condition, IntoNode as _, Node};
use crate::table::{ColumnType, TextColumn};

/// Whether text is like a pattern, from its beginning to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLike {
    /// The text that is looked at.
    pub operand: Node,
    /// What it must be like.
    pub pattern: Pattern,
}

/// What text can be like: texts, any one character, any characters, one after the other.
///
/// A pattern is put together of its parts, so that nothing in a text is a wildcard by accident.
/// A `&str` is a pattern too, in SQL's words: `%` is any characters, `_` is any one, and `!`
/// before one of `%`, `_` and `!` is that character.
///
/// ```
/// use amend::expr::Pattern;
///
/// assert_eq!(Pattern::new().text("50%").any().text("-").one(), Pattern::from("50!%%-_"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The parts, from the first to the last.
    pub parts: Vec<PatternPart>,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternPart {
    /// This text.
    Text(String),
    /// Any one character.
    One,
    /// Any characters, also none.
    Any,
    /// A `!` that stands before none of `%`, `_` and `!`, which is refused.
    Stray,
}

impl Pattern {
    /// A pattern that only the empty text is like.
    pub fn new() -> Self {
        Pattern::default()
    }

    /// Then this text.
    pub fn text(mut self, text: impl AsRef<str>) -> Self {
        text.as_ref().chars().for_each(|c| self.push(c));
        self
    }

    /// Then any one character.
    pub fn one(mut self) -> Self {
        self.parts.push(PatternPart::One);
        self
    }

    /// Then any characters, also none.
    pub fn any(mut self) -> Self {
        self.parts.push(PatternPart::Any);
        self
    }

    fn push(&mut self, c: char) {
        match self.parts.last_mut() {
            Some(PatternPart::Text(text)) => text.push(c),
            Some(PatternPart::One | PatternPart::Any | PatternPart::Stray) | None => {
                self.parts.push(PatternPart::Text(c.to_string()));
            }
        }
    }
}

impl From<&str> for Pattern {
    fn from(words: &str) -> Self {
        let mut pattern = Pattern::new();
        let mut characters = words.chars();
        while let Some(c) = characters.next() {
            match c {
                '%' => pattern.parts.push(PatternPart::Any),
                '_' => pattern.parts.push(PatternPart::One),
                '!' => match characters.next() {
                    Some(escaped @ ('%' | '_' | '!')) => pattern.push(escaped),
                    Some(_) | None => pattern.parts.push(PatternPart::Stray),
                },
                c => pattern.push(c),
            }
        }
        pattern
    }
}

operands! { impl[V: ColumnType] V {
    /// The text is like a pattern, from its beginning to its end; unknown for NULL.
    ///
    /// Case and accents count, except on the MySQL family where the column's collation decides.
    ///
    /// | dialect | `.like("a!%_%")` |
    /// |---|---|
    /// | postgres, mysql | `a LIKE 'a!%_%' ESCAPE '!'` |
    /// | sqlite, whose `LIKE` ignores the case of ASCII letters | `a GLOB 'a%?*'` |
    pub fn like(self, pattern: impl Into<Pattern>) -> Condition<T>
    where
        V: TextColumn,
    {
        like(self.into_node(), pattern.into())
    }
}}

macro_rules! contains {
    ($($value:ty),*) => {$(
        operands! { impl[] $value {
            /// This text, or that of a column or expression, stands somewhere in it; unknown for
            /// NULL.
            ///
            /// Case and accents count, except where a literal is looked for on the MySQL family:
            /// there the column's collation decides. The text of a column is looked for exactly,
            /// everywhere.
            ///
            /// | dialect | `.contains("org")` | `.contains(b)` |
            /// |---|---|---|
            /// | postgres | `a LIKE '%org%'` | `strpos(a, b) > 0` |
            /// | mysql | `a LIKE '%org%'` | `LOCATE(b, CONVERT(a USING utf8mb4) COLLATE utf8mb4_bin) > 0` |
            /// | sqlite | `a GLOB '*org*'` | `instr(a, b) > 0` |
            pub fn contains(self, text: impl IntoText<T>) -> Condition<T> {
                match known(text) {
                    Ok(text) => like(self.into_node(), Pattern::new().any().text(text).any()),
                    Err(part) => Condition::new(has(self.into_node(), part, None)),
                }
            }
        }}
    )*};
}

contains!(String, Option<String>);

fn like<T>(operand: Node, pattern: Pattern) -> Condition<T> {
    Condition::new(Node::from(TextNode::Like(TextLike { operand, pattern })))
}
