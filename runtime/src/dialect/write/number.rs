//! Numbers.

mod arithmetic;
mod chain;
mod guard;
mod range;
mod rounding;

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{NumberNode, Sign};
use crate::table::SqlType;

impl Writer {
    pub(super) fn number_node(&mut self, node: &NumberNode) -> (String, Precedence) {
        match node {
            NumberNode::Arithmetic(_) | NumberNode::Negate(_) | NumberNode::Abs(_) => {
                match self.dialect {
                    Dialect::Postgres => self.calculated(node),
                    Dialect::Mysql => {
                        let written = self.calculated(node);
                        if range::leaves_i32(node) { self.within_i32(written) } else { written }
                    }
                    Dialect::Sqlite => self.tested(node),
                }
            }
            NumberNode::Sign(node) => self.sign(node),
            NumberNode::Round(node) => self.round(node),
        }
    }

    /// The function's own type is another: double on PostgreSQL, a whole number elsewhere.
    fn sign(&mut self, node: &Sign) -> (String, Precedence) {
        let whole = node.operand.ty() != SqlType::F64;
        let operand = self.argument(&node.operand);
        let text = match self.dialect {
            Dialect::Postgres => match node.operand.ty() {
                SqlType::I32 => format!("CAST(sign({operand}) AS integer)"),
                SqlType::I64 => format!("CAST(sign({operand}) AS bigint)"),
                SqlType::F64
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
                | SqlType::Array(_) => format!("sign({operand})"),
            },
            Dialect::Mysql if whole => format!("SIGN({operand})"),
            Dialect::Mysql => format!("CAST(SIGN({operand}) AS DOUBLE)"),
            Dialect::Sqlite if whole => format!("sign({operand})"),
            Dialect::Sqlite => format!("CAST(sign({operand}) AS REAL)"),
        };
        (text, Precedence::Atom)
    }
}
