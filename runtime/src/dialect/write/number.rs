//! Numbers.

mod arithmetic;
mod chain;
mod decimal;
mod guard;
mod operand;
mod range;
mod rounding;

pub(super) use range::Beyond;

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{NotZero, NumberNode, Sign};
use crate::table::SqlType;

impl Writer {
    pub(super) fn number_node(&mut self, node: &NumberNode) -> (String, Precedence) {
        match node {
            NumberNode::Arithmetic(_) | NumberNode::Negate(_) | NumberNode::Abs(_) => {
                match self.dialect {
                    Dialect::Postgres => self.calculated(node),
                    Dialect::Mysql => {
                        let written = self.calculated(node);
                        self.mysql_guard(node, written)
                    }
                    Dialect::Sqlite => self.tested(node),
                }
            }
            NumberNode::Sign(node) => self.sign(node),
            NumberNode::Round(node) => self.round(node),
            NumberNode::RoundTo(node) => self.round_to(node),
            NumberNode::Quotient(node) => self.quotient(node),
            NumberNode::NotZero(node) => self.not_zero(node),
        }
    }

    /// A divisor that fails where it is 0; PostgreSQL's division does so by itself.
    fn not_zero(&mut self, node: &NotZero) -> (String, Precedence) {
        let fails = match self.dialect {
            Dialect::Postgres => return self.operand(&node.operand),
            Dialect::Mysql if node.operand.ty().whole().is_some_and(|(low, _)| low == 0) => {
                "18446744073709551615 + 1"
            }
            Dialect::Mysql => "9223372036854775807 + 1",
            Dialect::Sqlite => self.sqlite_overflow(),
        };
        let (tested, divisor) =
            (self.expr(&node.operand, Precedence::Sum), self.argument(&node.operand));
        self.remark(&format!("{fails} fails: a division by 0"));
        (format!("CASE WHEN {tested} = 0 THEN {fails} ELSE {divisor} END"), Precedence::Atom)
    }

    /// The function's own type is another: double on PostgreSQL, a whole number elsewhere.
    fn sign(&mut self, node: &Sign) -> (String, Precedence) {
        let is_float = node.operand.ty() == SqlType::F64;
        let operand = self.operand(&node.operand).0;
        let text = match self.dialect {
            Dialect::Postgres => match postgres_whole(node.operand.ty()) {
                Some(ty) => format!("CAST(sign({operand}) AS {ty})"),
                None => format!("sign({operand})"),
            },
            Dialect::Mysql if is_float => format!("CAST(SIGN({operand}) AS DOUBLE)"),
            Dialect::Mysql => format!("SIGN({operand})"),
            Dialect::Sqlite if is_float => format!("CAST(sign({operand}) AS REAL)"),
            Dialect::Sqlite => format!("sign({operand})"),
        };
        (text, Precedence::Atom)
    }
}

/// PostgreSQL's name of a type of whole numbers.
pub(super) fn postgres_whole(ty: SqlType) -> Option<&'static str> {
    match ty {
        SqlType::I16 => Some("smallint"),
        SqlType::I32 => Some("integer"),
        SqlType::I64 => Some("bigint"),
        SqlType::Bool
        | SqlType::I8
        | SqlType::U8
        | SqlType::U16
        | SqlType::U32
        | SqlType::U64
        | SqlType::F32
        | SqlType::F64
        | SqlType::Decimal
        | SqlType::Text
        | SqlType::Enum(_)
        | SqlType::Bytes
        | SqlType::Json
        | SqlType::Uuid
        | SqlType::Date
        | SqlType::Time
        | SqlType::DateTime
        | SqlType::Timestamp
        | SqlType::Array(_) => None,
    }
}
