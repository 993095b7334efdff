//! Conditions and values in SQL's words: the last step, since a condition that is plain where NULL
//! and false are the same has no opposite any more.

use super::facts::Facts;
use super::formula::Formula;
use super::implied::rejects_null;
use super::reduce::is_sure;
use super::value::{condition_of, inside as map_inside};
use crate::expr::{
    Between, Branch, Case, ChoiceNode, Compare, Comparison, Connective, Literal, Node, OneOf,
    PredicateNode, Same, Value,
};

/// What an unknown condition means where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// The same as false: in WHERE, and behind WHEN.
    IsFalse,
    /// It would be seen: the condition is a value.
    IsKept,
}

impl Formula {
    /// The condition as a node, `None` where it always holds.
    pub(super) fn spoken(self, facts: &Facts, unknown: Unknown) -> Option<Node> {
        match self {
            Formula::Known(true) => None,
            other => Some(other.node(facts, unknown)),
        }
    }

    fn node(self, facts: &Facts, unknown: Unknown) -> Node {
        match self {
            Formula::Known(known) => Node::Literal(Literal::new(Value::Bool(known))),
            Formula::Test(node) => test(node, facts, unknown),
            Formula::All(mut all) => {
                for place in 0..all.len() {
                    let facts = beside(facts, &all, place, unknown, Facts::with);
                    let part = std::mem::replace(&mut all[place], Formula::Known(true));
                    all[place] = Formula::Test(part.node(&facts, unknown));
                }
                let mut nodes = said(all);
                if unknown == Unknown::IsFalse {
                    without_needless_guards(&mut nodes);
                }
                join(Connective::And, bounds(nodes))
            }
            Formula::Any(any) => {
                let mut any = lists(any, facts, unknown);
                for place in 0..any.len() {
                    let facts = beside(facts, &any, place, unknown, Facts::without);
                    let part = std::mem::replace(&mut any[place], Formula::Known(false));
                    any[place] = Formula::Test(part.node(&facts, unknown));
                }
                join(Connective::Or, said(any))
            }
            Formula::Choose(parts) => {
                let [condition, a, b] = *parts;
                let (with, without) = (facts.with(&condition), facts.without(&condition));
                let condition = condition.node(facts, Unknown::IsFalse);
                let value = a.node(&with, unknown);
                let otherwise = match (b, unknown) {
                    (Formula::Known(false), Unknown::IsFalse) => None,
                    (b, _) => Some(b.node(&without, unknown)),
                };
                let mut branches = vec![Branch { condition, value }];
                // A choice in the last place is part of this one.
                let otherwise = match otherwise {
                    Some(Node::Choice(choice)) => match *choice {
                        ChoiceNode::Case(Case { branches: more, otherwise }) => {
                            branches.extend(more);
                            otherwise
                        }
                        other @ (ChoiceNode::Coalesce(_)
                        | ChoiceNode::NullIf(_)
                        | ChoiceNode::Extreme(_)) => Some(Node::from(other)),
                    },
                    other => other,
                };
                Node::from(ChoiceNode::Case(Case { branches, otherwise }))
            }
        }
    }
}

/// What is known of a part from the others as they stand now: one that has been said already is
/// plain, perhaps, because of this one, and says no more than that.
fn beside(
    facts: &Facts,
    parts: &[Formula],
    place: usize,
    unknown: Unknown,
    learn: fn(&Facts, &Formula) -> Facts,
) -> Facts {
    let others = parts.iter().enumerate().filter(|(other, _)| *other != place);
    others.fold(facts.clone(), |facts, (_, part)| {
        // Where it would be seen, what is unknown does not decide the whole.
        if unknown == Unknown::IsFalse || is_sure(part, &facts) {
            learn(&facts, part)
        } else {
            facts
        }
    })
}

/// The nodes of parts that have been said.
fn said(parts: Vec<Formula>) -> Vec<Node> {
    let nodes = parts.into_iter().map(|part| match part {
        Formula::Test(node) => node,
        other @ (Formula::Known(_) | Formula::All(_) | Formula::Any(_) | Formula::Choose(_)) => {
            other.node(&Facts::none(), Unknown::IsKept)
        }
    });
    nodes.collect()
}

/// Drops `x IS NOT NULL` where another part is not true for NULL either.
fn without_needless_guards(nodes: &mut Vec<Node>) {
    let mut place = nodes.len();
    while place > 0 {
        place -= 1;
        let Node::IsNull(of) = &nodes[place] else { continue };
        let others = nodes.iter().enumerate().filter(|(other, _)| *other != place);
        if of.negated && others.into_iter().any(|(_, other)| rejects_null(other, &of.operand)) {
            nodes.remove(place);
        }
    }
}

fn join(connective: Connective, nodes: Vec<Node>) -> Node {
    let whole = Node::all(connective, nodes);
    whole.unwrap_or_else(|| Node::Literal(Literal::new(Value::Bool(connective == Connective::And))))
}

/// A test, with the plain `=` where it is enough.
fn test(node: Node, facts: &Facts, unknown: Unknown) -> Node {
    let node = match node {
        choice @ Node::Choice(_) => value(choice, facts),
        other => inside(other, facts),
    };
    let Node::Predicate(predicate) = node else { return node };
    match *predicate {
        PredicateNode::Same(same) => {
            let (left, right) = (facts.is_some(&same.left), facts.is_some(&same.right));
            let plain = match unknown {
                Unknown::IsFalse if !same.negated => left || right,
                Unknown::IsFalse | Unknown::IsKept => left && right,
            };
            let null_safe = same.null_safe && !plain;
            Node::from(PredicateNode::Same(Same { null_safe, ..same }))
        }
        other @ (PredicateNode::ExactOrder(_)
        | PredicateNode::Distinct(_)
        | PredicateNode::OneOf(_)
        | PredicateNode::Between(_)
        | PredicateNode::IsTrue(_)) => Node::from(other),
    }
}

/// A value where the facts hold.
pub(super) fn value(node: Node, facts: &Facts) -> Node {
    match node {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Case(of) => case(of, facts),
            other @ (ChoiceNode::Coalesce(_) | ChoiceNode::NullIf(_) | ChoiceNode::Extreme(_)) => {
                inside(Node::from(other), facts)
            }
        },
        condition @ (Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)) => Formula::of(&condition).node(facts, Unknown::IsKept),
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

fn inside(node: Node, facts: &Facts) -> Node {
    map_inside(node, &mut |part| value(part, facts))
}

fn case(of: Case, facts: &Facts) -> Node {
    if let Some(condition) = condition_of(&of, facts) {
        return condition.node(facts, Unknown::IsKept);
    }
    let mut here = facts.clone();
    let branches = of.branches.into_iter().map(|Branch { condition, value }| {
        let condition = Formula::of(&condition);
        let value = self::value(value, &here.with(&condition));
        let spoken = condition.clone().node(&here, Unknown::IsFalse);
        here = here.without(&condition);
        Branch { condition: spoken, value }
    });
    let branches: Vec<Branch> = branches.collect();
    let otherwise = of.otherwise.map(|otherwise| value(otherwise, &here));
    // Without ELSE it is NULL.
    let is_null = |node: &Node| matches!(node, Node::Literal(of) if of.value == Value::Null);
    let otherwise = otherwise.filter(|otherwise| !is_null(otherwise));
    // What is unknown by itself where the value is NULL.
    if let ([Branch { condition: Node::IsNull(asked), value }], None) =
        (branches.as_slice(), &otherwise)
        && asked.negated
        && !matches!(value, Node::IsNull(_))
        && rejects_null(value, &asked.operand)
    {
        return value.clone();
    }
    Node::from(ChoiceNode::Case(Case { branches, otherwise }))
}

/// `x IN (a, b)` for `x = a OR x = b`.
fn lists(any: Vec<Formula>, facts: &Facts, unknown: Unknown) -> Vec<Formula> {
    let mut parts: Vec<Formula> = Vec::new();
    let mut lists: Vec<(Node, Vec<Node>, usize)> = Vec::new();
    for formula in any {
        match listed(&formula) {
            Some((value, literal)) if unknown == Unknown::IsFalse || facts.is_some(value) => {
                let (value, literal) = (value.clone(), literal.clone());
                match lists.iter_mut().find(|(known, _, _)| *known == value) {
                    Some((_, literals, _)) => literals.push(literal),
                    None => {
                        lists.push((value, vec![literal], parts.len()));
                        parts.push(formula);
                    }
                }
            }
            Some(_) | None => parts.push(formula),
        }
    }
    for (operand, values, place) in lists {
        if values.len() > 1 {
            let list = OneOf { operand, values, negated: false, exact: true };
            parts[place] = Formula::Test(Node::from(PredicateNode::OneOf(list)));
        }
    }
    parts
}

/// `x = literal` that IN says as well.
fn listed(formula: &Formula) -> Option<(&Node, &Node)> {
    let Formula::Test(Node::Predicate(predicate)) = formula else { return None };
    let PredicateNode::Same(Same { left, right, negated: false, .. }) = predicate.as_ref() else {
        return None;
    };
    let Node::Literal(literal) = right else { return None };
    (literal.value != Value::Null).then_some((left, right))
}

/// `x BETWEEN a AND b` for `x >= a AND x <= b`.
fn bounds(nodes: Vec<Node>) -> Vec<Node> {
    let mut said: Vec<Node> = Vec::new();
    for node in nodes {
        match said.pop() {
            Some(before) => match between(&before, &node) {
                Some(both) => said.push(both),
                None => said.extend([before, node]),
            },
            None => said.push(node),
        }
    }
    said
}

fn between(low: &Node, high: &Node) -> Option<Node> {
    let (Node::Compare(low), Node::Compare(high)) = (low, high) else { return None };
    let bounds = [low, high].map(|bound| bound.as_ref());
    let [
        Compare { comparison: Comparison::GreaterOrEqual, left: operand, right: low },
        Compare { comparison: Comparison::LessOrEqual, left: other, right: high },
    ] = bounds
    else {
        return None;
    };
    let literals = matches!((low, high), (Node::Literal(_), Node::Literal(_)));
    (operand == other && literals).then(|| {
        let (operand, low, high) = (operand.clone(), low.clone(), high.clone());
        Node::from(PredicateNode::Between(Between { operand, low, high }))
    })
}
