//! Operations on the results of operations, on SQLite.
//!
//! The whole is calculated without a check, and each result that may have left its type is tested
//! once: where its overflow shows in the next result anyway, that one is tested instead.

use super::super::Writer;
use super::super::expr::Precedence;
use super::range;
use crate::expr::{Arithmetic, Literal, Node, NumberNode, Operator, Value};
use crate::table::SqlType;

/// A result without a check.
struct Bare {
    written: (String, Precedence),
    /// Whether it may have left its type, and no test has seen it.
    untested: bool,
}

impl Writer {
    pub(super) fn tested(&mut self, node: &NumberNode) -> (String, Precedence) {
        let mut tests = Vec::new();
        let whole = self.bare(node, &mut tests);
        if whole.untested {
            tests.push(whole.written.clone());
        }
        self.tested_within(node.ty(), tests, whole.written)
    }

    fn bare(&mut self, node: &NumberNode, tests: &mut Vec<(String, Precedence)>) -> Bare {
        match node {
            NumberNode::Arithmetic(node) => {
                let left = self.part(&node.left, shows(node, &node.right), tests);
                let right = self.part(&node.right, shows_on_the_right(node), tests);
                Bare {
                    untested: range::leaves(node) || left.untested || right.untested,
                    written: self.joined(node, left.written, right.written),
                }
            }
            NumberNode::Negate(node) => {
                let operand = self.part(&node.operand, is_64_bits(&node.operand), tests);
                Bare {
                    untested: range::negated_leaves(&node.operand) || operand.untested,
                    written: self.negated(operand.written),
                }
            }
            NumberNode::Abs(node) => {
                let operand = self.part(&node.operand, is_64_bits(&node.operand), tests);
                // Of the smallest i64 the function fails by itself.
                let leaves = !is_64_bits(&node.operand) && range::negated_leaves(&node.operand);
                Bare {
                    untested: leaves || operand.untested,
                    written: self.without_sign(operand.written),
                }
            }
            NumberNode::Sign(_)
            | NumberNode::Round(_)
            | NumberNode::RoundTo(_)
            | NumberNode::Quotient(_)
            | NumberNode::NotZero(_) => Bare { written: self.number_node(node), untested: false },
        }
    }

    /// An operand, tested unless its overflow shows in the result.
    fn part(&mut self, node: &Node, shows: bool, tests: &mut Vec<(String, Precedence)>) -> Bare {
        let Node::Number(number) = node else {
            return Bare { written: self.node(node), untested: false };
        };
        let operand = self.bare(number, tests);
        if operand.untested && !shows {
            tests.push(operand.written.clone());
            return Bare { untested: false, ..operand };
        }
        operand
    }
}

/// Whether the overflow of the left operand shows in the result.
///
/// A type of fewer than 64 bits that was left can be come back to. A double in the place of a 64-bit number makes the
/// result a double, unless NULL makes it NULL. An infinite double stays one beside any number that
/// is not infinite itself, but times 0 it is NULL.
fn shows(node: &Arithmetic, partner: &Node) -> bool {
    match node.left.ty() {
        SqlType::I64 => is_number(partner) || is_column(partner),
        SqlType::F64 => match node.operator {
            Operator::Add | Operator::Subtract => is_number(partner) || is_column(partner),
            Operator::Multiply | Operator::Divide => is_number(partner) && !is_zero(partner),
            Operator::Remainder => false,
        },
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
        | SqlType::Array(_) => false,
    }
}

fn shows_on_the_right(node: &Arithmetic) -> bool {
    match node.operator {
        Operator::Add | Operator::Subtract | Operator::Multiply => shows(node, &node.left),
        Operator::Divide | Operator::Remainder => false,
    }
}

fn is_64_bits(node: &Node) -> bool {
    matches!(node.ty(), SqlType::I64 | SqlType::F64)
}

fn is_number(node: &Node) -> bool {
    matches!(node, Node::Literal(Literal { value: Value::I64(_) | Value::F64(_), .. }))
}

fn is_zero(node: &Node) -> bool {
    matches!(node, Node::Literal(Literal { value: Value::F64(value), .. }) if *value == 0.0)
}

/// Whether it is a column that is never NULL.
fn is_column(node: &Node) -> bool {
    matches!(node, Node::Column(column) if !column.column.nullable)
}
