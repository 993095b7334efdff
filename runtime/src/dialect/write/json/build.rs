//! Objects and arrays of given keys and elements.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{JsonArray, JsonObject};

impl Writer {
    pub(super) fn json_object(&mut self, node: &JsonObject) -> (String, Precedence) {
        let mut arguments = Vec::new();
        for (key, value) in &node.entries {
            arguments.push(self.text(key).0);
            arguments.push(self.json_item(value));
        }
        let function = match self.dialect {
            Dialect::Postgres => "jsonb_build_object",
            Dialect::Mysql => "JSON_OBJECT",
            Dialect::Sqlite => "json_object",
        };
        (format!("{function}({})", arguments.join(", ")), Precedence::Atom)
    }

    pub(super) fn json_array(&mut self, node: &JsonArray) -> (String, Precedence) {
        let elements: Vec<String> =
            node.elements.iter().map(|element| self.json_item(element)).collect();
        let function = match self.dialect {
            Dialect::Postgres => "jsonb_build_array",
            Dialect::Mysql => "JSON_ARRAY",
            Dialect::Sqlite => "json_array",
        };
        (format!("{function}({})", elements.join(", ")), Precedence::Atom)
    }
}
