//! Documents: what is in them, and documents made of them.
//!
//! A document is what JSON can say: an object's keys are in no order, a number is within `i64` or
//! a double, and no key stands twice.

mod append;
mod array;
mod contains;
mod is_null;
mod kind;
mod length;
mod merge;
mod object;
mod part;
mod path;
mod place;
mod remove;
mod set;
mod text;
mod typed;
mod value;

pub use append::JsonAppend;
pub use array::{IntoElements, JsonArray, json_array};
pub use contains::{IntoJsonScalar, JsonContains};
pub use is_null::JsonIsNull;
pub use kind::JsonKind;
pub use length::JsonLength;
pub use merge::JsonMerge;
pub use object::{IntoEntries, JsonObject, json_object};
pub use part::JsonPart;
pub use path::{JsonKey, JsonPath, JsonStep};
pub use place::{JsonPlace, JsonQuestion, JsonType};
pub use remove::JsonRemove;
pub use set::JsonSet;
pub use text::JsonText;
pub use typed::{JsonScalar, JsonTyped};
pub use value::{InJson, IntoJson, JsonValue};

use super::Node;
use crate::table::{SqlType, Storage};

/// An operation on a document.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonNode {
    /// The text at a path.
    Text(JsonText),
    /// The document at a path.
    Part(JsonPart),
    /// The value, if it is of one type.
    Typed(JsonTyped),
    /// What a path leads to.
    Place(JsonPlace),
    /// What kind of value it is.
    Kind(JsonKind),
    /// How much is in it.
    Length(JsonLength),
    /// Whether it is or has an element.
    Contains(JsonContains),
    /// Whether it is JSON's null.
    IsNull(JsonIsNull),
    /// The document with one more element.
    Append(JsonAppend),
    /// The document with another value at a place.
    Set(JsonSet),
    /// The document without what is at a place.
    Remove(JsonRemove),
    /// Two objects as one.
    Merge(JsonMerge),
    /// An object of given keys.
    Object(JsonObject),
    /// An array of given elements.
    Array(JsonArray),
}

impl JsonNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            JsonNode::Typed(node) => match node.scalar {
                JsonScalar::Bool => SqlType::Bool,
                JsonScalar::I64 => SqlType::I64,
                JsonScalar::F64 => SqlType::F64,
                JsonScalar::Text => SqlType::Text,
            },
            JsonNode::Text(_) | JsonNode::Kind(_) => SqlType::Text,
            JsonNode::Length(_) => SqlType::I64,
            JsonNode::Part(_)
            | JsonNode::Append(_)
            | JsonNode::Set(_)
            | JsonNode::Remove(_)
            | JsonNode::Merge(_)
            | JsonNode::Object(_)
            | JsonNode::Array(_) => SqlType::Json,
            JsonNode::Contains(_) | JsonNode::IsNull(_) | JsonNode::Place(_) => SqlType::Bool,
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            JsonNode::Text(node) => vec![&node.document],
            JsonNode::Part(node) => vec![&node.document],
            JsonNode::Typed(node) => vec![&node.document],
            JsonNode::Place(node) => vec![&node.document],
            JsonNode::Kind(node) => vec![&node.document],
            JsonNode::Length(node) => vec![&node.document],
            JsonNode::Contains(node) => vec![&node.document],
            JsonNode::IsNull(node) => vec![&node.document],
            JsonNode::Append(node) => vec![&node.document, &node.element.value],
            JsonNode::Set(node) => vec![&node.document, &node.value.value],
            JsonNode::Remove(node) => vec![&node.document],
            JsonNode::Merge(node) => vec![&node.document, &node.other],
            JsonNode::Object(node) => node.entries.iter().map(|(_, entry)| &entry.value).collect(),
            JsonNode::Array(node) => node.elements.iter().map(|element| &element.value).collect(),
        }
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            JsonNode::Text(node) => JsonNode::Text(JsonText { document: f(node.document), ..node }),
            JsonNode::Part(node) => JsonNode::Part(JsonPart { document: f(node.document), ..node }),
            JsonNode::Typed(node) => {
                JsonNode::Typed(JsonTyped { document: f(node.document), ..node })
            }
            JsonNode::Place(node) => {
                JsonNode::Place(JsonPlace { document: f(node.document), ..node })
            }
            JsonNode::Kind(node) => JsonNode::Kind(JsonKind { document: f(node.document) }),
            JsonNode::Length(node) => JsonNode::Length(JsonLength { document: f(node.document) }),
            JsonNode::Contains(node) => {
                JsonNode::Contains(JsonContains { document: f(node.document), ..node })
            }
            JsonNode::IsNull(node) => JsonNode::IsNull(JsonIsNull { document: f(node.document) }),
            JsonNode::Append(node) => {
                let (document, element) = (f(node.document), node.element.map(f));
                JsonNode::Append(JsonAppend { document, element })
            }
            JsonNode::Set(node) => {
                let (document, value) = (f(node.document), node.value.map(f));
                JsonNode::Set(JsonSet { document, value, ..node })
            }
            JsonNode::Remove(node) => {
                JsonNode::Remove(JsonRemove { document: f(node.document), ..node })
            }
            JsonNode::Merge(node) => {
                let (document, other) = (f(node.document), f(node.other));
                JsonNode::Merge(JsonMerge { document, other })
            }
            JsonNode::Object(node) => {
                let entries = node.entries.into_iter().map(|(key, value)| (key, value.map(f)));
                JsonNode::Object(JsonObject { entries: entries.collect() })
            }
            JsonNode::Array(node) => {
                let elements = node.elements.into_iter().map(|element| element.map(f));
                JsonNode::Array(JsonArray { elements: elements.collect() })
            }
        }
    }

    pub(super) fn may_be_null(&self) -> bool {
        match self {
            JsonNode::Text(_) | JsonNode::Part(_) | JsonNode::Typed(_) | JsonNode::Length(_) => {
                true
            }
            JsonNode::Kind(node) => node.document.may_be_null(),
            JsonNode::Contains(node) => node.document.may_be_null(),
            JsonNode::IsNull(node) => node.document.may_be_null(),
            JsonNode::Set(node) => node.document.may_be_null(),
            JsonNode::Remove(node) => node.document.may_be_null(),
            JsonNode::Merge(node) => node.document.may_be_null() || node.other.may_be_null(),
            JsonNode::Place(_) | JsonNode::Append(_) | JsonNode::Object(_) | JsonNode::Array(_) => {
                false
            }
        }
    }

    /// A part is stored as its document is; every other document is made anew.
    pub(super) fn storage(&self) -> Storage {
        match self {
            JsonNode::Part(node) => node.document.storage(),
            JsonNode::Text(_)
            | JsonNode::Typed(_)
            | JsonNode::Place(_)
            | JsonNode::Kind(_)
            | JsonNode::Length(_)
            | JsonNode::Contains(_)
            | JsonNode::IsNull(_)
            | JsonNode::Append(_)
            | JsonNode::Set(_)
            | JsonNode::Remove(_)
            | JsonNode::Merge(_)
            | JsonNode::Object(_)
            | JsonNode::Array(_) => Storage::Usual,
        }
    }
}

impl From<JsonNode> for Node {
    fn from(node: JsonNode) -> Self {
        Node::Json(Box::new(node))
    }
}
