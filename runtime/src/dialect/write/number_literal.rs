//! Numbers as literals, each read as exactly the number that was written.

use std::fmt::Display;

use rust_decimal::Decimal;

use super::Writer;
use super::expr::Precedence;
use super::sqlite_float;
use crate::Dialect;

impl Writer {
    pub(super) fn i64(&self, value: i64) -> (String, Precedence) {
        match self.dialect {
            // PostgreSQL reads the digits before the sign, as a numeric.
            Dialect::Postgres if value == i64::MIN => {
                (format!("bigint '{value}'"), Precedence::Atom)
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => whole(value),
        }
    }

    pub(super) fn f64(&mut self, value: f64) -> (String, Precedence) {
        match self.dialect {
            // With an exponent a number is a double, and read exactly.
            Dialect::Postgres | Dialect::Mysql => number(format!("{value:e}")),
            Dialect::Sqlite => self.sqlite_double(value, &format!("{value:e}")),
        }
    }

    /// The engines compare a FLOAT with the double that the digits say, so `0.1` would never be
    /// equal to one: the literal is of the column's own precision.
    pub(super) fn f32(&mut self, value: f32) -> (String, Precedence) {
        let digits = format!("{value:e}");
        match self.dialect {
            Dialect::Postgres => (format!("real '{digits}'"), Precedence::Atom),
            Dialect::Mysql => {
                let exact = format!("{:e}", f64::from(value));
                // Digits that are rounded twice, to a double and then to a FLOAT, may miss it, and
                // those of the greatest are beyond it before they are rounded.
                let fits = digits.parse::<f64>().is_ok_and(|double| {
                    double as f32 == value && double.abs() <= f64::from(f32::MAX)
                });
                if exact != digits && fits {
                    (format!("CAST({digits} AS FLOAT)"), Precedence::Atom)
                } else {
                    number(exact)
                }
            }
            Dialect::Sqlite => self.sqlite_double(f64::from(value), &digits),
        }
    }

    fn sqlite_double(&mut self, value: f64, readable: &str) -> (String, Precedence) {
        match sqlite_float::digits(value) {
            Some(digits) => number(digits),
            None => {
                let exact = sqlite_float::exact(value);
                self.remark(&format!("{exact} is {readable}"));
                (exact, Precedence::Product)
            }
        }
    }

    pub(super) fn decimal(&self, value: Decimal) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => number(value.to_string()),
            // In the one form in which equal numbers are equal text.
            Dialect::Sqlite => (format!("'{}'", value.normalize()), Precedence::Atom),
        }
    }
}

pub(super) fn whole(value: impl Display) -> (String, Precedence) {
    number(value.to_string())
}

fn number(digits: String) -> (String, Precedence) {
    let precedence = if digits.starts_with('-') { Precedence::Operator } else { Precedence::Atom };
    (digits, precedence)
}
