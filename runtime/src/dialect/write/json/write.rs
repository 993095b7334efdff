//! Documents made of others.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::JsonAppend;
use crate::table::Json;

impl Writer {
    pub(super) fn json_append(&mut self, node: &JsonAppend) -> (String, Precedence) {
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
}
