//! A condition in SQL's words, plain where NULL and false are the same.

use super::facts::{Facts, rejects_null};
use super::formula::Formula;
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
            Formula::All(all) => {
                let nodes = (0..all.len()).map(|place| {
                    let others = all.iter().enumerate().filter(|(other, _)| *other != place);
                    let facts = others.fold(facts.clone(), |facts, (_, other)| {
                        // A part that is unknown where its guard is gone guards nothing itself.
                        if guards(other) { facts.with(other) } else { facts }
                    });
                    all[place].clone().node(&facts, unknown)
                });
                let mut nodes: Vec<Node> = nodes.collect();
                if unknown == Unknown::IsFalse {
                    without_needless_guards(&mut nodes);
                }
                join(Connective::And, bounds(nodes))
            }
            Formula::Any(any) => {
                let any = lists(any, facts, unknown);
                let nodes = (0..any.len()).map(|place| match &any[place] {
                    Part::Said(node) => node.clone(),
                    Part::Left(formula) => {
                        let others = any.iter().enumerate().filter(|(other, _)| *other != place);
                        let facts = others.fold(facts.clone(), |facts, (_, other)| match other {
                            Part::Left(other) if guards(other) => facts.without(other),
                            Part::Left(_) | Part::Said(_) => facts,
                        });
                        formula.clone().node(&facts, unknown)
                    }
                });
                join(Connective::Or, nodes.collect())
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

/// Whether a part is true or false wherever it is asked.
fn guards(formula: &Formula) -> bool {
    matches!(formula, Formula::Test(node) if !node.may_be_null())
}

fn join(connective: Connective, nodes: Vec<Node>) -> Node {
    let whole = Node::all(connective, nodes);
    whole.unwrap_or_else(|| Node::Literal(Literal::new(Value::Bool(connective == Connective::And))))
}

/// A test, with the plain `=` where it is enough.
fn test(node: Node, facts: &Facts, unknown: Unknown) -> Node {
    let Node::Predicate(predicate) = node else { return node };
    match *predicate {
        PredicateNode::Same(same) => {
            let (left, right) = (facts.is_some(&same.left), facts.is_some(&same.right));
            let plain = match unknown {
                Unknown::IsFalse if !same.negated => left || right,
                Unknown::IsFalse | Unknown::IsKept => left && right,
            };
            Node::from(PredicateNode::Same(Same { null_safe: !plain, ..same }))
        }
        other @ (PredicateNode::ExactOrder(_)
        | PredicateNode::Distinct(_)
        | PredicateNode::OneOf(_)
        | PredicateNode::Between(_)
        | PredicateNode::IsTrue(_)) => Node::from(other),
    }
}

/// A part of a disjunction: said already, or still to say.
enum Part {
    Said(Node),
    Left(Formula),
}

/// `x IN (a, b)` for `x = a OR x = b`.
fn lists(any: Vec<Formula>, facts: &Facts, unknown: Unknown) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut lists: Vec<(Node, Vec<Node>, usize)> = Vec::new();
    for formula in any {
        match listed(&formula) {
            Some((value, literal)) if unknown == Unknown::IsFalse || facts.is_some(value) => {
                let (value, literal) = (value.clone(), literal.clone());
                match lists.iter_mut().find(|(known, _, _)| *known == value) {
                    Some((_, literals, _)) => literals.push(literal),
                    None => {
                        lists.push((value, vec![literal], parts.len()));
                        parts.push(Part::Left(formula));
                    }
                }
            }
            Some(_) | None => parts.push(Part::Left(formula)),
        }
    }
    for (operand, values, place) in lists {
        if values.len() > 1 {
            let list = OneOf { operand, values, negated: false, exact: true };
            parts[place] = Part::Said(Node::from(PredicateNode::OneOf(list)));
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
