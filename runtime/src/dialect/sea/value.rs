//! Values as our literals, each of them, or refused.

use chrono::{DateTime, Utc};
use sea_query::{OptionEnum, Value};

use super::Backend;
use crate::Dialect;
use crate::dialect::check;
use crate::expr::{self, Literal};

impl Backend {
    pub(super) fn value(&self, value: &Value) -> String {
        if is_null(value) {
            return "NULL".to_owned();
        }
        match value {
            Value::Bool(Some(value)) => self.literal(expr::Value::Bool(*value)),
            Value::TinyInt(Some(value)) => self.integer(*value),
            Value::SmallInt(Some(value)) => self.integer(*value),
            Value::Int(Some(value)) => self.integer(*value),
            Value::BigInt(Some(value)) => self.integer(*value),
            Value::TinyUnsigned(Some(value)) => self.integer(*value),
            Value::SmallUnsigned(Some(value)) => self.integer(*value),
            Value::Unsigned(Some(value)) => self.integer(*value),
            Value::BigUnsigned(Some(value)) => self.unsigned(*value),
            // By its own digits: 0.1f32 as an f64 has a tail that nobody wrote.
            Value::Float(Some(value)) => {
                let digits = format!("{value:e}").parse();
                self.literal(expr::Value::F64(digits.unwrap_or(f64::from(*value))))
            }
            Value::Double(Some(value)) => self.literal(expr::Value::F64(*value)),
            Value::String(Some(value)) => self.text(value),
            Value::Char(Some(value)) => self.text(value.encode_utf8(&mut [0; 4])),
            Value::Enum(OptionEnum::Some(value)) => {
                self.enumerated(self.text(&value.value), &value.type_name)
            }
            Value::Bytes(Some(value)) => self.literal(expr::Value::Bytes(value.clone())),
            Value::Json(Some(value)) => {
                // Untyped: the column may be of either of PostgreSQL's types.
                let literal = Literal::new(expr::Value::Json((**value).clone()));
                check::literal(&literal, &mut self.refusals.borrow_mut());
                self.writer.borrow_mut().literal_for_column(&literal)
            }
            Value::Uuid(Some(value)) => self.literal(expr::Value::Uuid(*value)),
            Value::ChronoDateTimeUtc(Some(value)) => self.moment(*value),
            Value::ChronoDateTimeLocal(Some(value)) => self.moment(value.to_utc()),
            Value::ChronoDateTimeWithTimeZone(Some(value)) => self.moment(value.to_utc()),
            Value::ChronoDateTime(Some(value)) => self.literal(expr::Value::DateTime(*value)),
            Value::ChronoDate(Some(value)) => self.literal(expr::Value::Date(*value)),
            Value::ChronoTime(Some(value)) => self.literal(expr::Value::Time(*value)),
            // What features of sea-query that Amend does not switch on would add.
            _ => {
                self.wrong(
                    "a value is of a type that Amend does not write",
                    "pass it as text, a number, bytes, a document, a UUID or a date",
                );
                "NULL".to_owned()
            }
        }
    }

    fn literal(&self, value: expr::Value) -> String {
        let literal = Literal::new(value);
        check::literal(&literal, &mut self.refusals.borrow_mut());
        let text = self.writer.borrow_mut().literal(&literal).0;
        // What is computed may stand anywhere only in parentheses; a sign is read with its number.
        if text.contains(" / ") || text.contains(" * ") { format!("({text})") } else { text }
    }

    fn integer(&self, value: impl Into<i64>) -> String {
        self.literal(expr::Value::I64(value.into()))
    }

    fn unsigned(&self, value: u64) -> String {
        match (i64::try_from(value), self.dialect) {
            (Ok(value), _) => self.integer(value),
            (Err(_), Dialect::Mysql) => value.to_string(),
            (Err(_), Dialect::Postgres | Dialect::Sqlite) => {
                self.refuse(
                    format!("{value} is beyond 64 bits with a sign, and would not be an integer"),
                    "use a number up to 9223372036854775807",
                );
                value.to_string()
            }
        }
    }

    fn text(&self, text: &str) -> String {
        check::literal(
            &Literal::new(expr::Value::Text(text.to_owned())),
            &mut self.refusals.borrow_mut(),
        );
        self.writer.borrow_mut().enclosed_text(text)
    }

    /// A value of PostgreSQL's type; `[]` behind the name makes it the type of arrays.
    pub(super) fn enumerated(&self, value: String, ty: &str) -> String {
        match self.dialect {
            Dialect::Postgres => {
                let (base, array) = match ty.strip_suffix("[]") {
                    Some(base) => (base, "[]"),
                    None => (ty, ""),
                };
                check::name("type", base, &mut self.refusals.borrow_mut());
                let base = self.writer.borrow().quoted(base);
                format!("CAST({value} AS {base}{array})")
            }
            Dialect::Mysql | Dialect::Sqlite => value,
        }
    }

    fn moment(&self, value: DateTime<Utc>) -> String {
        self.literal(expr::Value::Timestamp(value))
    }
}

/// Whether a value is NULL, of whatever type.
pub(super) fn is_null(value: &Value) -> bool {
    match value {
        // NaN is not equal to itself, and no NULL.
        Value::Float(value) => value.is_none(),
        Value::Double(value) => value.is_none(),
        value => *value == value.as_null(),
    }
}
