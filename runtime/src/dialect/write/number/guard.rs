//! What makes an overflow fail where the engine itself would go on.
//!
//! PostgreSQL checks each operation. The MySQL family calculates smaller numbers in 64 bits, and
//! cuts what a column cannot hold unless the sql_mode is strict; beyond 64 bits it fails in every
//! mode. SQLite knows only 64 bits, goes on with a double beyond 64, and with infinity beyond those.

use super::super::Writer;
use super::super::expr::Precedence;
use super::arithmetic::closed;
use super::postgres_whole;
use super::range::{self, Beyond};
use crate::Dialect;
use crate::expr::{Node, NumberNode, Operator};
use crate::table::SqlType;

/// An expression that fails on SQLite with "integer overflow".
const SQLITE_FAILS: &str = "abs(-9223372036854775808)";

impl Writer {
    /// A whole number as one of another type, which fails where it is none.
    pub(in crate::dialect::write) fn as_whole(
        &mut self,
        operand: &Node,
        ty: SqlType,
    ) -> (String, Precedence) {
        let written = self.node(operand);
        let beyond = range::beyond_type(operand, ty);
        match self.dialect {
            Dialect::Postgres if operand.ty() == ty => written,
            Dialect::Postgres => {
                let ty = postgres_whole(ty).unwrap_or("bigint");
                (format!("CAST({} AS {ty})", written.0), Precedence::Atom)
            }
            Dialect::Mysql | Dialect::Sqlite if beyond.low || beyond.high => {
                self.within_whole(ty, beyond, written)
            }
            // Beside an unsigned number one with a sign would lose it.
            Dialect::Mysql if is_unsigned(operand.ty()) && !is_unsigned(ty) => {
                (format!("CAST({} AS SIGNED)", written.0), Precedence::Atom)
            }
            Dialect::Mysql | Dialect::Sqlite => written,
        }
    }

    /// A whole number that fails where it is not of the type.
    pub(in crate::dialect::write) fn within_whole(
        &mut self,
        ty: SqlType,
        beyond: Beyond,
        written: (String, Precedence),
    ) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => written,
            Dialect::Mysql => self.mysql_within(ty, beyond, written),
            Dialect::Sqlite => self.tested_within(ty, vec![written.clone()], written),
        }
    }

    /// The result of an operation of the MySQL family, which fails where it leaves its type.
    pub(super) fn mysql_guard(
        &mut self,
        node: &NumberNode,
        written: (String, Precedence),
    ) -> (String, Precedence) {
        let ty = node.ty();
        match range::beyond(node) {
            Some(beyond) if ty == SqlType::U64 => {
                if is_difference(node) {
                    self.mysql_within(ty, beyond, written)
                } else {
                    written
                }
            }
            // What leaves the engine's own 64 bits fails by itself.
            Some(beyond) if ty != SqlType::I64 && (beyond.low || beyond.high) => {
                self.mysql_within(ty, beyond, written)
            }
            Some(_) | None => written,
        }
    }

    /// The product with a power of two is a DECIMAL, and exact, and DIV fails where it leaves 64
    /// bits, or where it is below 0 and one of its sides is UNSIGNED. As a BIGINT MySQL would not
    /// let it be the smallest one.
    fn mysql_within(
        &mut self,
        ty: SqlType,
        beyond: Beyond,
        written: (String, Precedence),
    ) -> (String, Precedence) {
        let (low, high) = ty.whole().unwrap_or_default();
        let bits = 128 - (high - low).leading_zeros();
        let check = match (low, bits) {
            (0, 64) => "DIV CAST(1 AS UNSIGNED)".to_owned(),
            (0, _) if !beyond.high => "DIV CAST(1 AS UNSIGNED)".to_owned(),
            (_, 64) => "* 1.0 DIV 1".to_owned(),
            (0, _) => {
                let power = 1_u64 << (64 - bits);
                format!("* {power}.0 DIV CAST(1 AS UNSIGNED) DIV {power}")
            }
            (_, _) => {
                let power = 1_u64 << (64 - bits);
                format!("* {power}.0 DIV 1 DIV {power}")
            }
        };
        let what = match (low, beyond.high) {
            (0, false) => "below 0".to_owned(),
            (0, true) => format!("below 0 or beyond {bits} bits"),
            (_, _) => format!("beyond {bits} bits"),
        };
        self.remark(&format!("{check} fails for a number {what}"));
        (format!("{} {check}", closed(written, Precedence::Product)), Precedence::Product)
    }

    /// A result on SQLite that fails where one of these leaves the type.
    pub(super) fn tested_within(
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
            SqlType::I8
            | SqlType::I16
            | SqlType::I32
            | SqlType::U8
            | SqlType::U16
            | SqlType::U32 => {
                let Some((low, high)) = ty.whole().filter(|_| !tests.is_empty()) else {
                    return result;
                };
                let beyond = |test| {
                    let test = closed(test, Precedence::Sum);
                    format!("{test} NOT BETWEEN {low} AND {high}")
                };
                format!("CASE WHEN {}", each(&beyond, " OR "))
            }
            SqlType::U64
            | SqlType::Bool
            | SqlType::Text
            | SqlType::Json
            | SqlType::Uuid
            | SqlType::Timestamp
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

fn is_difference(node: &NumberNode) -> bool {
    matches!(node, NumberNode::Arithmetic(node) if node.operator == Operator::Subtract)
}

fn is_unsigned(ty: SqlType) -> bool {
    ty.whole().is_some_and(|(low, _)| low == 0)
}
