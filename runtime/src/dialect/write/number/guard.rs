//! What makes an overflow fail where the engine itself would go on.
//!
//! PostgreSQL checks each operation. The MySQL family calculates 32-bit numbers in 64 bits, and
//! cuts what a column cannot hold unless the sql_mode is strict; beyond 64 bits it fails in every
//! mode. SQLite knows no 32 bits, goes on with a double beyond 64, and with infinity beyond those.

use super::super::Writer;
use super::super::expr::Precedence;
use super::arithmetic::closed;
use crate::Dialect;
use crate::table::SqlType;

/// An expression that fails on SQLite with "integer overflow".
const SQLITE_FAILS: &str = "abs(-9223372036854775808)";

impl Writer {
    /// A whole number that fails beyond 32 bits.
    pub(in crate::dialect::write) fn within_i32(
        &mut self,
        written: (String, Precedence),
    ) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => (format!("CAST({} AS integer)", written.0), Precedence::Atom),
            Dialect::Mysql => {
                // The product is a DECIMAL, and exact, and DIV fails where it leaves 64 bits. As a
                // BIGINT MySQL would not let it be the smallest one.
                let check = "* 4294967296.0 DIV 1 DIV 4294967296";
                self.remark(&format!("{check} fails for a number beyond 32 bits"));
                (format!("{} {check}", closed(written, Precedence::Product)), Precedence::Product)
            }
            Dialect::Sqlite => self.within(SqlType::I32, vec![written.clone()], written),
        }
    }

    /// A result on SQLite that fails where one of these leaves the type.
    pub(super) fn within(
        &mut self,
        ty: SqlType,
        tests: Vec<(String, Precedence)>,
        result: (String, Precedence),
    ) -> (String, Precedence) {
        let each = |test: &dyn Fn((String, Precedence)) -> String, joint: &str| {
            tests.iter().cloned().map(test).collect::<Vec<_>>().join(joint)
        };
        let case = match ty {
            SqlType::I64 => match tests.as_slice() {
                [] => return result,
                [(one, _)] => format!("CASE typeof({one}) WHEN 'real'"),
                _ => {
                    let types = each(&|(text, _)| format!("typeof({text})"), ", ");
                    format!("CASE WHEN 'real' IN ({types})")
                }
            },
            SqlType::F64 => match tests.as_slice() {
                [] => return result,
                [(one, _)] => format!("CASE abs({one}) WHEN 9e999"),
                _ => {
                    let sizes = each(&|(text, _)| format!("abs({text})"), ", ");
                    format!("CASE WHEN 9e999 IN ({sizes})")
                }
            },
            SqlType::I32 if !tests.is_empty() => {
                let beyond = |test| {
                    let test = closed(test, Precedence::Sum);
                    format!("{test} NOT BETWEEN {} AND {}", i32::MIN, i32::MAX)
                };
                format!("CASE WHEN {}", each(&beyond, " OR "))
            }
            SqlType::I32
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
            | SqlType::Array(_) => return result,
        };
        let fails = self.sqlite_overflow();
        (format!("{case} THEN {fails} ELSE {} END", result.0), Precedence::Atom)
    }

    /// An expression that fails on SQLite.
    pub(in crate::dialect::write) fn sqlite_overflow(&mut self) -> &'static str {
        self.remark(&format!("{SQLITE_FAILS} fails"));
        SQLITE_FAILS
    }
}
