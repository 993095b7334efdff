//! Comparisons, tests of NULL, and what joins conditions.

use amend::expr::{Comparison, Connective, IsNull, Logic, Node};
use amend::table::SqlType;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::level::{Below, Productions, types};
use super::meet::compare;

pub(super) fn productions(below: &Below, all: &mut Productions) {
    for ty in comparable(below) {
        let mut comparisons = vec![Comparison::Equal, Comparison::NotEqual];
        if is_ordered(ty) {
            comparisons.extend(ORDERED);
        }
        let compare = (select(comparisons), below.expr(ty), below.operand(ty))
            .prop_map(|(comparison, left, right)| compare(comparison, left, right));
        all.add_condition(1, compare);
    }
    let of_each = Union::new(types(below.table).into_iter().map(|ty| below.expr(ty)));
    let is_null = (of_each, any::<bool>())
        .prop_filter(
            "only what may be NULL is asked whether it is",
            |(operand, _)| !matches!(operand, Node::Column(column) if !column.column.nullable),
        )
        .prop_map(|(operand, negated)| Node::IsNull(Box::new(IsNull { operand, negated })));
    all.add_condition(3, is_null);
    all.add_condition(2, below.expr(SqlType::Bool));
}

/// What joins the conditions below.
pub(super) fn logic(below: &Below, all: &mut Productions) {
    let connectives = select(vec![Connective::And, Connective::Or]);
    let logic = (connectives, below.condition(), below.condition())
        .prop_map(|(connective, left, right)| joined(connective, left, right));
    all.add_condition(8, logic);
    all.add_condition(4, below.condition().prop_map(|operand| Node::Not(Box::new(operand))));
}

pub(super) const ORDERED: [Comparison; 4] =
    [Comparison::Less, Comparison::LessOrEqual, Comparison::Greater, Comparison::GreaterOrEqual];

/// The types whose values can be compared.
pub(super) fn comparable(below: &Below) -> Vec<SqlType> {
    types(below.table).into_iter().filter(|ty| *ty != SqlType::Json).collect()
}

pub(super) fn is_ordered(ty: SqlType) -> bool {
    !matches!(ty, SqlType::Bool | SqlType::Uuid | SqlType::Enum(_) | SqlType::Json)
}

/// A chain of one connective is one node.
pub(super) fn joined(connective: Connective, left: Node, right: Node) -> Node {
    let mut operands = Vec::new();
    for node in [left, right] {
        match node {
            Node::Logic(inner) if inner.connective == connective => {
                operands.extend(inner.operands);
            }
            other => operands.push(other),
        }
    }
    Node::Logic(Logic { connective, operands })
}
