//! What is in a document.

use super::super::Writer;
use super::super::expr::Precedence;
use super::place::{Place, when};
use crate::Dialect;
use crate::expr::{JsonKind, JsonLength, JsonPart, JsonPlace, JsonQuestion, JsonText, JsonType};

/// The types of a number on the MySQL family.
pub(super) const MYSQL_NUMBERS: &str = "IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL')";

impl Writer {
    pub(super) fn json_text(&mut self, node: &JsonText) -> (String, Precedence) {
        let place = Place { document: &node.document, path: &node.path };
        match self.dialect {
            Dialect::Postgres => {
                let arrays = self.arrays(place);
                when(&arrays, self.arrows(place, "->>"), Precedence::Operator)
            }
            Dialect::Mysql => {
                let (mut conditions, at) = (self.arrays(place), self.json_at(place));
                // JSON's null unquotes to the text 'null'.
                conditions.push(format!("JSON_TYPE({at}) <> 'NULL'"));
                when(&conditions, format!("JSON_UNQUOTE({at})"), Precedence::Atom)
            }
            Dialect::Sqlite => {
                let (at, value) = (self.sqlite_place(place), self.sqlite_value(place));
                // true and false would come back as 1 and 0, and a number as a number.
                let text = format!(
                    "CASE json_type({at}) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' \
                     ELSE CAST({value} AS TEXT) END"
                );
                (text, Precedence::Atom)
            }
        }
    }

    pub(super) fn json_part(&mut self, node: &JsonPart) -> (String, Precedence) {
        let place = Place { document: &node.document, path: &node.path };
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => self.json_value_at(place),
            Dialect::Sqlite => {
                let document = self.expr(place.document, Precedence::Atom);
                (format!("{document} -> {}", self.json_path(place.path)), Precedence::Operator)
            }
        }
    }

    pub(super) fn json_question(&mut self, node: &JsonPlace) -> (String, Precedence) {
        let place = Place { document: &node.document, path: &node.path };
        let text = match self.dialect {
            Dialect::Postgres => {
                let at = self.json_value_at(place).0;
                match node.question {
                    JsonQuestion::Exists => format!("{at} IS NOT NULL"),
                    JsonQuestion::IsNull => {
                        format!("{}({at}) IS NOT DISTINCT FROM 'null'", place.typeof_function())
                    }
                    JsonQuestion::Is(ty) => {
                        let name = match ty {
                            JsonType::Bool => "boolean",
                            JsonType::Number => "number",
                            JsonType::Text => "string",
                            JsonType::Array => "array",
                            JsonType::Object => "object",
                        };
                        format!("{}({at}) IS NOT DISTINCT FROM '{name}'", place.typeof_function())
                    }
                    JsonQuestion::IsNullOrMissing => {
                        let arrays = self.arrays(place);
                        let text = self.arrows(place, "->>");
                        format!("{} IS NULL", when(&arrays, text, Precedence::Operator).0)
                    }
                }
            }
            Dialect::Mysql => {
                let at = self.json_value_at(place).0;
                match node.question {
                    JsonQuestion::Exists => format!("{at} IS NOT NULL"),
                    JsonQuestion::IsNull => format!("JSON_TYPE({at}) <=> 'NULL'"),
                    JsonQuestion::Is(ty) => match ty {
                        JsonType::Bool => format!("JSON_TYPE({at}) <=> 'BOOLEAN'"),
                        JsonType::Number => {
                            format!("(JSON_TYPE({at}) {MYSQL_NUMBERS}) IS TRUE")
                        }
                        JsonType::Text => format!("JSON_TYPE({at}) <=> 'STRING'"),
                        JsonType::Array => format!("JSON_TYPE({at}) <=> 'ARRAY'"),
                        JsonType::Object => format!("JSON_TYPE({at}) <=> 'OBJECT'"),
                    },
                    JsonQuestion::IsNullOrMissing => {
                        format!("COALESCE(JSON_TYPE({at}), 'NULL') = 'NULL'")
                    }
                }
            }
            Dialect::Sqlite => match node.question {
                JsonQuestion::Exists => {
                    format!("json_type({}) IS NOT NULL", self.sqlite_place(place))
                }
                JsonQuestion::IsNull => {
                    format!("json_type({}) IS 'null'", self.sqlite_place(place))
                }
                JsonQuestion::Is(ty) => {
                    let at = self.sqlite_place(place);
                    match ty {
                        JsonType::Bool => format!("(json_type({at}) IN ('true', 'false')) IS TRUE"),
                        JsonType::Number => {
                            format!("(json_type({at}) IN ('integer', 'real')) IS TRUE")
                        }
                        JsonType::Text => format!("json_type({at}) IS 'text'"),
                        JsonType::Array => format!("json_type({at}) IS 'array'"),
                        JsonType::Object => format!("json_type({at}) IS 'object'"),
                    }
                }
                JsonQuestion::IsNullOrMissing => format!("{} IS NULL", self.sqlite_value(place)),
            },
        };
        (text, Precedence::Comparison)
    }

    pub(super) fn json_kind(&mut self, node: &JsonKind) -> (String, Precedence) {
        let place = Place::of(&node.document);
        let text = match self.dialect {
            Dialect::Postgres => {
                format!("{}({})", place.typeof_function(), self.json_value_at(place).0)
            }
            Dialect::Mysql => {
                let at = self.json_value_at(place).0;
                format!(
                    "CASE WHEN JSON_TYPE({at}) {MYSQL_NUMBERS} THEN 'number' \
                     ELSE LOWER(JSON_TYPE({at})) END"
                )
            }
            Dialect::Sqlite => {
                let kind = format!("json_type({})", self.sqlite_place(place));
                format!(
                    "CASE {kind} WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' \
                     WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' \
                     WHEN 'text' THEN 'string' ELSE {kind} END"
                )
            }
        };
        (text, Precedence::Atom)
    }

    pub(super) fn json_length(&mut self, node: &JsonLength) -> (String, Precedence) {
        let place = Place::of(&node.document);
        let text = match self.dialect {
            Dialect::Postgres => {
                let (at, typeof_function) = (self.json_value_at(place).0, place.typeof_function());
                let json = typeof_function.trim_end_matches("_typeof");
                format!(
                    "CASE {typeof_function}({at}) WHEN 'array' THEN {json}_array_length({at}) \
                     WHEN 'object' THEN (SELECT count(*) FROM {json}_object_keys({at})) END"
                )
            }
            Dialect::Mysql => {
                let at = self.json_value_at(place).0;
                format!(
                    "CASE WHEN JSON_TYPE({at}) IN ('ARRAY', 'OBJECT') THEN JSON_LENGTH({at}) END"
                )
            }
            Dialect::Sqlite => {
                let at = self.sqlite_place(place);
                format!(
                    "CASE WHEN json_type({at}) IN ('array', 'object') \
                     THEN (SELECT count(*) FROM json_each({at})) END"
                )
            }
        };
        (text, Precedence::Atom)
    }
}
