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
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { settings: Option<Json> }
    ///
    /// let broken = User::delete().filter(User::settings.json_type().ne("object"));
    /// # let _ = broken;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `jsonb_typeof(a)` |
    /// | mysql | `CASE WHEN JSON_TYPE(a) IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL') THEN 'number' ELSE LOWER(JSON_TYPE(a)) END` |
    /// | sqlite | `CASE json_type(a) WHEN 'true' THEN 'boolean' … WHEN 'text' THEN 'string' ELSE json_type(a) END` |
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
