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
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "associations")]
    /// struct Association { payload: Json, variant: Option<String> }
    ///
    /// let url = Association::payload.get("body").get("imageUrl").text();
    /// let change = Association::update().set(Association::variant, url);
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | `.get("k").text()` |
    /// |---|---|
    /// | postgres | `a ->> 'k'` |
    /// | mysql | `CASE WHEN JSON_TYPE(JSON_EXTRACT(a, '$."k"')) <> 'NULL' THEN JSON_UNQUOTE(JSON_EXTRACT(a, '$."k"')) END` |
    /// | sqlite | `CASE json_type(a, '$."k"') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(a ->> '$."k"' AS TEXT) END` |
    pub fn text(self) -> Expr<T, Option<String>> {
        Expr::new(Node::from(JsonNode::Text(JsonText { document: self.document, path: self.path })))
    }
}
