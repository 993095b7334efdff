//! Numbers.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Arithmetic, Literal, Node, NumberNode, Operator, Value};
use crate::table::SqlType;

impl Writer {
    pub(super) fn number_node(&mut self, node: &NumberNode) -> (String, Precedence) {
        match node {
            NumberNode::Arithmetic(node) => self.arithmetic(node),
        }
    }

    fn arithmetic(&mut self, node: &Arithmetic) -> (String, Precedence) {
        let whole = node.left.ty() != SqlType::F64;
        let (sign, precedence) = match node.operator {
            Operator::Add => ("+", Precedence::Sum),
            Operator::Subtract => ("-", Precedence::Sum),
            Operator::Multiply => ("*", Precedence::Product),
            Operator::Divide => match self.dialect {
                Dialect::Mysql if whole => ("DIV", Precedence::Product),
                Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => ("/", Precedence::Product),
            },
            Operator::Remainder => ("%", Precedence::Product),
        };
        let left = match self.dialect {
            // Two numbers with an exponent would be calculated as decimals.
            Dialect::Postgres if !whole && is_literal(&node.left) && is_literal(&node.right) => {
                format!("float8 '{}'", self.argument(&node.left))
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {
                self.expr(&node.left, precedence)
            }
        };
        // What stands on the right of `-`, `/` or `%` is closed even at the same level.
        let tighter =
            if precedence == Precedence::Sum { Precedence::Product } else { Precedence::Operator };
        let right = match node.operator {
            Operator::Divide | Operator::Remainder if !is_literal(&node.right) => {
                let zero = if whole { "0" } else { "0e0" };
                format!("NULLIF({}, {zero})", self.argument(&node.right))
            }
            Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Remainder => self.expr(&node.right, tighter),
        };
        (format!("{left} {sign} {right}"), precedence)
    }
}

/// Whether an operand is a number; the check has seen that no divisor is 0.
fn is_literal(node: &Node) -> bool {
    matches!(
        node,
        Node::Literal(Literal { value: Value::I32(_) | Value::I64(_) | Value::F64(_), .. })
    )
}
