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
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { tags: Option<Json>, tag_count: Option<i64> }
    ///
    /// let change = User::update().set(User::tag_count, User::tags.json_length());
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `CASE jsonb_typeof(a) WHEN 'array' THEN jsonb_array_length(a) WHEN 'object' THEN (SELECT count(*) FROM jsonb_object_keys(a)) END` |
    /// | mysql | `CASE WHEN JSON_TYPE(a) IN ('ARRAY', 'OBJECT') THEN JSON_LENGTH(a) END` |
    /// | sqlite | `CASE WHEN json_type(a) IN ('array', 'object') THEN (SELECT count(*) FROM json_each(a)) END` |
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
