//! Documents: what is in them, and documents made of them.

mod append;
mod contains;
mod is_null;
mod text;

pub use append::JsonAppend;
pub use contains::{IntoJsonScalar, JsonContains};
pub use is_null::JsonIsNull;
pub use text::{JsonKey, JsonPath, JsonStep, JsonText};

use super::Node;
use crate::table::SqlType;

/// An operation on a document.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonNode {
    /// The text at a path.
    Text(JsonText),
    /// Whether it is or has an element.
    Contains(JsonContains),
    /// The document with one more element.
    Append(JsonAppend),
    /// Whether it is JSON's null.
    IsNull(JsonIsNull),
}

impl JsonNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            JsonNode::Text(_) => SqlType::Text,
            JsonNode::Append(_) => SqlType::Json,
            JsonNode::Contains(_) | JsonNode::IsNull(_) => SqlType::Bool,
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            JsonNode::Text(node) => vec![&node.document],
            JsonNode::Contains(node) => vec![&node.document],
            JsonNode::Append(node) => vec![&node.document],
            JsonNode::IsNull(node) => vec![&node.document],
        }
    }
}

impl From<JsonNode> for Node {
    fn from(node: JsonNode) -> Self {
        Node::Json(Box::new(node))
    }
}
