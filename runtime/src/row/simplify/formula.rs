//! A condition as ANDs and ORs of tests, without NOT.

use super::implied::fails_only_with;
use crate::expr::{
    Branch, Case, ChoiceNode, Compare, Comparison, Connective, Distinct, ExactOrder, IsNull,
    IsTrue, Literal, Logic, Node, OneOf, PredicateNode, Same, Value,
};
use crate::row::logic::known;

/// A condition that is true or false.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Formula {
    /// It is known.
    Known(bool),
    /// One question to the row.
    Test(Node),
    /// All hold.
    All(Vec<Formula>),
    /// One holds.
    Any(Vec<Formula>),
    /// The second where the first holds, else the third: one of them may fail, so it is asked for
    /// no other row.
    Choose(Box<[Formula; 3]>),
}

impl Formula {
    /// A condition taken apart.
    pub(super) fn of(node: &Node) -> Formula {
        match node {
            Node::Literal(Literal { value: Value::Bool(known), .. }) => Formula::Known(*known),
            Node::Not(operand) => Formula::of(operand).negated(),
            Node::Logic(Logic { connective, operands }) => {
                let operands = operands.iter().map(Formula::of).collect();
                match connective {
                    Connective::And => Formula::all(operands),
                    Connective::Or => Formula::any(operands),
                }
            }
            Node::Choice(choice) => match choice.as_ref() {
                ChoiceNode::Case(Case { branches, otherwise: Some(otherwise) }) => branches
                    .iter()
                    .rev()
                    .fold(Formula::of(otherwise), |otherwise, Branch { condition, value }| {
                        Formula::choose(Formula::of(condition), Formula::of(value), otherwise)
                    }),
                ChoiceNode::Case(_)
                | ChoiceNode::Coalesce(_)
                | ChoiceNode::NullIf(_)
                | ChoiceNode::Extreme(_) => Formula::Test(node.clone()),
            },
            Node::Predicate(predicate) => match predicate.as_ref() {
                PredicateNode::IsTrue(IsTrue { operand, negated }) if !operand.may_be_null() => {
                    let operand = Formula::of(operand);
                    if *negated { operand.negated() } else { operand }
                }
                PredicateNode::IsTrue(_)
                | PredicateNode::Distinct(_)
                | PredicateNode::OneOf(_)
                | PredicateNode::Between(_)
                | PredicateNode::Same(_)
                | PredicateNode::ExactOrder(_) => Formula::Test(node.clone()),
            },
            Node::Column(_)
            | Node::Literal(_)
            | Node::Compare(_)
            | Node::IsNull(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Query(_)
            | Node::Cast(_)
            | Node::Changed(_) => Formula::Test(node.clone()),
        }
    }

    /// The condition as a node that is taken apart to the same again.
    pub(super) fn exact(self) -> Node {
        let join = |connective, parts: Vec<Formula>| {
            let whole = Node::all(connective, parts.into_iter().map(Formula::exact));
            whole.unwrap_or_else(|| known(connective == Connective::And))
        };
        match self {
            Formula::Known(holds) => known(holds),
            Formula::Test(node) => node,
            Formula::All(all) => join(Connective::And, all),
            Formula::Any(any) => join(Connective::Or, any),
            Formula::Choose(parts) => {
                let [condition, value, otherwise] = parts.map(Formula::exact);
                Node::from(ChoiceNode::Case(Case {
                    branches: vec![Branch { condition, value }],
                    otherwise: Some(otherwise),
                }))
            }
        }
    }

    /// All of them, without those that are known.
    pub(super) fn all(formulas: Vec<Formula>) -> Formula {
        let mut all = Vec::new();
        for formula in formulas {
            match formula {
                Formula::Known(true) => {}
                Formula::Known(false) => return Formula::Known(false),
                Formula::All(inner) => inner.into_iter().for_each(|one| add(&mut all, one)),
                other @ (Formula::Test(_) | Formula::Any(_) | Formula::Choose(_)) => {
                    add(&mut all, other);
                }
            }
        }
        match all.len() {
            0 => Formula::Known(true),
            1 => all.swap_remove(0),
            _ => Formula::All(all),
        }
    }

    /// One of them, without those that are known.
    pub(super) fn any(formulas: Vec<Formula>) -> Formula {
        let mut any = Vec::new();
        for formula in formulas {
            match formula {
                Formula::Known(false) => {}
                Formula::Known(true) => return Formula::Known(true),
                Formula::Any(inner) => inner.into_iter().for_each(|one| add(&mut any, one)),
                other @ (Formula::Test(_) | Formula::All(_) | Formula::Choose(_)) => {
                    add(&mut any, other);
                }
            }
        }
        match any.len() {
            0 => Formula::Known(false),
            1 => any.swap_remove(0),
            _ => Formula::Any(any),
        }
    }

    /// `a` where the condition holds, else `b`.
    pub(super) fn choose(condition: Formula, a: Formula, b: Formula) -> Formula {
        if a == b {
            return a;
        }
        if let Formula::Known(known) = condition {
            return if known { a } else { b };
        }
        if let (Formula::Known(holds), Formula::Known(_)) = (&a, &b) {
            return if *holds { condition } else { condition.negated() };
        }
        if b == Formula::Known(false) && only_null_guards(&condition, &a) {
            return Formula::all(vec![condition, a]);
        }
        if a == Formula::Known(false) && b.may_fail() {
            return Formula::choose(condition.negated(), b, a);
        }
        if a.may_fail() || b.may_fail() {
            return Formula::Choose(Box::new([condition, a, b]));
        }
        let opposite = condition.clone().negated();
        match (a, b) {
            (a, Formula::Known(true)) => Formula::any(vec![opposite, a]),
            (a, Formula::Known(false)) => Formula::all(vec![condition, a]),
            (Formula::Known(true), b) => Formula::any(vec![condition, b]),
            (Formula::Known(false), b) => Formula::all(vec![opposite, b]),
            (a, b) => Formula::any(vec![
                Formula::all(vec![condition, a]),
                Formula::all(vec![opposite, b]),
            ]),
        }
    }

    /// The opposite.
    pub(super) fn negated(self) -> Formula {
        match self {
            Formula::Known(known) => Formula::Known(!known),
            Formula::Test(node) => Formula::Test(negate(node)),
            Formula::All(all) => Formula::any(all.into_iter().map(Formula::negated).collect()),
            Formula::Any(any) => Formula::all(any.into_iter().map(Formula::negated).collect()),
            Formula::Choose(parts) => {
                let [condition, a, b] = *parts;
                Formula::Choose(Box::new([condition, a.negated(), b.negated()]))
            }
        }
    }

    /// Whether asking it can fail a statement.
    pub(super) fn may_fail(&self) -> bool {
        match self {
            Formula::Known(_) => false,
            Formula::Test(node) => node.may_fail(),
            Formula::All(inner) | Formula::Any(inner) => inner.iter().any(Formula::may_fail),
            Formula::Choose(parts) => parts.iter().any(Formula::may_fail),
        }
    }
}

/// Whether a condition asks for values alone, without which nothing in the other can fail.
fn only_null_guards(condition: &Formula, guarded: &Formula) -> bool {
    let Formula::Test(guarded) = guarded else { return false };
    let asks = |formula: &Formula| match formula {
        Formula::Test(Node::IsNull(of)) => of.negated && fails_only_with(guarded, &of.operand),
        Formula::Test(_)
        | Formula::Known(_)
        | Formula::All(_)
        | Formula::Any(_)
        | Formula::Choose(_) => false,
    };
    match condition {
        Formula::All(all) => all.iter().all(asks),
        other => asks(other),
    }
}

fn add(to: &mut Vec<Formula>, formula: Formula) {
    if !to.contains(&formula) {
        to.push(formula);
    }
}

/// The opposite of one question.
pub(in crate::row) fn negate(node: Node) -> Node {
    match node {
        Node::Literal(Literal { value: Value::Bool(known), ty, storage }) => {
            Node::Literal(Literal { value: Value::Bool(!known), ty, storage })
        }
        Node::Not(operand) => *operand,
        Node::IsNull(of) => Node::IsNull(Box::new(IsNull { negated: !of.negated, ..*of })),
        Node::Compare(of) => {
            let comparison = opposite(of.comparison);
            Node::Compare(Box::new(Compare { comparison, ..*of }))
        }
        Node::Predicate(of) => Node::from(match *of {
            PredicateNode::Same(of) => PredicateNode::Same(Same { negated: !of.negated, ..of }),
            PredicateNode::ExactOrder(of) => {
                let comparison = opposite(of.comparison);
                PredicateNode::ExactOrder(ExactOrder { comparison, ..of })
            }
            PredicateNode::Distinct(of) => {
                PredicateNode::Distinct(Distinct { negated: !of.negated, ..of })
            }
            PredicateNode::OneOf(of) => PredicateNode::OneOf(OneOf { negated: !of.negated, ..of }),
            PredicateNode::IsTrue(of) => {
                PredicateNode::IsTrue(IsTrue { negated: !of.negated, ..of })
            }
            other @ PredicateNode::Between(_) => {
                return Node::Not(Box::new(Node::from(other)));
            }
        }),
        other @ (Node::Column(_)
        | Node::Literal(_)
        | Node::Logic(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_)) => Node::Not(Box::new(other)),
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}
