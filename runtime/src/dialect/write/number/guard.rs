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
const SQLITE_FAILS: &str = "abs(-9223372036854775808)";
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
                // The product is a DECIMAL, and exact, and DIV fails where it leaves 64 bits. As a
                // BIGINT MySQL would not let it be the smallest one.
                let check = format!("* {FREE}.0 DIV 1 DIV {FREE}");
                self.remark(&format!("{check} fails for a number beyond 32 bits"));
                (format!("{} {check}", closed(text, precedence)), Precedence::Product)
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
        let fails = self.sqlite_overflow();
        (format!("{case} {fails} ELSE {text} END"), Precedence::Atom)
    }

    /// An expression that fails on SQLite.
    pub(in crate::dialect::write) fn sqlite_overflow(&mut self) -> &'static str {
        self.remark(&format!("{SQLITE_FAILS} fails"));
        SQLITE_FAILS
    }
}

fn closed(text: String, precedence: Precedence) -> String {
    if precedence < Precedence::Product { format!("({text})") } else { text }
}

fn sum(text: &str, precedence: Precedence) -> String {
    if precedence < Precedence::Sum { format!("({text})") } else { text.to_owned() }
}
