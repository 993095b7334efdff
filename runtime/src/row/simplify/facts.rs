//! What is known where a condition is looked at, and what follows from it.

use std::cell::Cell;
use std::rc::Rc;

use super::formula::{Formula, negate};
use super::implied::{asked, compared_literals, implies, rejects_null, strict};
use super::spoken::Unknown;
use crate::expr::{
    Branch, Case, ChoiceNode, Connective, Literal, Logic, Node, PredicateNode, Same, Value,
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
            Node::Compare(_) | Node::IsNull(_) | Node::Predicate(_) | Node::Text(_) => {
                asked(condition).into_iter().all(|value| self.is_some(value))
            }
            Node::Column(_)
            | Node::Literal(_)
            | Node::Number(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Choice(_)
            | Node::Query(_)
            | Node::Cast(_)
            | Node::Changed(_) => self.is_some(condition),
        }
    }

    /// Whether a value is no NULL here.
    pub(super) fn is_some(&self, value: &Node) -> bool {
        !value.may_be_null()
            || self.hold.iter().any(|fact| rejects_null(fact, value))
            || strict(value).is_some_and(|parts| parts.into_iter().all(|part| self.is_some(part)))
            || self.is_some_inside(value)
    }

    fn is_some_inside(&self, value: &Node) -> bool {
        match value {
            Node::Compare(_) | Node::Not(_) | Node::Logic(_) | Node::Predicate(_) => {
                self.is_sure(value)
            }
            Node::Choice(choice) => match choice.as_ref() {
                ChoiceNode::Case(Case { branches, otherwise: Some(otherwise) }) => {
                    let mut here = self.clone();
                    let some = branches.iter().all(|Branch { condition, value }| {
                        let asked = here.is_sure(condition);
                        let condition = Formula::of(condition);
                        let some = asked && here.with(&condition).is_some(value);
                        here.unlearn(&condition);
                        some
                    });
                    some && here.is_some(otherwise)
                }
                ChoiceNode::Coalesce(of) => of.values.iter().any(|value| self.is_some(value)),
                ChoiceNode::Extreme(of) => of.values.iter().all(|value| self.is_some(value)),
                ChoiceNode::Case(_) | ChoiceNode::NullIf(_) => false,
            },
            Node::Column(_)
            | Node::Literal(_)
            | Node::IsNull(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Query(_)
            | Node::Cast(_)
            | Node::Changed(_) => false,
        }
    }

    /// The facts with what follows for conditions of which a part is known by now; `None` where
    /// the facts exclude each other.
    pub(super) fn informed(mut self) -> Option<Facts> {
        for whole in self.whole.clone() {
            if !self.is_patient() {
                break;
            }
            let mut rest = self.clone();
            rest.whole.retain(|other| !Rc::ptr_eq(other, &whole));
            let left = whole.as_ref().clone().once(&rest, Unknown::IsFalse);
            if left == Formula::Known(false) {
                return None;
            }
            if left != *whole {
                rest.learn(&left);
                self = rest;
            }
        }
        Some(self)
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
        if let Node::Literal(Literal { value: Value::Bool(known), .. }) = test {
            return Some(*known);
        }
        if let Some(known) = compared_literals(test) {
            return Some(known);
        }
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
        if self.fail.iter().any(|fact| fact.as_ref() == test) {
            return Some(false);
        }
        self.decide_by_null(test)
    }

    /// The answer to a comparison that knows NULL, where one of the two is NULL.
    fn decide_by_null(&self, test: &Node) -> Option<bool> {
        let Node::Predicate(predicate) = test else { return None };
        let PredicateNode::Same(Same { left, right, negated, null_safe: true }) =
            predicate.as_ref()
        else {
            return None;
        };
        if !left.may_be_null() && !right.may_be_null() {
            return None;
        }
        match (self.decide_null(left)?, self.decide_null(right)?) {
            (true, true) => Some(!negated),
            (true, false) | (false, true) => Some(*negated),
            (false, false) => None,
        }
    }
}
