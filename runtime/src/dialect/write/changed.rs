//! Whether an assignment would change the row: null-safe and exact.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Changed, JsonNode, Node};
use crate::table::{Collation, SqlType, Storage};

impl Writer {
    pub(super) fn changed(&mut self, node: &Changed) -> (String, Precedence) {
        let binary = matches!(
            &node.column,
            Node::Column(column) if column.column.collation == Collation::Binary
        );
        match self.dialect {
            Dialect::Postgres => {
                let (column, value) = if made_anew(&node.value) {
                    let document = self.document_as(&node.column, Storage::Usual);
                    (document, self.document_as(&node.value, Storage::Usual))
                } else if node.column.storage() == Storage::Json {
                    // The type `json` has no equality.
                    (
                        format!("CAST({} AS text)", self.argument(&node.column)),
                        format!("CAST({} AS text)", self.assigned(&node.value)),
                    )
                } else {
                    (self.expr(&node.column, Precedence::Sum), self.beside(&node.value))
                };
                (format!("{column} IS DISTINCT FROM {value}"), Precedence::Comparison)
            }
            Dialect::Mysql => {
                let (column, value) = (self.argument(&node.column), self.beside(&node.value));
                let exact = |value: String| match node.column.ty() {
                    // MySQL writes a document in one way; MariaDB keeps its text.
                    SqlType::Json => format!("CAST(JSON_EXTRACT({value}, '$') AS BINARY)"),
                    SqlType::Text if !binary => {
                        format!("CAST(CONVERT({value} USING utf8mb4) AS BINARY)")
                    }
                    SqlType::Text
                    | SqlType::Bool
                    | SqlType::I8
                    | SqlType::I16
                    | SqlType::I32
                    | SqlType::I64
                    | SqlType::U8
                    | SqlType::U16
                    | SqlType::U32
                    | SqlType::U64
                    | SqlType::F32
                    | SqlType::F64
                    | SqlType::Decimal
                    | SqlType::Enum(_)
                    | SqlType::Bytes
                    | SqlType::Uuid
                    | SqlType::Date
                    | SqlType::Time
                    | SqlType::DateTime
                    | SqlType::Timestamp
                    | SqlType::Array(_) => value,
                };
                let (column, value) = (exact(column), exact(value));
                (format!("NOT ({column} <=> {value})"), Precedence::Not)
            }
            Dialect::Sqlite => {
                if made_anew(&node.value) {
                    // The text of a document says more than the document.
                    let column = self.argument(&node.column);
                    let value = if has_no_blanks(&node.value) {
                        self.expr(&node.value, Precedence::Sum)
                    } else {
                        format!("json({})", self.argument(&node.value))
                    };
                    return (format!("json({column}) IS NOT {value}"), Precedence::Comparison);
                }
                let mut column = self.expr(&node.column, Precedence::Sum);
                if node.column.ty() == SqlType::Text && !binary {
                    column.push_str(" COLLATE BINARY");
                }
                (format!("{column} IS NOT {}", self.beside(&node.value)), Precedence::Comparison)
            }
        }
    }

    /// A value on the other side of a comparison with its column.
    fn beside(&mut self, value: &Node) -> String {
        match value {
            Node::Literal(literal) => self.literal_for_column(literal),
            other if other.storage() == Storage::Json && self.dialect == Dialect::Postgres => {
                self.jsonb(other)
            }
            other => self.expr(other, Precedence::Sum),
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
