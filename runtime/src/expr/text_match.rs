//! Text that starts or ends with another.

use super::{Condition, IntoNode as _, Node};
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
    /// The text starts with this one; unknown for NULL.
    ///
    /// Case and accents count, except on the MySQL family where the column's collation decides.
    pub fn starts_with(self, text: impl Into<String>) -> Condition<T>
    where
        V: TextColumn,
    {
        Condition::new(Node::TextMatch(Box::new(TextMatch {
            operand: self.into_node(),
            end: TextEnd::Start,
            text: text.into(),
        })))
    }

    /// The text ends with this one; unknown for NULL.
    ///
    /// Case and accents count, except on the MySQL family where the column's collation decides.
    pub fn ends_with(self, text: impl Into<String>) -> Condition<T>
    where
        V: TextColumn,
    {
        Condition::new(Node::TextMatch(Box::new(TextMatch {
            operand: self.into_node(),
            end: TextEnd::End,
            text: text.into(),
        })))
    }
}}
