//! Documents.

mod build;
mod contains;
mod place;
mod read;
mod typed;
mod value;
mod write;

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{JsonNode, Node};
use crate::table::Storage;

impl Writer {
    pub(super) fn json_node(&mut self, node: &JsonNode) -> (String, Precedence) {
        match node {
            JsonNode::Text(node) => self.json_text(node),
            JsonNode::Part(node) => self.json_part(node),
            JsonNode::Typed(node) => self.json_typed(node),
            JsonNode::Place(node) => self.json_question(node),
            JsonNode::Kind(node) => self.json_kind(node),
            JsonNode::Length(node) => self.json_length(node),
            JsonNode::Contains(node) => self.json_contains(node),
            JsonNode::IsNull(node) => self.json_is_null(node),
            JsonNode::Append(node) => self.json_append(node),
            JsonNode::Set(node) => self.json_set(node),
            JsonNode::Remove(node) => self.json_remove(node),
            JsonNode::Merge(node) => self.json_merge(node),
            JsonNode::Object(node) => self.json_object(node),
            JsonNode::Array(node) => self.json_array(node),
        }
    }

    /// A document as an argument, of the type that PostgreSQL has for this storage.
    pub(super) fn document_as(&mut self, document: &Node, storage: Storage) -> String {
        let text = self.argument(document);
        match self.dialect {
            Dialect::Postgres if document.storage() != storage => {
                let ty = if storage == Storage::Json { "json" } else { "jsonb" };
                format!("CAST({text} AS {ty})")
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => text,
        }
    }

    /// A document of PostgreSQL's type `jsonb`.
    pub(super) fn jsonb(&mut self, document: &Node) -> String {
        if document.storage() == Storage::Json {
            format!("CAST({} AS jsonb)", self.argument(document))
        } else {
            self.expr(document, Precedence::Operator)
        }
    }
}
