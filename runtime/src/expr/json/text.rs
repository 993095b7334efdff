//! The text at a path of a document.

use super::{JsonNode, JsonPath, JsonStep};
use crate::expr::{Expr, Node};

/// The text at a path: NULL where the path leads nowhere or to JSON's null.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonText {
    /// The document.
    pub document: Node,
    /// The steps from its root.
    pub path: Vec<JsonStep>,
}

impl<T, V> JsonPath<T, V> {
    /// The text there: a string without its quotes, `true` or `false`, a number as the database
    /// writes it; NULL where the path leads nowhere or to JSON's null. For a string and nothing
    /// else there is [`as_str`](JsonPath::as_str).
    pub fn text(self) -> Expr<T, Option<String>> {
        Expr::new(Node::from(JsonNode::Text(JsonText { document: self.document, path: self.path })))
    }
}
