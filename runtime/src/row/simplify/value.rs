//! A value without the choices that are decided already.

use super::facts::Facts;
use super::formula::Formula;
use super::spoken::Unknown;
use crate::expr::{Branch, Case, ChoiceNode, Coalesce, IsNull, Literal, Node, Value};
use crate::table::SqlType;

/// The value where the facts hold.
pub(super) fn reduced(node: Node, facts: &Facts) -> Node {
    match node {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Case(case) => self::case(case, facts),
            ChoiceNode::Coalesce(of) => coalesce(of, facts),
            other @ (ChoiceNode::NullIf(_) | ChoiceNode::Extreme(_)) => {
                inside(Node::from(other), facts)
            }
        },
        condition @ (Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)) => spoken(Formula::of(&condition), facts),
        other @ (Node::Column(_)
        | Node::Literal(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_)) => inside(other, facts),
    }
}

/// A condition as a value.
fn spoken(formula: Formula, facts: &Facts) -> Node {
    let reduced = formula.reduced(facts, Unknown::IsKept);
    let known = Node::Literal(Literal::new(Value::Bool(true)));
    reduced.spoken(facts, Unknown::IsKept).unwrap_or(known)
}

/// The node with its parts reduced.
pub(super) fn inside(node: Node, facts: &Facts) -> Node {
    match &node {
        // What asks other rows has columns of its own.
        Node::Query(_) => node,
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
        | Node::Changed(_) => node.map_children(&mut |child| reduced(child, facts)),
    }
}

fn coalesce(of: Coalesce, facts: &Facts) -> Node {
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
        0 => Node::Literal(Literal::null(SqlType::Text)),
        1 => values.swap_remove(0),
        _ => Node::from(ChoiceNode::Coalesce(Coalesce { values })),
    }
}

fn case(of: Case, facts: &Facts) -> Node {
    let is_bool = of.otherwise.as_ref().is_some_and(|otherwise| otherwise.ty() == SqlType::Bool);
    let whole = Node::from(ChoiceNode::Case(of.clone()));
    // An `Option` of a bool is no condition.
    if is_bool && facts.is_sure(&whole) {
        return spoken(Formula::of(&whole), facts);
    }
    let Case { branches, otherwise: Some(otherwise) } = of else { return inside(whole, facts) };
    let mut here = facts.clone();
    let mut kept: Vec<(Formula, Node)> = Vec::new();
    let mut last = None;
    for Branch { condition, value } in branches {
        let condition = Formula::of(&condition).reduced(&here, Unknown::IsFalse);
        match condition {
            Formula::Known(false) => {}
            Formula::Known(true) => {
                last = Some(reduced(value, &here));
                break;
            }
            condition => {
                let value = reduced(value, &here.with(&condition));
                here = here.without(&condition);
                push(&mut kept, condition, value);
            }
        }
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
    // The conditions say themselves where they stand.
    let mut here = facts.clone();
    let branches = kept.into_iter().map(|(condition, value)| {
        let known = Node::Literal(Literal::new(Value::Bool(true)));
        let spoken = condition.clone().spoken(&here, Unknown::IsFalse).unwrap_or(known);
        here = here.without(&condition);
        Branch { condition: spoken, value }
    });
    let branches = branches.collect();
    let otherwise = (!matches!(&otherwise, Node::Literal(Literal { value: Value::Null, .. })))
        .then_some(otherwise);
    Node::from(ChoiceNode::Case(Case { branches, otherwise }))
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
    if is_null && super::facts::is_inside(there, &null.operand) {
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
