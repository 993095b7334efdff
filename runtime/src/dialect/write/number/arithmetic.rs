//! The texts of operations, without what makes an overflow fail.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Arithmetic, Node, NumberNode, Operator, Value};
use crate::table::SqlType;

impl Writer {
    /// An operation as the engine has it.
    pub(super) fn calculated(&mut self, node: &NumberNode) -> (String, Precedence) {
        match node {
            NumberNode::Arithmetic(node) => {
                let (left, right) = (self.operand(&node.left), self.operand(&node.right));
                self.joined(node, left, right)
            }
            NumberNode::Negate(node) => {
                let operand = self.operand(&node.operand);
                self.negated(operand)
            }
            NumberNode::Abs(node) => {
                let operand = self.operand(&node.operand);
                self.without_sign(operand)
            }
            NumberNode::Sign(_)
            | NumberNode::Round(_)
            | NumberNode::RoundTo(_)
            | NumberNode::Quotient(_)
            | NumberNode::NotZero(_) => self.number_node(node),
        }
    }

    /// Two operands and their sign.
    pub(super) fn joined(
        &self,
        node: &Arithmetic,
        left: (String, Precedence),
        right: (String, Precedence),
    ) -> (String, Precedence) {
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
        // What stands on the right of `-`, `/` or `%` is closed even at the same level.
        let tighter =
            if precedence == Precedence::Sum { Precedence::Product } else { Precedence::Operator };
        let right = match node.operator {
            Operator::Divide | Operator::Remainder if !node.right.is_never_zero() => {
                let zero = if whole { "0" } else { "0e0" };
                format!("NULLIF({}, {zero})", right.0)
            }
            Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Remainder => closed(right, tighter),
        };
        let left = match self.dialect {
            // Two numbers with an exponent would be calculated as decimals.
            Dialect::Postgres if !whole && is_literal(&node.left) && is_literal(&node.right) => {
                format!("float8 '{}'", left.0)
            }
            // As whole numbers they would be calculated with a sign under some sql_modes.
            Dialect::Mysql if unsigned_difference(node) => {
                format!("{} + 0.0", closed(left, precedence))
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => closed(left, precedence),
        };
        (format!("{left} {sign} {right}"), precedence)
    }

    pub(super) fn negated(&self, operand: (String, Precedence)) -> (String, Precedence) {
        // Two signs side by side would begin a comment.
        (format!("-{}", closed(operand, Precedence::Atom)), Precedence::Operator)
    }

    pub(super) fn without_sign(&self, operand: (String, Precedence)) -> (String, Precedence) {
        let name = match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => "abs",
            Dialect::Mysql => "ABS",
        };
        (format!("{name}({})", operand.0), Precedence::Atom)
    }
}

/// A text in parentheses, unless it binds at least so tightly.
pub(super) fn closed((text, precedence): (String, Precedence), at_least: Precedence) -> String {
    if precedence < at_least { format!("({text})") } else { text }
}

/// Whether an operand is a number; the check has seen that no divisor is 0.
fn is_literal(node: &Node) -> bool {
    matches!(node, Node::Literal(literal) if literal.value != Value::Null)
}

/// Whether it is a difference that no type of the MySQL family but DECIMAL holds.
fn unsigned_difference(node: &Arithmetic) -> bool {
    node.operator == Operator::Subtract && node.left.ty() == SqlType::U64
}
