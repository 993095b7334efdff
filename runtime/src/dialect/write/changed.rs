//! Whether an assignment would change the row: null-safe and exact.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Changed, JsonNode, Node};
use crate::table::{SqlType, Storage};

impl Writer {
    pub(super) fn changed(&mut self, node: &Changed) -> (String, Precedence) {
        let (column, value) = if made_anew(&node.value) {
            self.document_sides(&node.column, &node.value)
        } else {
            self.exact_sides(&node.column, &node.value)
        };
        self.null_safe(&column, &value, false)
    }

    /// A column's document, and one that the statement makes, so that their texts are the same
    /// where they are.
    fn document_sides(&mut self, column: &Node, value: &Node) -> (String, String) {
        match self.dialect {
            Dialect::Postgres => {
                let document = self.document_as(column, Storage::Usual);
                (document, self.document_as(value, Storage::Usual))
            }
            Dialect::Mysql => self.exact_sides(column, value),
            Dialect::Sqlite => {
                // The text of a document says more than the document.
                let column = self.argument(column);
                let made = if has_no_blanks(value) {
                    self.expr(value, Precedence::Sum)
                } else {
                    format!("json({})", self.argument(value))
                };
                (format!("json({column})"), made)
            }
        }
    }
}

/// Whether a value is a document that the statement makes.
fn made_anew(value: &Node) -> bool {
    value.ty() == SqlType::Json && !matches!(value, Node::Column(_) | Node::Literal(_))
}

/// Whether SQLite makes all of a document's text itself, which then has no blanks.
fn has_no_blanks(value: &Node) -> bool {
    let Node::Json(node) = value else { return false };
    match node.as_ref() {
        JsonNode::Append(_)
        | JsonNode::Remove(_)
        | JsonNode::Object(_)
        | JsonNode::Array(_)
        | JsonNode::Part(_) => true,
        JsonNode::Merge(node) => node.entries().is_none_or(|entries| !entries.is_empty()),
        JsonNode::Set(_)
        | JsonNode::Text(_)
        | JsonNode::Typed(_)
        | JsonNode::Place(_)
        | JsonNode::Kind(_)
        | JsonNode::Length(_)
        | JsonNode::Contains(_)
        | JsonNode::IsNull(_) => false,
    }
}
