//! Documents.

use super::Writer;
use super::expr::Precedence;
use super::text_literal::quoted;
use crate::Dialect;
use crate::expr::{JsonAppend, JsonContains, JsonIsNull, JsonNode, JsonStep, JsonText, Node};
use crate::table::{Json, Storage};

impl Writer {
    pub(super) fn json_node(&mut self, node: &JsonNode) -> (String, Precedence) {
        match node {
            JsonNode::Text(node) => self.json_text(node),
            JsonNode::Contains(node) => self.json_contains(node),
            JsonNode::Append(node) => self.json_append(node),
            JsonNode::IsNull(node) => self.json_is_null(node),
        }
    }

    fn json_text(&mut self, node: &JsonText) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => self.postgres_json_text(node),
            Dialect::Mysql => {
                let document = self.argument(&node.document);
                let at = format!("JSON_EXTRACT({document}, {})", self.json_path(&node.path));
                // To these engines anything that is no array is the first element of one.
                let mut conditions = Vec::new();
                for (place, step) in node.path.iter().enumerate() {
                    if *step == JsonStep::Index(0) {
                        let array = self.json_path(&node.path[..place]);
                        conditions.push(format!(
                            "JSON_TYPE(JSON_EXTRACT({document}, {array})) = 'ARRAY'"
                        ));
                    }
                }
                // JSON's null unquotes to the text 'null'.
                conditions.push(format!("JSON_TYPE({at}) <> 'NULL'"));
                let conditions = conditions.join(" AND ");
                (format!("CASE WHEN {conditions} THEN JSON_UNQUOTE({at}) END"), Precedence::Atom)
            }
            Dialect::Sqlite => {
                let document = self.expr(&node.document, Precedence::Atom);
                let path = self.json_path(&node.path);
                // true and false would come back as 1 and 0, and a number as a number.
                let text = format!(
                    "CASE json_type({document}, {path}) WHEN 'true' THEN 'true' \
                     WHEN 'false' THEN 'false' ELSE CAST({document} ->> {path} AS TEXT) END"
                );
                (text, Precedence::Atom)
            }
        }
    }

    fn postgres_json_text(&mut self, node: &JsonText) -> (String, Precedence) {
        let mut at = self.expr(&node.document, Precedence::Atom);
        let mut arrays = Vec::new();
        for (place, step) in node.path.iter().enumerate() {
            let arrow = if place + 1 == node.path.len() { "->>" } else { "->" };
            let step = match step {
                JsonStep::Key(key) => self.text(key).0,
                JsonStep::Index(index) => {
                    // A jsonb scalar is its own first element.
                    if node.document.storage() != Storage::Json {
                        arrays.push(format!("jsonb_typeof({at}) = 'array'"));
                    }
                    index.to_string()
                }
            };
            at = format!("{at} {arrow} {step}");
        }
        if arrays.is_empty() {
            (at, Precedence::Operator)
        } else {
            (format!("CASE WHEN {} THEN {at} END", arrays.join(" AND ")), Precedence::Atom)
        }
    }

    /// A path as the MySQL family and SQLite read it; the check lets no key with a quote through.
    fn json_path(&mut self, steps: &[JsonStep]) -> String {
        let mut path = String::from("$");
        for step in steps {
            match step {
                JsonStep::Key(key) => path.push_str(&format!(".\"{key}\"")),
                JsonStep::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        self.text(&path).0
    }

    fn json_contains(&mut self, node: &JsonContains) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => {
                let document = self.jsonb(&node.document);
                let element = self.json_text_of(&node.element);
                (format!("{document} @> {element}"), Precedence::Comparison)
            }
            Dialect::Mysql => {
                let document = self.argument(&node.document);
                // JSON_CONTAINS looks into arrays within the array as well.
                let element = self.json_text_of(&Json::from(vec![node.element.clone()]));
                (format!("JSON_OVERLAPS({document}, {element})"), Precedence::Atom)
            }
            Dialect::Sqlite => {
                let document = self.argument(&node.document);
                let is = match &node.element {
                    Json::Bool(value) => format!("json_each.type = '{value}'"),
                    Json::String(text) => {
                        format!(
                            "json_each.type = 'text' AND json_each.atom = {}",
                            self.text(text).0
                        )
                    }
                    number => format!(
                        "json_each.type IN ('integer', 'real') AND json_each.atom = {number}"
                    ),
                };
                let text = format!(
                    "CASE WHEN {document} IS NOT NULL THEN json_type({document}) <> 'object' \
                     AND EXISTS (SELECT 1 FROM json_each({document}) WHERE {is}) END"
                );
                (text, Precedence::Atom)
            }
        }
    }

    fn json_append(&mut self, node: &JsonAppend) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => {
                let document = self.jsonb(&node.document);
                let element = self.json_text_of(&Json::from(vec![node.element.clone()]));
                let text = format!("COALESCE(NULLIF({document}, 'null'), '[]') || {element}");
                (text, Precedence::Operator)
            }
            Dialect::Mysql => {
                let document = self.argument(&node.document);
                let element = match &node.element {
                    Json::String(text) => self.text(text).0,
                    // The one form that makes a document of a text on MySQL and on MariaDB.
                    other => format!("JSON_EXTRACT({}, '$')", self.json_text_of(other)),
                };
                let text = format!(
                    "CASE WHEN {document} IS NULL OR JSON_TYPE({document}) = 'NULL' \
                     THEN JSON_ARRAY({element}) \
                     ELSE JSON_ARRAY_APPEND({document}, '$', {element}) END"
                );
                (text, Precedence::Atom)
            }
            Dialect::Sqlite => {
                let document = self.argument(&node.document);
                let element = match &node.element {
                    Json::String(text) => self.text(text).0,
                    other => format!("json({})", self.json_text_of(other)),
                };
                let text = format!(
                    "CASE WHEN {document} IS NULL OR json_type({document}) = 'null' \
                     THEN json_array({element}) WHEN json_type({document}) = 'array' \
                     THEN json_insert({document}, '$[#]', {element}) \
                     ELSE json_array(json({document}), {element}) END"
                );
                (text, Precedence::Atom)
            }
        }
    }

    fn json_is_null(&mut self, node: &JsonIsNull) -> (String, Precedence) {
        let document = self.argument(&node.document);
        let text = match self.dialect {
            Dialect::Postgres if node.document.storage() == Storage::Json => {
                format!("json_typeof({document}) = {}", quoted("null"))
            }
            Dialect::Postgres => format!("jsonb_typeof({document}) = {}", quoted("null")),
            Dialect::Mysql => format!("JSON_TYPE({document}) = {}", quoted("NULL")),
            Dialect::Sqlite => format!("json_type({document}) = {}", quoted("null")),
        };
        (text, Precedence::Comparison)
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
