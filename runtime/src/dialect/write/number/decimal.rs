//! Decimals. Only PostgreSQL and the MySQL family have them.

use super::super::Writer;
use super::super::expr::Precedence;
use super::arithmetic::closed;
use crate::Dialect;
use crate::expr::{Node, Quotient, Round, RoundTo, Rounding};

impl Writer {
    pub(super) fn round_decimal(&mut self, node: &Round) -> (String, Precedence) {
        let x = self.operand(&node.operand).0;
        let text = match (node.direction, self.dialect) {
            (Rounding::Nearest, Dialect::Mysql) => format!("ROUND({x}, 0)"),
            (Rounding::Floor, Dialect::Mysql) => format!("FLOOR({x})"),
            (Rounding::Ceiling, Dialect::Mysql) => format!("CEILING({x})"),
            (Rounding::Truncate, Dialect::Mysql) => format!("TRUNCATE({x}, 0)"),
            (Rounding::Nearest, Dialect::Postgres | Dialect::Sqlite) => format!("round({x})"),
            (Rounding::Floor, Dialect::Postgres | Dialect::Sqlite) => format!("floor({x})"),
            (Rounding::Ceiling, Dialect::Postgres | Dialect::Sqlite) => format!("ceil({x})"),
            (Rounding::Truncate, Dialect::Postgres | Dialect::Sqlite) => format!("trunc({x})"),
        };
        (text, Precedence::Atom)
    }

    pub(super) fn round_to(&mut self, node: &RoundTo) -> (String, Precedence) {
        let operand = self.operand(&node.operand);
        if node.operand.digits().is_ok_and(|digits| digits.scale <= node.decimals) {
            return operand;
        }
        (self.rounded(&operand.0, node.decimals), Precedence::Atom)
    }

    fn rounded(&self, x: &str, decimals: u32) -> String {
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => format!("round({x}, {decimals})"),
            Dialect::Mysql => format!("ROUND({x}, {decimals})"),
        }
    }

    /// A quotient has as many decimals as the engine likes, and at least those of its left side.
    pub(super) fn quotient(&mut self, node: &Quotient) -> (String, Precedence) {
        let mut left = self.operand(&node.left);
        if let (Ok(of_left), Ok(of_right)) = (node.left.digits(), node.right.digits()) {
            let decimals = node.decimals_needed(of_left, of_right);
            if of_left.scale < decimals {
                let zeros = "0".repeat(decimals as usize);
                left = (format!("{} + 0.{zeros}", closed(left, Precedence::Sum)), Precedence::Sum);
            }
        }
        let right = self.operand(&node.right);
        let right = match &node.right {
            Node::Literal(_) => closed(right, Precedence::Operator),
            Node::Column(_)
            | Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Predicate(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Choice(_)
            | Node::Query(_)
            | Node::Cast(_)
            | Node::Changed(_) => format!("NULLIF({}, 0)", right.0),
        };
        let quotient = format!("{} / {right}", closed(left, Precedence::Product));
        (self.rounded(&quotient, node.decimals), Precedence::Atom)
    }
}
