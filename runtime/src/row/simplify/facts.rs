//! What is known where a condition is looked at, and what follows from it.

use std::cell::Cell;
use std::rc::Rc;

use super::formula::{Formula, negate};
use super::implies::implies;
use crate::expr::{
    Branch, Case, CastNode, ChoiceNode, Connective, Logic, Node, NumberNode, Operator,
    PredicateNode, Same, TextNode, Value,
};
use crate::row::option::is_null;

/// How many questions the facts answer for one statement, which takes a second at most.
const PATIENCE: usize = 300_000;

/// Tests whose answers are known.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// Tests that are true.
    hold: Vec<Rc<Node>>,
    /// Tests that are not true: false, or unknown.
    fail: Vec<Rc<Node>>,
    /// Conditions of several tests that hold.
    whole: Vec<Rc<Formula>>,
    /// What is left of the patience, for all facts of one statement.
    patience: Rc<Cell<usize>>,
}

impl Facts {
    /// Nothing is known.
    pub(super) fn none() -> Facts {
        let patience = Rc::new(Cell::new(PATIENCE));
        Facts { hold: Vec::new(), fail: Vec::new(), whole: Vec::new(), patience }
    }

    /// Nothing is known, for the same statement.
    pub(super) fn forgotten(&self) -> Facts {
        Facts { patience: Rc::clone(&self.patience), ..Facts::none() }
    }

    /// Whether there is patience left. What nobody looks at any more stays as it is, which is
    /// right, and longer than it might be.
    pub(super) fn is_patient(&self) -> bool {
        let questions = 1 + self.hold.len() + self.fail.len() + self.whole.len();
        let left = self.patience.get().checked_sub(questions);
        self.patience.set(left.unwrap_or(0));
        left.is_some()
    }

    /// What is known where a condition holds as well.
    pub(super) fn with(&self, condition: &Formula) -> Facts {
        let mut facts = self.clone();
        facts.learn(condition);
        facts
    }

    /// What is known where a condition does not hold.
    pub(super) fn without(&self, condition: &Formula) -> Facts {
        let mut facts = self.clone();
        facts.unlearn(condition);
        facts
    }

    fn learn(&mut self, condition: &Formula) {
        match condition {
            Formula::Test(node) => self.hold.push(Rc::new(node.clone())),
            Formula::All(all) => all.iter().for_each(|one| self.learn(one)),
            Formula::Known(_) => {}
            Formula::Any(_) => self.whole.push(Rc::new(condition.clone())),
            Formula::Choose(parts) => {
                self.whole.push(Rc::new(condition.clone()));
                let [condition, a, b] = parts.as_ref();
                if *b == Formula::Known(false) {
                    self.learn(condition);
                    self.learn(a);
                } else if *a == Formula::Known(false) {
                    self.unlearn(condition);
                    self.learn(b);
                }
            }
        }
    }

    fn unlearn(&mut self, condition: &Formula) {
        match condition {
            Formula::Test(node) if node.may_be_null() && !self.is_sure(node) => {
                self.fail.push(Rc::new(node.clone()));
            }
            Formula::Test(node) => self.hold.push(Rc::new(negate(node.clone()))),
            Formula::Any(any) => any.iter().for_each(|one| self.unlearn(one)),
            Formula::Known(_) | Formula::All(_) | Formula::Choose(_) => {}
        }
    }

    /// Whether a condition is never unknown here.
    pub(super) fn is_sure(&self, condition: &Node) -> bool {
        match condition {
            Node::Not(operand) => self.is_sure(operand),
            Node::Logic(Logic { connective, operands }) => {
                let mut here = self.clone();
                operands.iter().all(|operand| {
                    let sure = here.is_sure(operand);
                    match connective {
                        Connective::And => here.learn(&Formula::of(operand)),
                        Connective::Or => here.unlearn(&Formula::of(operand)),
                    }
                    sure
                })
            }
            Node::Choice(choice) => match choice.as_ref() {
                ChoiceNode::Case(Case { branches, otherwise: Some(otherwise) }) => {
                    let mut here = self.clone();
                    let sure = branches.iter().all(|Branch { condition, value }| {
                        let asked = here.is_sure(condition);
                        let condition = Formula::of(condition);
                        let sure = asked && here.with(&condition).is_sure(value);
                        here.unlearn(&condition);
                        sure
                    });
                    sure && here.is_sure(otherwise)
                }
                ChoiceNode::Case(_)
                | ChoiceNode::Coalesce(_)
                | ChoiceNode::NullIf(_)
                | ChoiceNode::Extreme(_) => self.is_some(condition),
            },
            test @ (Node::Column(_)
            | Node::Literal(_)
            | Node::Compare(_)
            | Node::IsNull(_)
            | Node::Predicate(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Query(_)
            | Node::Cast(_)
            | Node::Changed(_)) => asked(test).into_iter().all(|value| self.is_some(value)),
        }
    }

    /// Whether a value is no NULL here.
    pub(super) fn is_some(&self, value: &Node) -> bool {
        !value.may_be_null()
            || self.hold.iter().any(|fact| rejects_null(fact, value))
            || strict(value).is_some_and(|parts| parts.into_iter().all(|part| self.is_some(part)))
    }

    /// Whether a condition of several tests is known to hold.
    pub(super) fn hold(&self, condition: &Formula) -> bool {
        self.whole.iter().any(|whole| whole.as_ref() == condition)
    }

    /// Whether a value is NULL, if it is known.
    pub(super) fn decide_null(&self, value: &Node) -> Option<bool> {
        if let Node::Literal(literal) = value {
            return Some(literal.value == Value::Null);
        }
        self.decide(&is_null(value.clone(), false))
    }

    /// The answer to a test, if it follows from what is known.
    pub(super) fn decide(&self, test: &Node) -> Option<bool> {
        if let Node::IsNull(of) = test
            && self.is_some(&of.operand)
        {
            return Some(of.negated);
        }
        let opposite = negate(test.clone());
        for fact in &self.hold {
            if implies(fact, test) {
                return Some(true);
            }
            if implies(fact, &opposite) {
                return Some(false);
            }
        }
        self.fail.iter().any(|fact| fact.as_ref() == test).then_some(false)
    }
}

/// The values that a test looks at, and that make it unknown where they are NULL.
fn asked(test: &Node) -> Vec<&Node> {
    match test {
        Node::Compare(of) => vec![&of.left, &of.right],
        Node::Not(operand) => asked(operand),
        Node::Predicate(of) => match of.as_ref() {
            PredicateNode::Same(Same { null_safe: true, .. })
            | PredicateNode::Distinct(_)
            | PredicateNode::IsTrue(_) => Vec::new(),
            PredicateNode::Same(of) => vec![&of.left, &of.right],
            PredicateNode::ExactOrder(of) => vec![&of.left, &of.right],
            PredicateNode::OneOf(of) => std::iter::once(&of.operand).chain(&of.values).collect(),
            PredicateNode::Between(of) => vec![&of.operand, &of.low, &of.high],
        },
        Node::Text(_) => strict(test).unwrap_or_else(|| vec![test]),
        Node::IsNull(_) | Node::Changed(_) => Vec::new(),
        Node::Column(_)
        | Node::Literal(_)
        | Node::Logic(_)
        | Node::Number(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Cast(_) => vec![test],
    }
}

/// The parts without all of which a value is NULL, and with which it never is.
fn strict(value: &Node) -> Option<Vec<&Node>> {
    match value {
        Node::Number(of) => match of.as_ref() {
            // By 0 it is NULL.
            NumberNode::Arithmetic(of)
                if matches!(of.operator, Operator::Divide | Operator::Remainder)
                    && !of.right.is_never_zero() =>
            {
                None
            }
            // By 0 it is NULL.
            NumberNode::Quotient(_) => None,
            NumberNode::Arithmetic(_)
            | NumberNode::Negate(_)
            | NumberNode::Abs(_)
            | NumberNode::Sign(_)
            | NumberNode::Round(_)
            | NumberNode::RoundTo(_)
            | NumberNode::NotZero(_) => Some(value.children()),
        },
        Node::Text(of) => match of.as_ref() {
            TextNode::Concat(_)
            | TextNode::Case(_)
            | TextNode::Trim(_)
            | TextNode::Replace(_)
            | TextNode::Substring(_)
            | TextNode::Position(_)
            | TextNode::Length(_)
            | TextNode::Pad(_)
            | TextNode::Match(_)
            | TextNode::Has(_)
            | TextNode::Side(_)
            | TextNode::ExactLike(_)
            | TextNode::Like(_) => Some(value.children()),
        },
        Node::Cast(of) => match of.as_ref() {
            CastNode::Convert(of) => Some(vec![&of.operand]),
            CastNode::Parse(_) => None,
        },
        Node::Column(_)
        | Node::Literal(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Changed(_) => None,
    }
}

/// Whether a test that is true says that a value is no NULL.
pub(super) fn rejects_null(fact: &Node, value: &Node) -> bool {
    let seen = |inside: &Node| is_inside(inside, value);
    match fact {
        Node::IsNull(of) => of.negated && seen(&of.operand),
        Node::Predicate(of) => match of.as_ref() {
            PredicateNode::Same(Same { left, right, negated: false, null_safe: true }) => {
                (seen(left) && never_null(right)) || (seen(right) && never_null(left))
            }
            PredicateNode::Same(Same { null_safe: true, .. })
            | PredicateNode::Distinct(_)
            | PredicateNode::IsTrue(_) => false,
            PredicateNode::Same(_)
            | PredicateNode::ExactOrder(_)
            | PredicateNode::OneOf(_)
            | PredicateNode::Between(_) => asked(fact).into_iter().any(seen),
        },
        Node::Compare(_) | Node::Not(_) | Node::Text(_) | Node::Column(_) => {
            asked(fact).into_iter().any(seen)
        }
        Node::Literal(_)
        | Node::Logic(_)
        | Node::Number(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_) => false,
    }
}

fn never_null(node: &Node) -> bool {
    !node.may_be_null()
}

/// Whether a value that is no NULL says the same of the one inside of it.
pub(super) fn is_inside(outer: &Node, value: &Node) -> bool {
    outer == value
        || strict(outer).is_some_and(|parts| parts.into_iter().any(|part| is_inside(part, value)))
}

/// Whether all that can fail in a value is NULL instead where another value is.
pub(super) fn fails_only_with(node: &Node, value: &Node) -> bool {
    if !node.may_fail() {
        return true;
    }
    let itself = matches!(node, Node::Number(_)) && is_inside(node, value);
    let passes = matches!(
        node,
        Node::Compare(_) | Node::Predicate(_) | Node::Not(_) | Node::IsNull(_) | Node::Text(_)
    );
    (itself || passes) && node.children().into_iter().all(|part| fails_only_with(part, value))
}
