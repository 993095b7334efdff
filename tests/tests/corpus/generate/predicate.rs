//! Conditions on values beyond the six comparisons.

use amend::expr::{Between, Distinct, ExactOrder, IsTrue, Node, OneOf, PredicateNode, Same};
use amend::table::SqlType;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::condition::{ORDERED, comparable, is_ordered};
use super::level::{Below, Productions};
use super::meet::{both, meeting, storage};

pub(super) fn productions(below: &Below, all: &mut Productions) {
    let of_each = |strategies: Vec<BoxedStrategy<Node>>| Union::new(strategies);
    let distinct = comparable(below).into_iter().map(|ty| {
        (below.expr(ty), below.nullable(ty), any::<bool>())
            .prop_map(|(left, right, negated)| {
                let (left, right) = both(left, right);
                Node::from(PredicateNode::Distinct(Distinct { left, right, negated }))
            })
            .boxed()
    });
    all.add_condition(4, of_each(distinct.collect()));
    let same = comparable(below).into_iter().map(|ty| {
        (below.expr(ty), below.nullable(ty), any::<bool>(), any::<bool>())
            .prop_map(|(left, right, negated, null_safe)| {
                Node::from(Same { left, right, negated, null_safe })
            })
            .boxed()
    });
    all.add_condition(4, of_each(same.collect()));
    let order = comparable(below).into_iter().filter(|ty| is_ordered(*ty)).map(|ty| {
        (below.expr(ty), below.operand(ty), select(ORDERED.to_vec()))
            .prop_map(|(left, right, comparison)| {
                Node::from(ExactOrder { comparison, left, right })
            })
            .boxed()
    });
    all.add_condition(2, of_each(order.collect()));
    let one_of = comparable(below).into_iter().map(|ty| {
        // A constant, like an empty list, may let MySQL drop a WHERE, see `text`: the writer takes
        // it out of conditions, and cannot out of values.
        let values = proptest::collection::vec(below.operand(ty), 1..4);
        (below.expr(ty), values, any::<bool>(), any::<bool>())
            .prop_map(|(operand, values, negated, exact)| {
                let stored = storage(&operand);
                let values = values.into_iter().map(|value| meeting(value, stored)).collect();
                Node::from(PredicateNode::OneOf(OneOf { operand, values, negated, exact }))
            })
            .boxed()
    });
    all.add_condition(4, of_each(one_of.collect()));
    let between = comparable(below).into_iter().filter(|ty| is_ordered(*ty)).map(|ty| {
        (below.expr(ty), below.operand(ty), below.operand(ty))
            .prop_map(|(operand, low, high)| {
                let stored = storage(&operand);
                let (low, high) = (meeting(low, stored), meeting(high, stored));
                Node::from(PredicateNode::Between(Between { operand, low, high }))
            })
            .boxed()
    });
    all.add_condition(4, of_each(between.collect()));
    let is_true = (below.condition(), any::<bool>()).prop_map(|(operand, negated)| {
        Node::from(PredicateNode::IsTrue(IsTrue { operand, negated }))
    });
    all.add(SqlType::Bool, 4, is_true);
}
