//! A document without something.

use super::{JsonNode, JsonPath, JsonStep};
use crate::expr::{Expr, Node};
use crate::table::{ColumnType, StoredAsJson};

/// A document without what is at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonRemove {
    /// The document.
    pub document: Node,
    /// The steps from its root.
    pub path: Vec<JsonStep>,
}

impl<T, V> JsonPath<T, V> {
    /// The document without what is there; where nothing is, it stays as it is. What follows in an
    /// array moves up.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { settings: Json }
    ///
    /// let change = User::update().set(User::settings, User::settings.get("old").get(0).remove());
    /// # let _ = change;
    /// ```
    pub fn remove(self) -> Expr<T, V> {
        let JsonPath { document, path, .. } = self;
        Expr::new(Node::from(JsonNode::Remove(JsonRemove { document, path })))
    }
}

operands! { impl[V: ColumnType] V {
    /// The document's object without a key; what has it not stays as it is, and NULL stays NULL.
    pub fn without(self, key: impl Into<String>) -> Expr<T, V>
    where
        V: StoredAsJson,
    {
        self.get(key.into()).remove()
    }
}}
