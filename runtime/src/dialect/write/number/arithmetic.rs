//! `a + b` and its kin.

use super::super::Writer;
use super::super::expr::Precedence;
use super::range;
use crate::Dialect;
use crate::expr::{Arithmetic, Literal, Node, NumberNode, Operator, Value};
use crate::table::SqlType;

impl Writer {
    pub(super) fn arithmetic(&mut self, node: &Arithmetic) -> (String, Precedence) {
        let ty = node.left.ty();
        let (text, precedence) = self.bare(node);
        match self.dialect {
            Dialect::Sqlite if operand_strays(node) && ty == SqlType::I32 => {
                self.guarded_marked(text, precedence)
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite
                if range::leaves(node)
                    || operand_strays(node) && self.dialect == Dialect::Sqlite =>
            {
                self.guarded(text, precedence, ty)
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => (text, precedence),
        }
    }

    /// The operation without the guard of its result.
    fn bare(&mut self, node: &Arithmetic) -> (String, Precedence) {
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
                self.operand(node, &node.left, precedence)
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
            | Operator::Remainder => self.operand(node, &node.right, tighter),
        };
        (format!("{left} {sign} {right}"), precedence)
    }

    /// An operand, without its guard where its overflow shows in the result.
    fn operand(&mut self, node: &Arithmetic, operand: &Node, at_least: Precedence) -> String {
        let (text, precedence) = match self.dialect {
            Dialect::Sqlite if strays(node, operand) => match arithmetic_of(operand) {
                Some(inner) => {
                    let (text, precedence) = self.bare(inner);
                    if inner.left.ty() == SqlType::I32 && range::leaves(inner) {
                        Writer::marked(text, precedence)
                    } else {
                        (text, precedence)
                    }
                }
                None => return self.expr(operand, at_least),
            },
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {
                return self.expr(operand, at_least);
            }
        };
        if precedence < at_least { format!("({text})") } else { text }
    }
}

/// Whether an operand of the operation is written without its guard on SQLite, and so may be a
/// double instead of a whole number, or infinite.
fn operand_strays(node: &Arithmetic) -> bool {
    strays(node, &node.left) || strays(node, &node.right)
}

/// Whether the overflow of an operand shows in the result, so that one guard serves both.
///
/// A double in the place of a whole number makes the result a double. An infinite double can get
/// lost: over it, times 0 and less itself, so its partner is a number that does not do that.
fn strays(node: &Arithmetic, operand: &Node) -> bool {
    let Some(inner) = arithmetic_of(operand) else { return false };
    let is_left = std::ptr::eq(operand, &node.left);
    let is_divisor = !is_left && matches!(node.operator, Operator::Divide | Operator::Remainder);
    let partner = if is_left { &node.right } else { &node.left };
    let shows = match node.operator {
        Operator::Add | Operator::Subtract => arithmetic_of(partner).is_none(),
        Operator::Multiply | Operator::Divide => is_nonzero(partner),
        Operator::Remainder => false,
    };
    !is_divisor
        && (range::leaves(inner) || operand_strays(inner))
        && (inner.left.ty() != SqlType::F64 || shows)
}

fn arithmetic_of(node: &Node) -> Option<&Arithmetic> {
    let Node::Number(node) = node else { return None };
    if let NumberNode::Arithmetic(node) = &**node { Some(node) } else { None }
}

/// Whether a divisor is a number; the check has seen that it is not 0.
fn is_literal(node: &Node) -> bool {
    matches!(
        node,
        Node::Literal(Literal { value: Value::I32(_) | Value::I64(_) | Value::F64(_), .. })
    )
}

fn is_nonzero(node: &Node) -> bool {
    matches!(node, Node::Literal(Literal { value: Value::F64(value), .. }) if *value != 0.0)
}
