//! Doubles without decimals.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Round, Rounding};
use crate::table::SqlType;

impl Writer {
    pub(super) fn round(&mut self, node: &Round) -> (String, Precedence) {
        if node.operand.ty() == SqlType::Decimal {
            return self.round_decimal(node);
        }
        let x = self.argument(&node.operand);
        let text = match self.dialect {
            Dialect::Postgres => match node.direction {
                Rounding::Nearest => {
                    let closed = self.expr(&node.operand, Precedence::Product);
                    format!("trunc({closed} + ({closed} - trunc({x})))")
                }
                Rounding::Floor => format!("floor({x})"),
                Rounding::Ceiling => format!("ceil({x})"),
                Rounding::Truncate => format!("trunc({x})"),
            },
            Dialect::Mysql => match node.direction {
                Rounding::Nearest => {
                    let closed = self.expr(&node.operand, Precedence::Product);
                    format!("TRUNCATE({closed} + ({closed} - TRUNCATE({x}, 0)), 0)")
                }
                Rounding::Floor => format!("FLOOR({x})"),
                Rounding::Ceiling => format!("CEILING({x})"),
                Rounding::Truncate => format!("TRUNCATE({x}, 0)"),
            },
            Dialect::Sqlite => self.sqlite_round(node, &x),
        };
        (text, Precedence::Atom)
    }

    /// From 2^52 on a double has no decimals, and soon no INTEGER that it could be cast to.
    fn sqlite_round(&mut self, node: &Round, x: &str) -> String {
        let cut = format!("CAST({x} AS INTEGER)");
        let closed = self.expr(&node.operand, Precedence::Product);
        let whole = match node.direction {
            Rounding::Nearest => format!("CAST({closed} + ({closed} - {cut}) AS INTEGER)"),
            Rounding::Floor => format!("{cut} - ({closed} < {cut})"),
            Rounding::Ceiling => format!("{cut} + ({closed} > {cut})"),
            Rounding::Truncate => cut,
        };
        format!("CASE WHEN abs({x}) < 4503599627370496 THEN CAST({whole} AS REAL) ELSE {x} END")
    }
}
