//! A document without something.

use super::{JsonNode, JsonPath, JsonStep};
use crate::expr::{Expr, Node};
use crate::table::{ColumnType, StoredAsJson};

/// A document without what is at a place, or without some keys of its root.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonRemove {
    /// The document.
    pub document: Node,
    /// The steps from its root: one path, or several of one key each.
    pub paths: Vec<Vec<JsonStep>>,
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
        Expr::new(Node::from(JsonNode::Remove(JsonRemove::of(document, path))))
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

impl JsonRemove {
    /// A chain of keys is one removal, so that its text does not double with each.
    fn of(document: Node, path: Vec<JsonStep>) -> JsonRemove {
        let is_key = |path: &Vec<JsonStep>| matches!(path.as_slice(), [JsonStep::Key(_)]);
        if let Node::Json(node) = &document
            && let JsonNode::Remove(inner) = node.as_ref()
            && inner.paths.iter().chain([&path]).all(is_key)
        {
            let paths = inner.paths.iter().cloned().chain([path]).collect();
            return JsonRemove { document: inner.document.clone(), paths };
        }
        JsonRemove { document, paths: vec![path] }
    }
}
