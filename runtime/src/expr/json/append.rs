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
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { tags: Option<Json> }
    ///
    /// let change = User::update()
    ///     .set(User::tags, User::tags.append("org"))
    ///     .filter(User::tags.contains("org").not());
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `COALESCE(NULLIF(a, 'null'), '[]') \|\| '["org"]'` |
    /// | mysql | `CASE WHEN a IS NULL OR JSON_TYPE(a) = 'NULL' THEN JSON_ARRAY('org') ELSE JSON_ARRAY_APPEND(a, '$', 'org') END` |
    /// | sqlite | `CASE WHEN a IS NULL OR json_type(a) = 'null' THEN json_array('org') WHEN json_type(a) = 'array' THEN json_insert(a, '$[#]', 'org') ELSE json_array(json(a), 'org') END` |
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
