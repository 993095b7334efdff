//! Conditions: `&&`, `||`, `!`, never unknown.

use super::Val;
use super::choice::choice;
use crate::expr::{
    Condition, Connective, Expr, IntoNode as _, IsTrue, Literal, Node, PredicateNode, Value,
};
use crate::table::{Column, Table};

/// What is true or false for every row of `T`.
#[diagnostic::on_unimplemented(
    message = "expected a `bool` of a row of `{T}`, found `{Self}`",
    label = "not a `bool`",
    note = "a condition is a comparison, a bool column or value, or a builder's condition; an `Option<bool>` says which with `.unwrap_or(false)` or `== Some(true)`"
)]
pub trait Truth<T> {
    /// The condition.
    fn truth(self) -> Node;
}

/// A condition that was known when `gen` ran.
pub(super) fn known(value: bool) -> Node {
    Node::Literal(Literal::new(Value::Bool(value)))
}

impl<T> Truth<T> for bool {
    fn truth(self) -> Node {
        known(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Truth<T> for Val<T, bool> {
    fn truth(self) -> Node {
        self.into_node()
    }
}

#[diagnostic::do_not_recommend]
impl<T> Truth<T> for Expr<T, bool> {
    fn truth(self) -> Node {
        self.into_node()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table> Truth<T> for Column<T, bool> {
    fn truth(self) -> Node {
        self.into_node()
    }
}

// What the builder leaves unknown is not true.
#[diagnostic::do_not_recommend]
impl<T> Truth<T> for Condition<T> {
    fn truth(self) -> Node {
        let operand = self.into_node();
        if operand.may_be_null() {
            Node::from(PredicateNode::IsTrue(IsTrue { operand, negated: false }))
        } else {
            operand
        }
    }
}

/// The condition itself.
pub fn truth<T>(value: impl Truth<T>) -> Val<T, bool> {
    Val::new(value.truth())
}

/// `a && b`: `b` is not evaluated for a row for which `a` is false.
pub fn and<T>(left: impl Truth<T>, right: impl Truth<T>) -> Val<T, bool> {
    Val::new(both(left.truth(), right.truth()))
}

/// `a || b`: `b` is not evaluated for a row for which `a` is true.
pub fn or<T>(left: impl Truth<T>, right: impl Truth<T>) -> Val<T, bool> {
    Val::new(either(left.truth(), right.truth()))
}

/// `!a`
pub fn not<T>(value: impl Truth<T>) -> Val<T, bool> {
    Val::new(Node::Not(Box::new(value.truth())))
}

/// `a ^ b`
pub fn xor<T>(left: impl Truth<T>, right: impl Truth<T>) -> Val<T, bool> {
    let (left, right) = (left.truth(), right.truth());
    Val::new(choice(left, Node::Not(Box::new(right.clone())), right))
}

/// One of several tests, none of which may fail.
pub(super) fn any(tests: impl IntoIterator<Item = Node>) -> Node {
    let never = known(false);
    let tests = tests.into_iter().filter(|test| *test != never);
    Node::all(Connective::Or, tests).unwrap_or(never.clone())
}

/// Both, the second only where the first holds.
pub(super) fn both(left: Node, right: Node) -> Node {
    if right.may_fail() {
        choice(left, right, known(false))
    } else {
        Node::join(Connective::And, left, right)
    }
}

/// One of them, the second asked only where the first does not hold.
pub(super) fn either(left: Node, right: Node) -> Node {
    if right.may_fail() {
        choice(left, known(true), right)
    } else {
        Node::join(Connective::Or, left, right)
    }
}

impl<T> Val<T, bool> {
    /// `Some` of what the closure says where it is true, else `None`.
    pub fn then<B: crate::table::Scalar>(
        self,
        value: impl FnOnce() -> Val<T, B>,
    ) -> Val<T, Option<B>> {
        let value = value().into_node();
        let none = Node::Literal(Literal::null(value.ty()));
        Val::new(choice(self.into_node(), value, none))
    }

    /// `Some` of the value where it is true, else `None`.
    pub fn then_some<L: super::Lift<T, Value: crate::table::Scalar>>(
        self,
        value: L,
    ) -> Val<T, Option<L::Value>> {
        let value = value.into_node();
        let none = Node::Literal(Literal::null(value.ty()));
        Val::new(choice(self.into_node(), value, none))
    }

    /// `!a`
    #[expect(clippy::should_implement_trait, reason = "a method reads on in a chain, `!` does not")]
    pub fn not(self) -> Val<T, bool> {
        not(self)
    }
}
