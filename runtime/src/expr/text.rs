//! Text: what stands in it, and text made of it.

mod case;
mod concat;
mod exact_like;
mod has;
mod length;
mod like;
mod matches;
mod pad;
mod part;
mod position;
mod replace;
mod trim;

pub use case::{Letters, TextCase};
pub use concat::{Concat, text};
pub use exact_like::ExactLike;
pub use has::{IntoText, TextHas};
pub use length::{TextLength, TextUnit};
pub use like::{Pattern, PatternPart, TextLike};
pub use matches::{TextEnd, TextMatch};
pub use pad::Pad;
pub use part::{Substring, TextSide};
pub use position::TextPosition;
pub use replace::Replace;
pub use trim::{Trim, TrimEnds};

use super::Node;
use crate::table::SqlType;

/// An operation on text.
#[derive(Clone, Debug, PartialEq)]
pub enum TextNode {
    /// Whether it starts or ends with another.
    Match(TextMatch),
    /// Whether another of the row stands in it.
    Has(TextHas),
    /// Whether it is like a pattern.
    Like(TextLike),
    /// Whether it is like a pattern, code point for code point.
    ExactLike(ExactLike),
    /// Texts one after the other.
    Concat(Concat),
    /// How long it is.
    Length(TextLength),
    /// Characters of its middle.
    Substring(Substring),
    /// Its first or last characters.
    Side(TextSide),
    /// Where another stands in it.
    Position(TextPosition),
    /// The same with another text for one that stands in it.
    Replace(Replace),
    /// The same without the blanks at its ends.
    Trim(Trim),
    /// The same, filled up to a width.
    Pad(Pad),
    /// The same in capitals or small letters.
    Case(TextCase),
}

impl TextNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            TextNode::Match(_) | TextNode::Has(_) | TextNode::Like(_) | TextNode::ExactLike(_) => {
                SqlType::Bool
            }
            TextNode::Length(_) | TextNode::Position(_) => SqlType::I32,
            TextNode::Concat(_)
            | TextNode::Substring(_)
            | TextNode::Side(_)
            | TextNode::Replace(_)
            | TextNode::Trim(_)
            | TextNode::Pad(_)
            | TextNode::Case(_) => SqlType::Text,
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            TextNode::Match(node) => vec![&node.operand],
            TextNode::Has(node) => vec![&node.operand, &node.part],
            TextNode::Like(node) => vec![&node.operand],
            TextNode::ExactLike(node) => vec![&node.operand],
            TextNode::Concat(node) => node.parts.iter().collect(),
            TextNode::Length(node) => vec![&node.operand],
            TextNode::Substring(node) => {
                [&node.operand, &node.start].into_iter().chain(&node.length).collect()
            }
            TextNode::Side(node) => vec![&node.operand, &node.length],
            TextNode::Position(node) => vec![&node.operand, &node.needle],
            TextNode::Replace(node) => vec![&node.operand, &node.from, &node.to],
            TextNode::Trim(node) => vec![&node.operand],
            TextNode::Pad(node) => vec![&node.operand],
            TextNode::Case(node) => vec![&node.operand],
        }
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            TextNode::Match(node) => {
                TextNode::Match(TextMatch { operand: f(node.operand), ..node })
            }
            TextNode::Has(node) => {
                let (operand, part) = (f(node.operand), f(node.part));
                TextNode::Has(TextHas { operand, part, ..node })
            }
            TextNode::Like(node) => TextNode::Like(TextLike { operand: f(node.operand), ..node }),
            TextNode::ExactLike(node) => {
                TextNode::ExactLike(ExactLike { operand: f(node.operand), ..node })
            }
            TextNode::Concat(node) => {
                let parts = node.parts.into_iter().map(f);
                TextNode::Concat(Concat { parts: parts.flat_map(concat::parts).collect() })
            }
            TextNode::Length(node) => {
                TextNode::Length(TextLength { operand: f(node.operand), ..node })
            }
            TextNode::Substring(node) => {
                let (operand, start) = (f(node.operand), f(node.start));
                TextNode::Substring(Substring { operand, start, length: node.length.map(f) })
            }
            TextNode::Side(node) => {
                let (operand, length) = (f(node.operand), f(node.length));
                TextNode::Side(TextSide { operand, length, ..node })
            }
            TextNode::Position(node) => {
                let (operand, needle) = (f(node.operand), f(node.needle));
                TextNode::Position(TextPosition { operand, needle })
            }
            TextNode::Replace(node) => {
                let (operand, from, to) = (f(node.operand), f(node.from), f(node.to));
                TextNode::Replace(Replace { operand, from, to })
            }
            TextNode::Trim(node) => TextNode::Trim(Trim { operand: f(node.operand), ..node }),
            TextNode::Pad(node) => TextNode::Pad(Pad { operand: f(node.operand), ..node }),
            TextNode::Case(node) => TextNode::Case(TextCase { operand: f(node.operand), ..node }),
        }
    }
}

impl From<TextNode> for Node {
    fn from(node: TextNode) -> Self {
        Node::Text(Box::new(node))
    }
}
