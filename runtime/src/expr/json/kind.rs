//! What kind of value a document is.

use super::{JsonNode, JsonPath};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, StoredAsJson};

/// The kind of a document's value, in JSON's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonKind {
    /// The document, or a part of one.
    pub document: Node,
}

operands! { impl[V: ColumnType] V {
    /// The type of the document: `null`, `boolean`, `number`, `string`, `array` or `object`; NULL
    /// for NULL.
    pub fn json_type(self) -> Expr<T, V::Like<String>>
    where
        V: StoredAsJson,
    {
        kind(self.into_node())
    }
}}

impl<T, V> JsonPath<T, V> {
    /// The type of what is there: `null`, `boolean`, `number`, `string`, `array` or `object`; NULL
    /// where the path leads nowhere.
    pub fn json_type(self) -> Expr<T, Option<String>> {
        kind(self.part())
    }
}

fn kind<T, X>(document: Node) -> Expr<T, X> {
    Expr::new(Node::from(JsonNode::Kind(JsonKind { document })))
}
