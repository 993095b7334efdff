//! What is calculated with, in the engine's own type for it.
//!
//! The engines find the type of a literal by its digits, and that of a choice by its literals, so a
//! small number or a `u64` would be calculated in a wider type, where it overflows later, and a Decimal
//! without decimals as a whole number, where it overflows earlier.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{ChoiceNode, Literal, Node, NumberNode, QueryNode, Rounding, Value};
use crate::table::SqlType;

impl Writer {
    /// An operand of an operation on numbers.
    pub(super) fn operand(&mut self, node: &Node) -> (String, Precedence) {
        if let Node::Literal(literal) = node {
            return self.literal_operand(literal);
        }
        let written = self.node(node);
        match self.own_type(node) {
            Some(ty) => (format!("CAST({} AS {ty})", written.0), Precedence::Atom),
            None => written,
        }
    }

    /// A node's own type, where the engine takes it for another.
    fn own_type(&self, node: &Node) -> Option<String> {
        let of = sources(node);
        match self.dialect {
            Dialect::Postgres if node.ty() == SqlType::I16 && of.iter().any(is_integer) => {
                Some("smallint".to_owned())
            }
            // Beside a literal, which has a sign there, it would become a DECIMAL.
            Dialect::Mysql if node.ty() == SqlType::U64 && of.iter().any(is_literal) => {
                Some("UNSIGNED".to_owned())
            }
            Dialect::Mysql if node.ty() == SqlType::Decimal && !of.iter().any(is_decimal) => {
                let digits = node.digits().ok()?;
                Some(format!("DECIMAL({}, {})", digits.precision().max(1), digits.scale))
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => None,
        }
    }

    fn literal_operand(&mut self, literal: &Literal) -> (String, Precedence) {
        match (self.dialect, &literal.value) {
            (Dialect::Postgres, Value::I16(value)) => {
                (format!("smallint '{value}'"), Precedence::Atom)
            }
            // Beside a numeric an integer is one too.
            (Dialect::Postgres, Value::Decimal(value)) => self.decimal(*value),
            (
                Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite,
                Value::Null
                | Value::Bool(_)
                | Value::I8(_)
                | Value::I16(_)
                | Value::I32(_)
                | Value::I64(_)
                | Value::U8(_)
                | Value::U16(_)
                | Value::U32(_)
                | Value::U64(_)
                | Value::F32(_)
                | Value::F64(_)
                | Value::Decimal(_)
                | Value::Text(_)
                | Value::Bytes(_)
                | Value::Json(_)
                | Value::Uuid(_)
                | Value::Date(_)
                | Value::Time(_)
                | Value::DateTime(_)
                | Value::Timestamp(_)
                | Value::Array(..),
            ) => self.literal(literal),
        }
    }
}

/// What a node's values are chosen from, of which the engine makes their type.
fn sources(node: &Node) -> Vec<&Node> {
    match node {
        Node::Choice(choice) => match choice.as_ref() {
            ChoiceNode::NullIf(node) => sources(&node.value),
            ChoiceNode::Coalesce(_) | ChoiceNode::Extreme(_) | ChoiceNode::Case(_) => {
                choice.values().into_iter().flat_map(sources).collect()
            }
        },
        Node::Query(query) => match query.as_ref() {
            QueryNode::Pick(node) => sources(&node.value),
            QueryNode::Aggregate(_)
            | QueryNode::Exists(_)
            | QueryNode::In(_)
            | QueryNode::Joined(_) => vec![node],
        },
        Node::Column(_)
        | Node::Literal(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Cast(_)
        | Node::Changed(_) => vec![node],
    }
}

fn is_literal(node: &&Node) -> bool {
    matches!(node, Node::Literal(_))
}

/// Whether PostgreSQL takes it for an integer, which all beside it become then.
fn is_integer(node: &&Node) -> bool {
    matches!(node, Node::Literal(literal) if literal.value != Value::Null)
}

/// Whether MySQL takes it for a DECIMAL, which all beside it become then.
fn is_decimal(node: &&Node) -> bool {
    if let Node::Literal(literal) = node {
        return matches!(&literal.value, Value::Decimal(value) if value.scale() > 0);
    }
    let Node::Number(number) = node else { return true };
    match number.as_ref() {
        NumberNode::Sign(_) => false,
        NumberNode::Round(node) => match node.direction {
            Rounding::Floor | Rounding::Ceiling => false,
            Rounding::Nearest | Rounding::Truncate => true,
        },
        NumberNode::Arithmetic(_)
        | NumberNode::Negate(_)
        | NumberNode::Abs(_)
        | NumberNode::RoundTo(_)
        | NumberNode::Quotient(_)
        | NumberNode::NotZero(_) => true,
    }
}
