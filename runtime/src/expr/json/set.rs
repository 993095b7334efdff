//! A document with another value at a place.

use super::{IntoJson, JsonMerge, JsonNode, JsonPath, JsonStep, JsonValue};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, StoredAsJson};

/// A document with another value at a place that is not directly below its root.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonSet {
    /// The document.
    pub document: Node,
    /// The steps from its root.
    pub path: Vec<JsonStep>,
    /// The new value.
    pub value: JsonValue,
}

impl<T, V> JsonPath<T, V> {
    /// The document with this value there.
    ///
    /// A key is added to an object that has it not. A position is replaced and never added, see
    /// [`append`](Expr::append). Where the steps before the last lead to no object, or to no
    /// array, the document stays as it is, and NULL stays NULL. A value that is NULL becomes JSON's
    /// null.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: Option<String>, settings: Json }
    ///
    /// let named = User::settings.get("profile").get("name").set(User::name);
    /// let change = User::update().set(User::settings, named);
    /// # let _ = change;
    /// ```
    pub fn set(self, value: impl IntoJson<T>) -> Expr<T, V> {
        let JsonPath { document, path, .. } = self;
        let value = value.into_json();
        if let [JsonStep::Key(key)] = path.as_slice() {
            return Expr::new(JsonMerge::with(document, key.clone(), value));
        }
        Expr::new(Node::from(JsonNode::Set(JsonSet { document, path, value })))
    }
}

operands! { impl[V: ColumnType] V {
    /// The document's object with this value under a key; what is no object stays as it is, and
    /// NULL stays NULL. A value that is NULL becomes JSON's null.
    pub fn with(self, key: impl Into<String>, value: impl IntoJson<T>) -> Expr<T, V>
    where
        V: StoredAsJson,
    {
        Expr::new(JsonMerge::with(self.into_node(), key.into(), value.into_json()))
    }
}}
