//! One value of several.

use amend::expr::{Branch, Case, ChoiceNode, Coalesce, End, Extreme, Node, NullIf};
use amend::table::SqlType;
use proptest::prelude::*;
use proptest::sample::select;

use super::condition::comparable;
use super::level::{Below, Productions, types};
use super::meet::{alike, meeting, storage};

pub(super) fn productions(below: &Below, all: &mut Productions) {
    for ty in types(below.table) {
        let fallback = (below.expr(ty), below.nullable(ty))
            .prop_map(|(value, fallback)| coalesce(value, fallback));
        all.add(ty, 2, fallback);
        let branches = proptest::collection::vec((below.condition(), below.operand(ty)), 1..3);
        let otherwise = proptest::option::of(below.operand(ty));
        let case =
            (branches, otherwise).prop_map(|(branches, otherwise)| case(branches, otherwise));
        all.add(ty, 2, case);
    }
    for ty in comparable(below) {
        let null_if = (below.expr(ty), below.operand(ty)).prop_map(|(value, other)| {
            let other = meeting(other, storage(&value));
            Node::from(ChoiceNode::NullIf(NullIf { value, other }))
        });
        all.add(ty, 2, null_if);
    }
    for ty in [SqlType::I32, SqlType::I64, SqlType::F64] {
        let ends = select(vec![End::Least, End::Greatest]);
        let extreme = (ends, below.expr(ty), below.operand(ty)).prop_map(|(end, value, other)| {
            let mut values = match value {
                Node::Choice(choice) => match *choice {
                    ChoiceNode::Extreme(node) if node.end == end => node.values,
                    other => vec![Node::from(other)],
                },
                other => vec![other],
            };
            values.push(other);
            Node::from(ChoiceNode::Extreme(Extreme { end, values }))
        });
        all.add(ty, 2, extreme);
    }
}

/// A chain of fallbacks is one node.
pub(super) fn coalesce(value: Node, fallback: Node) -> Node {
    let mut values = match value {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Coalesce(node) => node.values,
            other => vec![Node::from(other)],
        },
        other => vec![other],
    };
    values.push(fallback);
    Node::from(ChoiceNode::Coalesce(Coalesce { values: alike(values) }))
}

fn case(branches: Vec<(Node, Node)>, otherwise: Option<Node>) -> Node {
    let (conditions, values): (Vec<_>, Vec<_>) = branches.into_iter().unzip();
    let has_otherwise = otherwise.is_some();
    let mut values = alike(values.into_iter().chain(otherwise).collect());
    let otherwise = if has_otherwise { values.pop() } else { None };
    let branches = conditions.into_iter().zip(values);
    let branches = branches.map(|(condition, value)| Branch { condition, value }).collect();
    Node::from(ChoiceNode::Case(Case { branches, otherwise }))
}
