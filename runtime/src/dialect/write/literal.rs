//! Literals of each type.

use uuid::Uuid;

use super::Writer;
use super::expr::Precedence;
use super::number_literal::whole;
use super::text_literal::{hex, json_string, quoted, visible_json};
use crate::expr::{Literal, Value};
use crate::table::{Element, EnumDef, Json, SqlType, Storage};
use crate::{Dialect, is_hidden};

impl Writer {
    /// A literal that says its type itself.
    pub(in crate::dialect) fn literal(&mut self, literal: &Literal) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => self.postgres_literal(literal),
            Dialect::Mysql => self.mysql_literal(literal),
            Dialect::Sqlite => self.untyped(literal),
        }
    }

    fn mysql_literal(&mut self, literal: &Literal) -> (String, Precedence) {
        match literal.value {
            // MySQL compares a TIME with what a CASE makes of texts as two texts.
            Value::Time(value) => (format!("TIME {}", self.time(value)), Precedence::Atom),
            Value::Null
            | Value::Bool(_)
            | Value::I8(_)
            | Value::I16(_)
            | Value::I32(_)
            | Value::I64(_)
            | Value::U8(_)
            | Value::U16(_)
            | Value::U32(_)
            | Value::U64(_)
            | Value::F32(_)
            | Value::F64(_)
            | Value::Decimal(_)
            | Value::Text(_)
            | Value::Bytes(_)
            | Value::Json(_)
            | Value::Uuid(_)
            | Value::Date(_)
            | Value::DateTime(_)
            | Value::Timestamp(_)
            | Value::Array(..) => self.untyped(literal),
        }
    }

    fn postgres_literal(&mut self, literal: &Literal) -> (String, Precedence) {
        if let (Value::Text(value), SqlType::Enum(def)) = (&literal.value, literal.ty) {
            return (self.enumerated(value, def), Precedence::Atom);
        }
        match &literal.value {
            Value::Json(value) => {
                let ty = if literal.storage == Storage::Json { "json" } else { "jsonb" };
                (format!("{ty} {}", self.json_text_of(value)), Precedence::Atom)
            }
            Value::Uuid(value) => (format!("uuid '{value}'"), Precedence::Atom),
            // Without decimals it would be an integer, and calculate as one.
            Value::Decimal(value) if value.scale() == 0 => {
                (format!("numeric '{value}'"), Precedence::Atom)
            }
            // PostgreSQL reads the digits before the sign, as a bigint.
            Value::I32(i32::MIN) => (format!("integer '{}'", i32::MIN), Precedence::Atom),
            Value::Null
            | Value::Bool(_)
            | Value::I8(_)
            | Value::I16(_)
            | Value::I32(_)
            | Value::I64(_)
            | Value::U8(_)
            | Value::U16(_)
            | Value::U32(_)
            | Value::U64(_)
            | Value::F32(_)
            | Value::F64(_)
            | Value::Decimal(_)
            | Value::Text(_)
            | Value::Bytes(_)
            | Value::Date(_)
            | Value::Time(_)
            | Value::DateTime(_)
            | Value::Timestamp(_)
            | Value::Array(..) => self.untyped(literal),
        }
    }

    /// A literal where its column says the type.
    pub(in crate::dialect) fn literal_for_column(&mut self, literal: &Literal) -> String {
        self.untyped(literal).0
    }

    fn untyped(&mut self, literal: &Literal) -> (String, Precedence) {
        let text = match &literal.value {
            Value::Null => "NULL".to_owned(),
            Value::Bool(true) => "TRUE".to_owned(),
            Value::Bool(false) => "FALSE".to_owned(),
            Value::I8(value) => return whole(value),
            Value::I16(value) => return whole(value),
            Value::I32(value) => return whole(value),
            Value::I64(value) => return self.i64(*value),
            Value::U8(value) => return whole(value),
            Value::U16(value) => return whole(value),
            Value::U32(value) => return whole(value),
            Value::U64(value) => return whole(value),
            Value::F32(value) => return self.f32(*value),
            Value::F64(value) => return self.f64(*value),
            Value::Decimal(value) => return self.decimal(*value),
            Value::Text(value) => return self.text(value),
            Value::Bytes(value) => self.bytes(value),
            Value::Json(value) => self.json_text_of(value),
            Value::Uuid(value) => self.uuid(*value, literal.storage),
            Value::Date(value) => self.date(*value),
            Value::Time(value) => self.time(*value),
            Value::DateTime(value) => self.date_time(*value),
            Value::Timestamp(value) => self.timestamp(*value, literal.storage),
            Value::Array(element, values) => self.array(*element, values),
        };
        (text, Precedence::Atom)
    }

    /// A document as a text literal.
    pub(super) fn json_text_of(&mut self, value: &Json) -> String {
        self.document(&visible_json(&value.to_string()))
    }

    fn bytes(&mut self, bytes: &[u8]) -> String {
        let hex = hex(bytes);
        let readable = match std::str::from_utf8(bytes) {
            Ok("") => "no byte".to_owned(),
            Ok(text) if !text.chars().any(is_hidden) => json_string(text),
            Ok(_) | Err(_) if bytes.len() == 1 => "1 byte".to_owned(),
            Ok(_) | Err(_) => format!("{} bytes", bytes.len()),
        };
        self.note(&hex, &readable);
        match self.dialect {
            Dialect::Postgres => format!("decode('{hex}', 'hex')"),
            Dialect::Mysql | Dialect::Sqlite => format!("X'{hex}'"),
        }
    }

    fn uuid(&mut self, value: Uuid, storage: Storage) -> String {
        match self.dialect {
            Dialect::Postgres => quoted(&value.to_string()),
            Dialect::Sqlite if storage == Storage::Text => quoted(&value.to_string()),
            Dialect::Mysql | Dialect::Sqlite => {
                let hex = hex(value.as_bytes());
                self.note(&hex, &value.to_string());
                format!("X'{hex}'")
            }
        }
    }

    /// A variant's name as a value of PostgreSQL's type.
    fn enumerated(&mut self, name: &str, def: &EnumDef) -> String {
        let schema = def.schema.map(|schema| self.quoted(schema) + ".").unwrap_or_default();
        format!("{schema}{} {}", self.quoted(def.name), self.enclosed_text(name))
    }

    /// An array; only PostgreSQL has them.
    fn array(&mut self, element: Element, values: &[Value]) -> String {
        let values =
            values.iter().map(|value| self.literal_for_column(&Literal::new(value.clone())));
        let values: Vec<_> = values.collect();
        let ty = match element {
            Element::Bool => "boolean",
            Element::I32 => "integer",
            Element::I64 => "bigint",
            Element::Text => "text",
            Element::Uuid => "uuid",
        };
        format!("CAST(ARRAY[{}] AS {ty}[])", values.join(", "))
    }
}
