//! Expressions: what each family has to say, then the nodes below.

use super::{Refusals, cast, choice, ident, json, literal, number, predicate, text, time};
use crate::expr::Node;

pub(super) fn check(node: &Node, refusals: &mut Refusals) {
    match node {
        Node::Column(column) => ident::check("column", column.column.name, refusals),
        Node::Literal(value) => literal::check(value, refusals),
        Node::Predicate(node) => predicate::check(node, refusals),
        Node::Number(node) => number::check(node, refusals),
        Node::Text(node) => text::check(node, refusals),
        Node::Time(node) => time::check(node, refusals),
        Node::Json(node) => json::check(node, refusals),
        Node::Choice(node) => choice::check(node, refusals),
        Node::Cast(node) => cast::check(node, refusals),
        Node::Compare(_) | Node::IsNull(_) | Node::Not(_) | Node::Logic(_) | Node::Changed(_) => {}
    }
    node.children().into_iter().for_each(|child| check(child, refusals));
}
