//! Conditions and values, with as few parentheses as the meaning allows.

use super::Writer;
use crate::Dialect;
use crate::expr::{Comparison, Literal, Node, Value};
use crate::table::Storage;

/// How tightly a text binds, loosest first.
///
/// The levels on which the engines agree. Two comparisons are never side by side without
/// parentheses, since the engines do not agree on those; what is an `Operator` (`||`, `->`) binds
/// tighter than any comparison everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::dialect) enum Precedence {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Operator,
    Atom,
}

impl Writer {
    /// A node where something of this precedence or tighter may stand.
    pub(super) fn expr(&mut self, node: &Node, at_least: Precedence) -> String {
        let (text, precedence) = self.node(node);
        if precedence < at_least { format!("({text})") } else { text }
    }

    /// A value where its column says which type is meant.
    pub(super) fn assigned(&mut self, node: &Node) -> String {
        match node {
            Node::Literal(literal) => self.literal_for_column(literal),
            other => self.expr(other, Precedence::Or),
        }
    }

    /// An argument of a function.
    pub(super) fn argument(&mut self, node: &Node) -> String {
        let text = self.expr(node, Precedence::Or);
        // What is chosen from a time and a text is a text there, and compares as one.
        match (self.dialect, time_word(node)) {
            (Dialect::Mysql, Some(word)) => format!("{word}{text}"),
            (Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite, _) => text,
        }
    }

    /// A node and how tightly it binds.
    pub(super) fn node(&mut self, node: &Node) -> (String, Precedence) {
        match node {
            Node::Column(column) => (self.column(column), Precedence::Atom),
            Node::Literal(literal) => self.literal(literal),
            Node::Compare(node) => {
                let left = self.expr(&node.left, Precedence::Sum);
                let right = self.expr(&node.right, Precedence::Sum);
                (format!("{left} {} {right}", node.comparison.sign()), Precedence::Comparison)
            }
            Node::IsNull(node) => {
                let test = if node.negated { "IS NOT NULL" } else { "IS NULL" };
                let operand = self.expr(&node.operand, Precedence::Sum);
                (format!("{operand} {test}"), Precedence::Comparison)
            }
            // The sql_mode HIGH_NOT_PRECEDENCE lets NOT bind tighter, so its operand is closed.
            Node::Not(operand) => {
                (format!("NOT {}", self.expr(operand, Precedence::Atom)), Precedence::Not)
            }
            Node::Logic(logic) => self.logic(logic),
            Node::Predicate(node) => self.predicate_node(node),
            Node::Number(node) => self.number_node(node),
            Node::Text(node) => self.text_node(node),
            Node::Time(node) => self.time_node(node),
            Node::Json(node) => self.json_node(node),
            Node::Choice(node) => self.choice_node(node),
            Node::Query(node) => self.query_node(node),
            Node::Cast(node) => self.cast_node(node),
            Node::Changed(node) => self.changed(node),
        }
    }
}

/// What the MySQL family calls a time that is written as a text.
fn time_word(node: &Node) -> Option<&'static str> {
    let Node::Literal(Literal { value, storage: Storage::Usual, .. }) = node else { return None };
    match value {
        Value::Date(_) => Some("DATE"),
        Value::DateTime(_) | Value::Timestamp(_) => Some("TIMESTAMP"),
        // A time of day has its word already.
        Value::Time(_)
        | Value::Null
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
        | Value::Array(..) => None,
    }
}

impl Comparison {
    /// The operator, which is the same everywhere.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::NotEqual => "<>",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        }
    }
}
