//! Whether a document is JSON's null.

use super::{Condition, IntoNode as _, Node};
use crate::table::{ColumnType, StoredAsJson};

/// Whether a document is JSON's `null`, which is a value and not SQL's NULL.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonIsNull {
    /// The document.
    pub document: Node,
}

operands! { impl[V: ColumnType] V {
    /// The document is JSON's `null`; unknown where the column is NULL.
    pub fn is_json_null(self) -> Condition<T>
    where
        V: StoredAsJson,
    {
        Condition::new(Node::JsonIsNull(Box::new(JsonIsNull { document: self.into_node() })))
    }
}}
