//! Expressions: what each family has to say, then the nodes below.

use super::{
    Refusals, cast, choice, column, compare, json, literal, number, predicate, query, text, time,
};
use crate::expr::Node;

pub(super) fn check(node: &Node, refusals: &mut Refusals) {
    match node {
        Node::Column(node) => column::check(node.column, refusals),
        Node::Literal(value) => literal::check(value, refusals),
        Node::Predicate(node) => predicate::check(node, refusals),
        Node::Number(node) => number::check(node, refusals),
        Node::Text(node) => text::check(node, refusals),
        Node::Time(node) => time::check(node, refusals),
        Node::Json(node) => json::check(node, refusals),
        Node::Choice(node) => choice::check(node, refusals),
        Node::Query(node) => query::check(node, refusals),
        Node::Cast(node) => cast::check(node, refusals),
        Node::Compare(node) => compare::check(node, refusals),
        Node::IsNull(_) | Node::Not(_) | Node::Logic(_) | Node::Changed(_) => {}
    }
    match node {
        Node::Query(node) => {
            node.outer().into_iter().for_each(|outer| check(outer, refusals));
            let joins = std::mem::take(&mut refusals.joins);
            node.inner().into_iter().for_each(|inner| check(inner, refusals));
            refusals.joins = joins;
        }
        other => other.children().into_iter().for_each(|child| check(child, refusals)),
    }
}
