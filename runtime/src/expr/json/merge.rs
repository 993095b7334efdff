//! Two objects as one.

use super::{JsonNode, JsonObject, JsonValue};
use crate::expr::{Expr, IntoNode as _, Literal, Node, Operand, Value};
use crate::table::{ColumnType, Json, StoredAsJson};

/// An object with the keys of another, whose values stand where both have a key.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonMerge {
    /// The object.
    pub document: Node,
    /// The object whose keys are set.
    pub other: Node,
}

operands! { impl[V: ColumnType] V {
    /// The document's object with the keys of another: where both have a key, the other's value
    /// stands, whatever it is. Objects within are not merged, and JSON's null removes nothing.
    /// Where either is no object the document stays as it is, and NULL stays NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: Option<String>, settings: Json }
    ///
    /// let known = User::settings.merge(json!({"theme": "dark", "beta": false}));
    /// let change = User::update().set(User::settings, known.with("name", User::name));
    /// # let _ = change;
    /// ```
    pub fn merge(self, other: impl Operand<T, Json>) -> Expr<T, V>
    where
        V: StoredAsJson,
    {
        let (document, other) = (self.into_node(), other.into_node());
        Expr::new(JsonMerge::of(document, other))
    }
}}

impl JsonMerge {
    /// The document's object with a value under a key.
    pub(super) fn with(document: Node, key: String, value: JsonValue) -> Node {
        let entries = vec![(key, value)];
        JsonMerge::of(document, Node::from(JsonNode::Object(JsonObject { entries })))
    }

    /// One object with the keys of another; a chain of known keys is one merge.
    fn of(document: Node, other: Node) -> Node {
        let node = JsonMerge { document, other };
        let merge = match (node.inner(), node.entries()) {
            (Some((document, mut entries)), Some(later)) => {
                entries.retain(|(known, _)| later.iter().all(|(key, _)| key != known));
                entries.extend(later);
                let other = Node::from(JsonNode::Object(JsonObject { entries }));
                JsonMerge { document, other }
            }
            (None, _) | (_, None) => node,
        };
        Node::from(JsonNode::Merge(merge))
    }

    /// The keys and values of the other object, if `gen` knows the keys.
    pub(crate) fn entries(&self) -> Option<Vec<(String, JsonValue)>> {
        match &self.other {
            Node::Literal(Literal { value: Value::Json(Json::Object(entries)), .. }) => {
                let value = |value: &Json| JsonValue::literal(value.clone());
                Some(entries.iter().map(|(key, entry)| (key.clone(), value(entry))).collect())
            }
            other => JsonObject::of(other).map(|object| object.entries.clone()),
        }
    }

    /// The merge that this one's document is, if its keys are known.
    fn inner(&self) -> Option<(Node, Vec<(String, JsonValue)>)> {
        let Node::Json(node) = &self.document else { return None };
        let JsonNode::Merge(merge) = node.as_ref() else { return None };
        Some((merge.document.clone(), merge.entries()?))
    }
}
