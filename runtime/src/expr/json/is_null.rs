//! Whether a document is JSON's null.

use super::JsonNode;
use crate::expr::{Condition, IntoNode as _, Node};
use crate::table::{ColumnType, StoredAsJson};

/// Whether a document is JSON's `null`, which is a value and not SQL's NULL.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonIsNull {
    /// The document.
    pub document: Node,
}

operands! { impl[V: ColumnType] V {
    /// The document is JSON's `null`; unknown where the column is NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { tags: Option<Json> }
    ///
    /// let change = User::update()
    ///     .set(User::tags, json!([]))
    ///     .filter(User::tags.is_null().or(User::tags.is_json_null()));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `jsonb_typeof(a) = 'null'` |
    /// | mysql | `JSON_TYPE(a) = 'NULL'` |
    /// | sqlite | `json_type(a) = 'null'` |
    pub fn is_json_null(self) -> Condition<T>
    where
        V: StoredAsJson,
    {
        Condition::new(Node::from(JsonNode::IsNull(JsonIsNull { document: self.into_node() })))
    }
}}
