//! Text: what stands in it, and text made of it.

mod matches;

pub use matches::{TextEnd, TextMatch};

use super::Node;
use crate::table::SqlType;

/// An operation on text.
#[derive(Clone, Debug, PartialEq)]
pub enum TextNode {
    /// Whether it starts or ends with another.
    Match(TextMatch),
}

impl TextNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            TextNode::Match(_) => SqlType::Bool,
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            TextNode::Match(node) => vec![&node.operand],
        }
    }
}

impl From<TextNode> for Node {
    fn from(node: TextNode) -> Self {
        Node::Text(Box::new(node))
    }
}
