//! What makes an overflow fail where the engine itself would go on.
//!
//! PostgreSQL checks each operation. The MySQL family calculates 32-bit numbers in 64 bits, and
//! cuts what a column cannot hold unless the sql_mode is strict; beyond 64 bits it fails in every
//! mode. SQLite knows no 32 bits, goes on with a double beyond 64, and with infinity beyond those.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::table::SqlType;

/// An expression that fails on SQLite with "integer overflow".
pub(super) const SQLITE_FAILS: &str = "abs(-9223372036854775808)";
/// The bits that a 32-bit number leaves free of 64.
const FREE: &str = "4294967296";

impl Writer {
    /// A result that may leave its type, made to fail where it does.
    pub(in crate::dialect::write) fn guarded(
        &mut self,
        text: String,
        precedence: Precedence,
        ty: SqlType,
    ) -> (String, Precedence) {
        match (ty, self.dialect) {
            (SqlType::I32, Dialect::Mysql) => {
                self.remark(&format!("* {FREE} DIV {FREE} fails for a number beyond 32 bits"));
                let closed = closed(text, precedence);
                (format!("{closed} * {FREE} DIV {FREE}"), Precedence::Product)
            }
            (SqlType::I32, Dialect::Sqlite) => {
                let beyond =
                    format!("{} NOT BETWEEN {} AND {}", sum(&text, precedence), i32::MIN, i32::MAX);
                self.sqlite_fails(&format!("CASE WHEN {beyond} THEN"), &text)
            }
            (SqlType::I64, Dialect::Sqlite) => {
                self.sqlite_fails(&format!("CASE typeof({text}) WHEN 'real' THEN"), &text)
            }
            (SqlType::F64, Dialect::Sqlite) => {
                self.sqlite_fails(&format!("CASE abs({text}) WHEN 9e999 THEN"), &text)
            }
            (
                SqlType::I32
                | SqlType::I64
                | SqlType::F64
                | SqlType::Bool
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
                Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite,
            ) => (text, precedence),
        }
    }

    /// A 32-bit number on SQLite that becomes a double where it leaves 32 bits, and stays one.
    pub(super) fn marked(text: String, precedence: Precedence) -> (String, Precedence) {
        (format!("{} * {FREE} / {FREE}", closed(text, precedence)), Precedence::Product)
    }

    /// A number of SQLite, 32-bit operands of which have been [marked](Writer::marked).
    pub(super) fn guarded_marked(
        &mut self,
        text: String,
        precedence: Precedence,
    ) -> (String, Precedence) {
        let test = format!("{} * {FREE}", closed(text.clone(), precedence));
        self.sqlite_fails(&format!("CASE typeof({test}) WHEN 'real' THEN"), &text)
    }

    fn sqlite_fails(&mut self, case: &str, text: &str) -> (String, Precedence) {
        self.remark(&format!("{SQLITE_FAILS} is an error: an overflow fails"));
        (format!("{case} {SQLITE_FAILS} ELSE {text} END"), Precedence::Atom)
    }
}

fn closed(text: String, precedence: Precedence) -> String {
    if precedence < Precedence::Product { format!("({text})") } else { text }
}

fn sum(text: &str, precedence: Precedence) -> String {
    if precedence < Precedence::Sum { format!("({text})") } else { text.to_owned() }
}
