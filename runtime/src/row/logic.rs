//! Conditions: `&&`, `||`, `!`, never unknown.

use super::choice::choice;
use super::{Never, Nothing, Program, Val};
use crate::expr::{
    Condition, Connective, Expr, IntoNode as _, IsTrue, Literal, Node, PredicateNode, Value,
};
use crate::table::{Column, Table};

/// What is true or false for every row of `T`.
#[diagnostic::on_unimplemented(
    message = "expected a `bool` for a row of `{T}`, found `{Self}`",
    label = "not a `bool` for a row of `{T}`",
    note = "a condition is a comparison, a bool of the row, or a builder's condition on `{T}`; of an `Option`, `.is_some()`, `.unwrap_or(false)` or `== Some(true)`"
)]
pub trait Truth<T> {
    /// The condition.
    fn truth(self) -> Node;
}

/// The type of a condition. It has a trait so that the compiler shows no list of them.
pub trait Bool {}

#[diagnostic::do_not_recommend]
impl Bool for bool {}

/// A condition that was known when `gen` ran.
pub(super) fn known(value: bool) -> Node {
    Node::Literal(Literal::new(Value::Bool(value)))
}

#[diagnostic::do_not_recommend]
impl<T> Truth<T> for bool {
    fn truth(self) -> Node {
        known(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: Bool> Truth<T> for Val<T, V> {
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

impl<T> Program<T> {
    /// The condition itself.
    pub fn truth(&self, value: impl Truth<T>) -> Val<T, bool> {
        Val::new(value.truth())
    }

    /// `a && b`: `b` is not evaluated for a row for which `a` is false.
    pub fn and(&self, left: impl Truth<T>, right: impl Truth<T>) -> Val<T, bool> {
        Val::new(both(left.truth(), right.truth()))
    }

    /// `a || b`: `b` is not evaluated for a row for which `a` is true.
    pub fn or(&self, left: impl Truth<T>, right: impl Truth<T>) -> Val<T, bool> {
        Val::new(either(left.truth(), right.truth()))
    }

    /// `!a`
    pub fn not<X: Inverted<T, O>, O>(&self, value: X) -> Val<T, O> {
        Val::new(Node::Not(Box::new(value.condition())))
    }

    /// `a & b`
    pub fn bit_and<L, R: Bit<T, L, O>, O>(&self, left: L, right: R) -> Val<T, O> {
        let (left, right) = right.conditions(left);
        Val::new(both(left, right))
    }

    /// `a | b`
    pub fn bit_or<L, R: Bit<T, L, O>, O>(&self, left: L, right: R) -> Val<T, O> {
        let (left, right) = right.conditions(left);
        Val::new(either(left, right))
    }

    /// `a ^ b`
    pub fn bit_xor<L, R: Bit<T, L, O>, O>(&self, left: L, right: R) -> Val<T, O> {
        let (left, right) = right.conditions(left);
        Val::new(choice(left, Node::Not(Box::new(right.clone())), right))
    }
}

/// What `!` turns round, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`!` is for a `bool` of a row of `{T}`, and this is `{Self}`",
    label = "not a `bool`",
    note = "the bits of a number have no meaning in every dialect; an `Option` is asked with `.is_some()`"
)]
pub trait Inverted<T, O> {
    /// What is turned round.
    fn condition(self) -> Node;
}

#[diagnostic::do_not_recommend]
impl<T, X: Truth<T>> Inverted<T, bool> for X {
    fn condition(self) -> Node {
        self.truth()
    }
}

/// What `&`, `|` and `^` join with an `L`, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`&`, `|` and `^` are for bools of a row of `{T}`, and these are `{L}` and `{Self}`",
    label = "not two bools",
    note = "the bits of a number have no meaning in every dialect"
)]
pub trait Bit<T, L, O> {
    /// Both sides.
    fn conditions(self, left: L) -> (Node, Node);
}

#[diagnostic::do_not_recommend]
impl<T, L: Truth<T>, R: Truth<T>> Bit<T, L, bool> for R {
    fn conditions(self, left: L) -> (Node, Node) {
        (left.truth(), self.truth())
    }
}

macro_rules! never {
    ($($which:literal)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, X: Never> Inverted<T, Nothing<$which>> for X {
            fn condition(self) -> Node {
                known(false)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T, L, R: Never> Bit<T, L, Nothing<$which>> for R {
            fn conditions(self, _: L) -> (Node, Node) {
                (known(false), known(false))
            }
        }
    )*};
}

never!(false true);

/// `!a`
pub(super) fn not<T>(value: impl Truth<T>) -> Val<T, bool> {
    Val::new(Node::Not(Box::new(value.truth())))
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
