//! A value without the choices that are decided already.

use super::facts::Facts;
use super::formula::Formula;
use super::reduce;
use super::spoken::Unknown;
use crate::expr::{
    Branch, Case, ChoiceNode, Coalesce, IsNull, Literal, Node, PredicateNode, Value,
};
use crate::table::SqlType;

/// The value where the facts hold, gone through until nothing changes.
pub(super) fn settled(node: Node, facts: &Facts) -> Node {
    reduce::settled(node, |node| reduced(node, facts))
}

/// The value where the facts hold.
pub(super) fn reduced(node: Node, facts: &Facts) -> Node {
    if !facts.is_patient() {
        return node;
    }
    match node {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Case(case) => self::case(case, facts),
            ChoiceNode::Coalesce(of) => coalesce(of, facts),
            other @ (ChoiceNode::NullIf(_) | ChoiceNode::Extreme(_)) => {
                parts_reduced(Node::from(other), facts)
            }
        },
        condition @ (Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)) => Formula::of(&condition).once(facts, Unknown::IsKept).exact(),
        other @ (Node::Column(_)
        | Node::Literal(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_)) => parts_reduced(other, facts),
    }
}

/// The node with its parts reduced.
pub(super) fn parts_reduced(node: Node, facts: &Facts) -> Node {
    inside(node, &mut |part| reduced(part, facts))
}

/// The node with its parts changed.
pub(super) fn inside(node: Node, change: &mut dyn FnMut(Node) -> Node) -> Node {
    match &node {
        // What asks other rows has columns of its own, and what is unknown may be the builder's.
        Node::Query(_) => node,
        Node::Predicate(predicate) if matches!(**predicate, PredicateNode::IsTrue(_)) => node,
        Node::Column(_)
        | Node::Literal(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Cast(_)
        | Node::Changed(_) => node.map_children(change),
    }
}

/// A choice of bools as a condition; an `Option` of a bool is none.
pub(super) fn condition_of(of: &Case, facts: &Facts) -> Option<Formula> {
    let otherwise = of.otherwise.as_ref()?;
    let whole = Node::from(ChoiceNode::Case(of.clone()));
    (otherwise.ty() == SqlType::Bool && facts.is_sure(&whole)).then(|| Formula::of(&whole))
}

fn coalesce(of: Coalesce, facts: &Facts) -> Node {
    let ty = of.values.first().map_or(SqlType::Text, Node::ty);
    let mut values = Vec::new();
    for value in of.values {
        let value = reduced(value, facts);
        if facts.decide_null(&value) == Some(true) {
            continue;
        }
        let last = facts.is_some(&value);
        values.push(value);
        if last {
            break;
        }
    }
    match values.len() {
        0 => Node::Literal(Literal::null(ty)),
        1 => values.swap_remove(0),
        _ => Node::from(ChoiceNode::Coalesce(Coalesce { values })),
    }
}

fn case(of: Case, facts: &Facts) -> Node {
    if let Some(condition) = condition_of(&of, facts) {
        return condition.once(facts, Unknown::IsKept).exact();
    }
    let Case { branches, otherwise: Some(otherwise) } = of else {
        return parts_reduced(Node::from(ChoiceNode::Case(of)), facts);
    };
    let Some(mut here) = facts.clone().informed() else { return otherwise };
    let mut kept: Vec<(Formula, Node)> = Vec::new();
    let mut last = None;
    for Branch { condition, value } in branches {
        let condition = Formula::of(&condition).once(&here, Unknown::IsKept);
        if condition == Formula::Known(true) {
            last = Some(reduced(value, &here));
            break;
        }
        // Where the facts exclude it, it is as good as false.
        let Some(there) = here.with(&condition).informed() else { continue };
        let value = reduced(value, &there);
        if condition == Formula::Known(false) {
            continue;
        }
        match here.without(&condition).informed() {
            Some(elsewhere) => here = elsewhere,
            None => {
                last = Some(value);
                break;
            }
        }
        push(&mut kept, condition, value);
    }
    let mut otherwise = match last {
        Some(value) => value,
        None => reduced(otherwise, &here),
    };
    // A choice in the last place is part of this one.
    if let Node::Choice(inner) = &otherwise
        && let ChoiceNode::Case(Case { branches, otherwise: Some(rest) }) = inner.as_ref()
    {
        for Branch { condition, value } in branches {
            push(&mut kept, Formula::of(condition), value.clone());
        }
        otherwise = rest.clone();
    }
    while kept.last().is_some_and(|(_, value)| *value == otherwise) {
        kept.pop();
    }
    if kept.is_empty() {
        return otherwise;
    }
    if let [(Formula::Test(Node::IsNull(null)), value)] = kept.as_slice()
        && let Some(short) = short(null, value, &otherwise)
    {
        return short;
    }
    let branches = kept.into_iter();
    let branches =
        branches.map(|(condition, value)| Branch { condition: condition.exact(), value }).collect();
    Node::from(ChoiceNode::Case(Case { branches, otherwise: Some(otherwise) }))
}

/// A further branch; one of the same value as the last is a part of it.
fn push(kept: &mut Vec<(Formula, Node)>, condition: Formula, value: Node) {
    match kept.last_mut() {
        Some((before, same)) if *same == value && !condition.may_fail() => {
            let first = std::mem::replace(before, Formula::Known(false));
            *before = Formula::any(vec![first, condition]);
        }
        _ => kept.push((condition, value)),
    }
}

/// COALESCE, or nothing at all, for a choice that asks for NULL alone.
fn short(null: &IsNull, value: &Node, otherwise: &Node) -> Option<Node> {
    let (there, missing) = if null.negated { (value, otherwise) } else { (otherwise, value) };
    let is_null = matches!(missing, Node::Literal(Literal { value: Value::Null, .. }));
    if is_null && super::implied::is_inside(there, &null.operand) {
        // It is NULL by itself.
        return Some(there.clone());
    }
    if *there == null.operand && !missing.may_fail() {
        let mut values = vec![there.clone()];
        match missing {
            Node::Choice(choice) => match choice.as_ref() {
                ChoiceNode::Coalesce(of) => values.extend(of.values.iter().cloned()),
                ChoiceNode::Case(_) | ChoiceNode::NullIf(_) | ChoiceNode::Extreme(_) => {
                    values.push(missing.clone());
                }
            },
            other => values.push(other.clone()),
        }
        return Some(Node::from(ChoiceNode::Coalesce(Coalesce { values })));
    }
    None
}
