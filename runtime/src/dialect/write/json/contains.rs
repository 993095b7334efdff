//! What a document is or has.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{JsonContains, JsonIsNull};
use crate::table::{Json, Storage};

impl Writer {
    pub(super) fn json_contains(&mut self, node: &JsonContains) -> (String, Precedence) {
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

    pub(super) fn json_is_null(&mut self, node: &JsonIsNull) -> (String, Precedence) {
        let document = self.argument(&node.document);
        let text = match self.dialect {
            Dialect::Postgres if node.document.storage() == Storage::Json => {
                format!("json_typeof({document}) = 'null'")
            }
            Dialect::Postgres => format!("jsonb_typeof({document}) = 'null'"),
            Dialect::Mysql => format!("JSON_TYPE({document}) = 'NULL'"),
            Dialect::Sqlite => format!("json_type({document}) = 'null'"),
        };
        (text, Precedence::Comparison)
    }
}
