//! A document with one more element.

use super::{IntoJson, JsonNode, JsonValue};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, Json, StoredAsJson};

/// An array with one more element at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonAppend {
    /// The document.
    pub document: Node,
    /// The new element.
    pub element: JsonValue,
}

operands! { impl[V: ColumnType] V {
    /// The document's array with one more element. NULL and JSON's null become an array of that
    /// element alone; anything else that is no array becomes the first of two. An element that is
    /// NULL becomes JSON's null.
    pub fn append(self, element: impl IntoJson<T>) -> Expr<T, Json>
    where
        V: StoredAsJson,
    {
        Expr::new(Node::from(JsonNode::Append(JsonAppend {
            document: self.into_node(),
            element: element.into_json(),
        })))
    }
}}
