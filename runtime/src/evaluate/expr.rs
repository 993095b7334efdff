//! Expressions.

use super::{
    Result, Row, Tables, cast, choice, condition, json, number, predicate, query, text, time,
};
use crate::expr::{Node, Value};

/// What an expression can see.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) row: &'a Row,
    /// What a question to other rows is asked of.
    pub(super) tables: &'a Tables,
}

/// The value of a node.
pub(super) fn value(node: &Node, scope: Scope<'_>) -> Result<Value> {
    match node {
        Node::Column(column) => Ok(scope.row.get(column.column).clone()),
        Node::Literal(literal) => Ok(literal.value.clone()),
        Node::Predicate(node) => predicate::value(node, scope),
        Node::Number(node) => number::value(node, scope),
        Node::Text(node) => text::value(node, scope),
        Node::Time(node) => time::value(node, scope),
        Node::Json(node) => json::value(node, scope),
        Node::Choice(node) => choice::value(node, scope),
        Node::Query(node) => query::value(node, scope),
        Node::Cast(node) => cast::value(node, scope),
        Node::Compare(_) | Node::IsNull(_) | Node::Not(_) | Node::Logic(_) | Node::Changed(_) => {
            Ok(condition::truth(node, scope)?.map_or(Value::Null, Value::Bool))
        }
    }
}
