//! Expressions.

use super::{
    Failure, Result, Row, Tables, cast, choice, condition, json, number, predicate, query, text,
    time,
};
use crate::expr::{ChoiceNode, Node, Value};

/// What an expression can see.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) row: &'a Row,
    /// What a question to other rows is asked of.
    pub(super) tables: &'a Tables,
}

/// The value of a node.
pub(super) fn value(node: &Node, scope: Scope<'_>) -> Result<Value> {
    let found = match node {
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
            condition::truth(node, scope).map(|truth| truth.map_or(Value::Null, Value::Bool))
        }
    };
    match found {
        Err(Failure::Refused(why)) if is_settled(node, scope) => Err(Failure::Undecided(why)),
        found => found,
    }
}

/// Whether an operand is NULL, and the result with it: some servers do not look at the others then.
pub(super) fn is_settled(node: &Node, scope: Scope<'_>) -> bool {
    let operands = match node {
        Node::Compare(_) | Node::Predicate(_) | Node::Number(_) | Node::Text(_) | Node::Time(_) => {
            node.children()
        }
        Node::Choice(choice) => match choice.as_ref() {
            ChoiceNode::Extreme(_) | ChoiceNode::NullIf(_) => node.children(),
            // These say which comes first.
            ChoiceNode::Coalesce(_) | ChoiceNode::Case(_) => Vec::new(),
        },
        Node::Column(_)
        | Node::Literal(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Json(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_) => Vec::new(),
    };
    operands.into_iter().any(|operand| value(operand, scope) == Ok(Value::Null))
}
