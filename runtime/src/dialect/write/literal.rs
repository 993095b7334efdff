//! Literals of each type.

use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

use super::Writer;
use super::expr::Precedence;
use super::sqlite_float;
use super::text::{hex, quoted, visible_json};
use crate::Dialect;
use crate::expr::{Literal, Value};
use crate::table::{Json, Storage};

impl Writer {
    /// A literal that says its type itself.
    pub(in crate::dialect) fn literal(&mut self, literal: &Literal) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => self.postgres_literal(literal),
            Dialect::Mysql | Dialect::Sqlite => self.untyped(literal),
        }
    }

    fn postgres_literal(&mut self, literal: &Literal) -> (String, Precedence) {
        match &literal.value {
            Value::Json(value) => {
                let ty = if literal.storage == Storage::Json { "json" } else { "jsonb" };
                (format!("{ty} {}", self.json_text_of(value)), Precedence::Atom)
            }
            Value::Uuid(value) => (format!("uuid '{value}'"), Precedence::Atom),
            Value::Null
            | Value::Bool(_)
            | Value::I32(_)
            | Value::I64(_)
            | Value::F64(_)
            | Value::Text(_)
            | Value::Timestamp(_) => self.untyped(literal),
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
            Value::I32(value) => return number(value.to_string()),
            Value::I64(value) => return self.i64(*value),
            Value::F64(value) => return self.f64(*value),
            Value::Text(value) => return self.text(value),
            Value::Json(value) => self.json_text_of(value),
            Value::Uuid(value) => self.uuid(*value, literal.storage),
            Value::Timestamp(value) => self.timestamp(*value, literal.storage),
        };
        (text, Precedence::Atom)
    }

    fn i64(&self, value: i64) -> (String, Precedence) {
        match self.dialect {
            // PostgreSQL reads the digits before the sign, as a numeric.
            Dialect::Postgres if value == i64::MIN => {
                (format!("bigint '{value}'"), Precedence::Atom)
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => number(value.to_string()),
        }
    }

    fn f64(&mut self, value: f64) -> (String, Precedence) {
        match self.dialect {
            // With an exponent a number is a double, and read exactly.
            Dialect::Postgres | Dialect::Mysql => number(format!("{value:e}")),
            Dialect::Sqlite => match sqlite_float::digits(value) {
                Some(digits) => number(digits),
                None => {
                    let exact = sqlite_float::exact(value);
                    self.remark(&format!("{exact} is {value:e}"));
                    (exact, Precedence::Operator)
                }
            },
        }
    }

    /// A document as a text literal.
    pub(super) fn json_text_of(&mut self, value: &Json) -> String {
        self.document(&visible_json(&value.to_string()))
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

    fn timestamp(&self, value: DateTime<Utc>, storage: Storage) -> String {
        let digits = value.format("%Y-%m-%d %H:%M:%S%.f");
        match self.dialect {
            Dialect::Postgres => format!("timestamptz '{digits}+00'"),
            Dialect::Mysql if storage == Storage::Timestamp => {
                format!("CONVERT_TZ('{digits}','+00:00',@@time_zone)")
            }
            Dialect::Mysql => format!("'{digits}'"),
            // As sqlx binds a DateTime<Utc>.
            Dialect::Sqlite => quoted(&value.to_rfc3339_opts(SecondsFormat::AutoSi, false)),
        }
    }
}

fn number(digits: String) -> (String, Precedence) {
    let precedence = if digits.starts_with('-') { Precedence::Operator } else { Precedence::Atom };
    (digits, precedence)
}
