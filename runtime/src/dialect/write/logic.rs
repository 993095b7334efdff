//! Conditions that are joined.

use super::Writer;
use super::expr::Precedence;
use super::query::is_nowhere;
use crate::expr::{Connective, Logic, Node, PredicateNode, QueryNode};

impl Writer {
    /// Conditions between AND or OR.
    pub(super) fn logic(&mut self, logic: &Logic) -> (String, Precedence) {
        let (word, own, inside) = match logic.connective {
            Connective::And => (" AND ", Precedence::And, Precedence::And),
            Connective::Or => (" OR ", Precedence::Or, Precedence::And),
        };
        match open(logic).as_deref() {
            Err(holds) => (truth(*holds), Precedence::Atom),
            Ok([one]) => self.node(one),
            Ok(several) => {
                let operands = several.iter().map(|operand| self.expr(operand, inside));
                (operands.collect::<Vec<_>>().join(word), own)
            }
        }
    }
}

/// The conditions that depend on the row, or what it is for every row: MySQL takes a WHERE that it
/// finds to be false for no WHERE at all, and then refuses a question in it to the table that
/// changes.
pub(super) fn open(logic: &Logic) -> Result<Vec<&Node>, bool> {
    let decides = logic.connective == Connective::Or;
    if logic.operands.iter().any(|operand| constant(operand) == Some(decides)) {
        return Err(decides);
    }
    let open: Vec<_> = logic.operands.iter().filter(|node| constant(node).is_none()).collect();
    if open.is_empty() { Err(!decides) } else { Ok(open) }
}

pub(super) fn truth(holds: bool) -> String {
    if holds { "TRUE" } else { "FALSE" }.to_owned()
}

/// What a condition is for every row: that a value is one of none, or of no row.
pub(super) fn constant(node: &Node) -> Option<bool> {
    match node {
        Node::Predicate(predicate) => match predicate.as_ref() {
            PredicateNode::OneOf(node) => node.values.is_empty().then_some(node.negated),
            PredicateNode::IsTrue(node) => constant(&node.operand).map(|is| is != node.negated),
            PredicateNode::Distinct(_)
            | PredicateNode::Same(_)
            | PredicateNode::ExactOrder(_)
            | PredicateNode::Between(_) => None,
        },
        Node::Not(operand) => constant(operand).map(|holds| !holds),
        Node::Logic(logic) => open(logic).err(),
        Node::Query(query) => match query.as_ref() {
            QueryNode::Exists(node) => is_nowhere(&node.rows).then_some(false),
            QueryNode::In(node) => is_nowhere(&node.rows).then_some(node.negated),
            QueryNode::Aggregate(_) | QueryNode::Pick(_) | QueryNode::Joined(_) => None,
        },
        Node::Column(_)
        | Node::Literal(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Cast(_)
        | Node::Changed(_) => None,
    }
}
