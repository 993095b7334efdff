//! Values as another type.

mod conversion;
mod parse;

pub use conversion::{CastTo, Conversion, Convert};
pub use parse::{Parse, ParseTo};

use super::Node;
use crate::table::SqlType;

/// A value as another type.
#[derive(Clone, Debug, PartialEq)]
pub enum CastNode {
    /// A number, bool or Uuid as another type.
    Convert(Convert),
    /// A text read as a number or a Uuid.
    Parse(Parse),
}

impl CastNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            CastNode::Convert(node) => node.to,
            CastNode::Parse(node) => node.to.ty(),
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            CastNode::Convert(node) => vec![&node.operand],
            CastNode::Parse(node) => vec![&node.operand],
        }
    }
}

impl From<CastNode> for Node {
    fn from(node: CastNode) -> Self {
        Node::Cast(Box::new(node))
    }
}
