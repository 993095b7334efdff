//! A value that becomes part of a document.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{JsonValue, Node};
use crate::table::{Json, SqlType};

impl Writer {
    /// A value as the function that makes a document of it takes it: NULL becomes JSON's null.
    pub(super) fn json_element(&mut self, value: &JsonValue) -> String {
        if let Some(known) = value.known() {
            return self.known_element(known);
        }
        let node = &value.value;
        match (self.dialect, node.ty()) {
            (Dialect::Mysql, SqlType::Bool) => {
                format!("JSON_EXTRACT({}, '$')", self.bool_in_json(node, value.nullable))
            }
            // MariaDB takes a document for a text wherever it has lost sight of its type.
            (Dialect::Mysql, SqlType::Json) => {
                format!("JSON_EXTRACT({}, '$')", self.argument(node))
            }
            (Dialect::Sqlite, SqlType::Bool) => {
                format!("json({})", self.bool_in_json(node, value.nullable))
            }
            (Dialect::Sqlite, SqlType::Json) => format!("json({})", self.argument(node)),
            (
                Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite,
                SqlType::Bool
                | SqlType::I32
                | SqlType::I64
                | SqlType::F64
                | SqlType::Text
                | SqlType::Json
                | SqlType::Uuid
                | SqlType::Timestamp
                | SqlType::I8
                | SqlType::I16
                | SqlType::U8
                | SqlType::U16
                | SqlType::U32
                | SqlType::U64
                | SqlType::F32
                | SqlType::Decimal
                | SqlType::Enum(_)
                | SqlType::Bytes
                | SqlType::Date
                | SqlType::Time
                | SqlType::DateTime
                | SqlType::Array(_),
            ) => self.argument(node),
        }
    }

    /// A value beside others of which a document is made. MariaDB compares the collations of what
    /// it makes a text of, so text says its own; columns may differ in theirs.
    pub(super) fn json_item(&mut self, value: &JsonValue) -> String {
        let text = self.json_element(value);
        let is_text = value.known().is_none() && value.value.ty() == SqlType::Text;
        match self.dialect {
            Dialect::Mysql if is_text => {
                format!("CONVERT({text} USING utf8mb4) COLLATE utf8mb4_bin")
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => text,
        }
    }

    /// A value as PostgreSQL's `jsonb`, never NULL: `jsonb_set` of NULL would be no document.
    pub(super) fn postgres_value(&mut self, value: &JsonValue) -> String {
        if let Some(known) = value.known() {
            return self.json_text_of(known);
        }
        let text = if value.value.ty() == SqlType::Json {
            self.jsonb(&value.value)
        } else {
            format!("to_jsonb({})", self.argument(&value.value))
        };
        if value.nullable { format!("COALESCE({text}, 'null')") } else { text }
    }

    fn known_element(&mut self, value: &Json) -> String {
        let word = match value {
            Json::Null => Some("NULL"),
            Json::Bool(true) => Some("TRUE"),
            Json::Bool(false) => Some("FALSE"),
            Json::Number(number) if number.is_i64() => return number.to_string(),
            // SQLite cuts a text at a NUL, and keeps it in a document.
            Json::String(text) if !text.contains('\0') => return self.text(text).0,
            Json::String(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => None,
        };
        match (self.dialect, word) {
            (Dialect::Postgres | Dialect::Mysql, Some(word)) => word.to_owned(),
            (Dialect::Postgres, None) => format!("jsonb {}", self.json_text_of(value)),
            // The one form that makes a document of a text on MySQL and on MariaDB.
            (Dialect::Mysql, None) => format!("JSON_EXTRACT({}, '$')", self.json_text_of(value)),
            (Dialect::Sqlite, Some("NULL")) => "NULL".to_owned(),
            (Dialect::Sqlite, Some(_) | None) => format!("json({})", self.json_text_of(value)),
        }
    }

    /// `true`, `false` or `null` as text, since a bool is a number to these engines.
    fn bool_in_json(&mut self, node: &Node, nullable: bool) -> String {
        let condition = self.argument(node);
        let null = if nullable {
            format!(" WHEN {} IS NULL THEN 'null'", self.expr(node, Precedence::Sum))
        } else {
            String::new()
        };
        format!("CASE WHEN {condition} THEN 'true'{null} ELSE 'false' END")
    }
}
