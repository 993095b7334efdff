//! How much is in a document.

use super::{JsonNode, JsonPath};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, StoredAsJson};

/// The number of an array's elements or of an object's keys: NULL for any other value.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonLength {
    /// The document, or a part of one.
    pub document: Node,
}

operands! { impl[V: ColumnType] V {
    /// How many elements the document's array has, or keys its object; NULL for anything else.
    pub fn json_length(self) -> Expr<T, Option<i64>>
    where
        V: StoredAsJson,
    {
        length(self.into_node())
    }
}}

impl<T, V> JsonPath<T, V> {
    /// How many elements the array there has, or keys the object; NULL for anything else.
    pub fn json_length(self) -> Expr<T, Option<i64>> {
        length(self.part())
    }
}

fn length<T, X>(document: Node) -> Expr<T, X> {
    Expr::new(Node::from(JsonNode::Length(JsonLength { document })))
}
