//! Text, with the names that Rust has.

mod display;
mod needle;
mod parse;
mod strip;
mod trim;

pub use display::{Display, display, joined, piece};
pub use needle::{Known, Needle, Sought};
pub use parse::{Parsed, Read};
pub use trim::Trimmed;

use super::compare::same;
use super::convert::widened;
use super::logic::{any, known};
use super::{Fits, Val};
use crate::expr::{
    ExactLike, IntoNode as _, Literal, Node, Pattern, TextEnd, TextHas, TextLength, TextNode,
    TextUnit, Value,
};
use crate::table::{SqlType, Table};

/// The characters of a text.
#[derive(Clone, Debug)]
pub struct Chars<T> {
    text: Val<T, String>,
}

impl<T: Table> Chars<T> {
    /// How many there are: code points, as Rust counts them.
    pub fn count(self) -> Val<T, usize> {
        Val::new(widened(self.text.built::<String>().char_length().into_node(), SqlType::I64))
    }
}

/// A text that was known when `gen` ran.
pub(super) fn text(text: impl Into<String>) -> Node {
    Node::Literal(Literal::new(Value::Text(text.into())))
}

impl<T: Table> Val<T, String> {
    /// The text itself: nothing is borrowed in a row's closure.
    pub fn as_str(self) -> Self {
        self
    }

    /// The text itself.
    pub fn to_string(self) -> Self {
        self
    }

    /// Whether it has no character.
    pub fn is_empty(self) -> Val<T, bool> {
        Val::new(same(self.into_node(), text(""), false))
    }

    /// How many bytes of UTF-8 it has.
    pub fn len(self) -> Val<T, usize> {
        Val::new(widened(self.built::<String>().byte_length().into_node(), SqlType::I64))
    }

    /// Its characters.
    pub fn chars(self) -> Chars<T> {
        Chars { text: self }
    }

    /// Whether it has no character beyond ASCII: each of its characters is a byte.
    pub fn is_ascii(self) -> Val<T, bool> {
        let (bytes, chars) = (self.built::<String>(), self.built::<String>());
        let (bytes, chars) = (bytes.byte_length().into_node(), chars.char_length().into_node());
        Val::new(same(bytes, chars, false))
    }

    /// Whether it starts with this, code point for code point.
    pub fn starts_with(self, needle: impl Needle<T>) -> Val<T, bool> {
        self.finds(needle, Some(TextEnd::Start))
    }

    /// Whether it ends with this, code point for code point.
    pub fn ends_with(self, needle: impl Needle<T>) -> Val<T, bool> {
        self.finds(needle, Some(TextEnd::End))
    }

    /// Whether this is somewhere in it, code point for code point.
    pub fn contains(self, needle: impl Needle<T>) -> Val<T, bool> {
        self.finds(needle, None)
    }

    fn finds(self, needle: impl Needle<T>, end: Option<TextEnd>) -> Val<T, bool> {
        Val::new(match needle.sought() {
            Sought::Texts(texts) => {
                let each = texts.into_iter().map(|text| found(self.node().clone(), &text, end));
                any(each)
            }
            Sought::Row(part) => {
                Node::from(TextNode::Has(TextHas { operand: self.into_node(), part, end }))
            }
        })
    }

    /// The text with one for each of what is known when `gen` runs.
    pub fn replace(self, from: impl Known, to: impl Fits<T, String>) -> Val<T, String> {
        Val::of(self.built::<String>().replace(from.text(), Val::<T, String>::of(to)))
    }

    /// With the letters A to Z as a to z.
    pub fn to_ascii_lowercase(self) -> Val<T, String> {
        Val::of(self.built::<String>().to_ascii_lowercase())
    }

    /// With the letters a to z as A to Z.
    pub fn to_ascii_uppercase(self) -> Val<T, String> {
        Val::of(self.built::<String>().to_ascii_uppercase())
    }

    /// Whether the two are the same but for the case of the letters of ASCII.
    pub fn eq_ignore_ascii_case(self, other: impl Fits<T, String>) -> Val<T, bool> {
        let other = match other.into_node() {
            Node::Literal(Literal { value: Value::Text(known), .. }) => {
                text(known.to_ascii_lowercase())
            }
            other => Val::<T, String>::new(other).to_ascii_lowercase().into_node(),
        };
        Val::new(same(self.to_ascii_lowercase().into_node(), other, false))
    }

    /// How many characters it has: SQL's own word for `chars().count()`.
    pub fn char_length(self) -> Val<T, i32> {
        Val::of(self.built::<String>().char_length())
    }

    /// So many characters from a place on; the first has the place 1. A start below 1 is 1, a length
    /// below 0 is 0. SQL's own: a range of Rust counts bytes.
    pub fn substring(self, start: impl Fits<T, i32>, length: impl Fits<T, i32>) -> Val<T, String> {
        let (start, length) = (Val::<T, i32>::of(start), Val::<T, i32>::of(length));
        Val::of(self.built::<String>().substring(start, length))
    }

    /// The characters from a place to the end; the first has the place 1.
    pub fn substring_from(self, start: impl Fits<T, i32>) -> Val<T, String> {
        Val::of(self.built::<String>().substring_from(Val::<T, i32>::of(start)))
    }

    /// The first characters, all if there are not so many.
    pub fn left(self, length: impl Fits<T, i32>) -> Val<T, String> {
        Val::of(self.built::<String>().left(Val::<T, i32>::of(length)))
    }

    /// The last characters, all if there are not so many.
    pub fn right(self, length: impl Fits<T, i32>) -> Val<T, String> {
        Val::of(self.built::<String>().right(Val::<T, i32>::of(length)))
    }

    /// The first place of this, counted in characters from 1; 0 where it is not in the text.
    pub fn position(self, needle: impl Fits<T, String>) -> Val<T, i32> {
        Val::of(self.built::<String>().position(Val::<T, String>::of(needle)))
    }

    /// Filled up to so many characters before it, never cut.
    pub fn pad_start(self, width: u32, fill: impl Into<String>) -> Val<T, String> {
        Val::of(self.built::<String>().pad_start(width, fill))
    }

    /// Filled up to so many characters behind it, never cut.
    pub fn pad_end(self, width: u32, fill: impl Into<String>) -> Val<T, String> {
        Val::of(self.built::<String>().pad_end(width, fill))
    }
}

impl<T: Table> Val<T, Vec<u8>> {
    /// Whether there is no byte.
    pub fn is_empty(self) -> Val<T, bool> {
        let empty = Node::Literal(Literal::new(Value::Bytes(Vec::new())));
        Val::new(same(self.into_node(), empty, false))
    }

    /// How many bytes there are.
    pub fn len(self) -> Val<T, usize> {
        let (operand, unit) = (self.into_node(), TextUnit::Bytes);
        let length = Node::from(TextNode::Length(TextLength { operand, unit }));
        Val::new(widened(length, SqlType::I64))
    }
}

/// That a text that was known when `gen` ran stands in another.
fn found(operand: Node, text: &str, end: Option<TextEnd>) -> Node {
    if text.is_empty() {
        return known(true);
    }
    let pattern = match end {
        Some(TextEnd::Start) => Pattern::new().text(text).any(),
        Some(TextEnd::End) => Pattern::new().any().text(text),
        None => Pattern::new().any().text(text).any(),
    };
    Node::from(ExactLike { operand, pattern })
}
