//! A question to a choice of values, as a choice of answers.

use super::facts::Facts;
use super::formula::Formula;
use crate::expr::{Branch, Case, ChoiceNode, Compare, Node, PredicateNode, Same};
use crate::row::compare::same;
use crate::row::option::is_null;

/// A test whose parts have been reduced: shorter where the answers are known but for one.
pub(super) fn asked(test: Node, facts: &Facts) -> Formula {
    match test {
        Node::Predicate(predicate) => match *predicate {
            PredicateNode::Same(Same { left, right, negated, null_safe: true }) => {
                let of_left = |value: Node| same(value, right.clone(), negated);
                let of_right = |value: Node| same(left.clone(), value, negated);
                let found = answers(&left, of_left, facts);
                let found = found.or_else(|| answers(&right, of_right, facts));
                found.unwrap_or_else(|| Formula::of(&same(left, right, negated)))
            }
            other @ (PredicateNode::Same(_)
            | PredicateNode::ExactOrder(_)
            | PredicateNode::Distinct(_)
            | PredicateNode::OneOf(_)
            | PredicateNode::Between(_)
            | PredicateNode::IsTrue(_)) => Formula::of(&Node::from(other)),
        },
        Node::IsNull(of) => {
            let found = answers(&of.operand, |value| is_null(value, of.negated), facts);
            found.unwrap_or_else(|| Formula::of(&is_null(of.operand, of.negated)))
        }
        Node::Compare(of) => {
            let Compare { comparison, left, right } = *of;
            let compare = |left: Node, right: Node| {
                Node::Compare(Box::new(Compare { comparison, left, right }))
            };
            let found = answers(&left, |value| compare(value, right.clone()), facts);
            let found =
                found.or_else(|| answers(&right, |value| compare(left.clone(), value), facts));
            found.unwrap_or_else(|| Formula::of(&compare(left, right)))
        }
        other @ (Node::Column(_)
        | Node::Literal(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_)) => Formula::of(&other),
    }
}

/// The answers for the values of a choice, if at most one of them is left to ask.
fn answers(value: &Node, ask: impl Fn(Node) -> Node, facts: &Facts) -> Option<Formula> {
    let Node::Choice(choice) = value else { return None };
    let ChoiceNode::Case(Case { branches, otherwise: Some(otherwise) }) = choice.as_ref() else {
        return None;
    };
    let mut here = facts.clone();
    let mut open = 0;
    let mut answer = |value: &Node, facts: &Facts| {
        let question = ask(value.clone());
        match facts.decide(&question) {
            Some(known) => Formula::Known(known),
            None => {
                open += 1;
                Formula::of(&question)
            }
        }
    };
    let mut answered = Vec::new();
    for Branch { condition, value } in branches {
        let condition = Formula::of(condition);
        let formula = answer(value, &here.with(&condition));
        here = here.without(&condition);
        answered.push((condition, formula));
    }
    let last = answer(otherwise, &here);
    let choose = |otherwise, (condition, value)| Formula::choose(condition, value, otherwise);
    (open <= 1).then(|| answered.into_iter().rev().fold(last, choose))
}
