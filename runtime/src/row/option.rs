//! `Option`: NULL is `None`.

use super::choice::choice;

use super::logic::not;
use super::logic::{Truth, both, known};
use super::{Fits, Never, Nothing, Program, Val};
use crate::expr::{
    Case, ChoiceNode, Coalesce, IntoExpr, IntoNode, IsNull, JsonNode, JsonPlace, JsonQuestion,
    Literal, Node, Value,
};
use crate::table::{Scalar, Storage};

/// `Some` of a value that was known when `gen` ran.
#[derive(Clone, Debug)]
pub struct Some<L> {
    value: L,
}

/// `Some(value)`, where the type of the value comes from where it goes.
pub fn filled<L>(value: L) -> Some<L> {
    Some { value }
}

impl<L: IntoNode> IntoNode for Some<L> {
    fn into_node(self) -> Node {
        self.value.into_node()
    }
}

#[diagnostic::do_not_recommend]
impl<T, B: Scalar, L: IntoExpr<T, B>> IntoExpr<T, Option<B>> for Some<L> {}

#[diagnostic::do_not_recommend]
impl<T, L: super::Lift<T, Value: Scalar>> super::Lift<T> for Some<L> {
    type Value = Option<L::Value>;
}

/// What can stand in a `Some`, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "an `{Self}` in a `Some`: a column has one NULL, and it is `None`",
    label = "an `{Self}` already",
    note = "leave the `Some` away"
)]
pub trait Solid<O> {}

#[diagnostic::do_not_recommend]
impl<B: Scalar> Solid<Option<B>> for B {}
#[diagnostic::do_not_recommend]
impl<B: Never> Solid<Nothing<false>> for B {}
#[diagnostic::do_not_recommend]
impl<B: Never> Solid<Nothing<true>> for B {}

/// `Some(value)`
pub fn some<T, B: Solid<O>, O>(value: Val<T, B>) -> Val<T, O> {
    Val::of(value)
}

/// `None`
pub(super) fn none<T, B: Scalar>() -> Val<T, Option<B>> {
    Val::new(null::<B>())
}

impl<T> Program<T> {
    /// `None`
    pub fn none<B: Scalar>(&self) -> Val<T, Option<B>> {
        none()
    }
}

/// What `Some(…)` and `None` are patterns of.
#[diagnostic::on_unimplemented(
    message = "`Some(…)` and `None` match an `Option`, and this value is of type `{Self}`",
    label = "not a pattern of `{Self}`",
    note = "a column whose field is no `Option` always has a value: give it a name, `let x = …;`"
)]
pub trait Optional {
    /// The type of what is inside of `Some`.
    type Inner;
}

#[diagnostic::do_not_recommend]
impl<B: Scalar> Optional for Option<B> {
    type Inner = B;
}

/// Whether a pattern `Some(…)` matches.
pub fn is_some<T, V: Optional>(value: &Val<T, V>) -> Val<T, bool> {
    Val::new(is_null(value.node().clone(), true))
}

/// Whether a pattern `None` matches.
pub fn is_none<T, V: Optional>(value: &Val<T, V>) -> Val<T, bool> {
    Val::new(is_null(value.node().clone(), false))
}

/// The value inside of `Some`: it is looked at only where there is one.
pub fn inner<T, V: Optional>(value: &Val<T, V>) -> Val<T, V::Inner> {
    Val::new(value.node().clone())
}

fn null<B: Scalar>() -> Node {
    Node::Literal(Literal::null(B::TYPE))
}

/// `a IS NULL`
pub(super) fn is_null(operand: Node, negated: bool) -> Node {
    if let Node::Literal(literal) = &operand {
        return known((literal.value == Value::Null) != negated);
    }
    if let Some(there) = where_there(&operand) {
        return if negated { there } else { Node::Not(Box::new(there)) };
    }
    if operand.may_be_null() {
        Node::IsNull(Box::new(IsNull { operand, negated }))
    } else {
        known(negated)
    }
}

/// The condition under which a choice of a value or NULL is the value, if that says it all.
fn where_there(node: &Node) -> Option<Node> {
    let Node::Choice(node) = node else { return None };
    let ChoiceNode::Case(Case { branches, otherwise: Some(Node::Literal(otherwise)) }) =
        node.as_ref()
    else {
        return None;
    };
    let ([branch], Value::Null) = (branches.as_slice(), &otherwise.value) else { return None };
    let is_there = !branch.value.may_be_null() || has_type(&branch.condition, &branch.value);
    (is_there && !branch.condition.may_be_null()).then(|| branch.condition.clone())
}

/// Whether a condition says of which type this part of a document is, which is there then.
fn has_type(condition: &Node, part: &Node) -> bool {
    let Node::Json(node) = condition else { return false };
    let JsonNode::Place(JsonPlace { document, path, question: JsonQuestion::Is(_) }) =
        node.as_ref()
    else {
        return false;
    };
    super::json::place(part.clone()) == (document.clone(), path.clone())
}

impl<T, B: Scalar> Val<T, Option<B>> {
    /// Whether there is a value.
    pub fn is_some(self) -> Val<T, bool> {
        Val::new(is_null(self.into_node(), true))
    }

    /// Whether there is none.
    pub fn is_none(self) -> Val<T, bool> {
        Val::new(is_null(self.into_node(), false))
    }

    /// Whether there is a value of which the closure says true.
    pub fn is_some_and<C: Truth<T>>(self, test: impl FnOnce(Val<T, B>) -> C) -> Val<T, bool> {
        let test = test(inner(&self)).truth();
        Val::new(both(is_null(self.into_node(), true), test))
    }

    /// Whether there is none, or one of which the closure says true.
    pub fn is_none_or<C: Truth<T>>(self, test: impl FnOnce(Val<T, B>) -> C) -> Val<T, bool> {
        not(self.is_some_and(|value| not(Val::<T, bool>::new(test(value).truth()))))
    }

    /// The value, or this one where there is none.
    pub fn unwrap_or(self, fallback: impl Fits<T, B>) -> Val<T, B> {
        Val::new(coalesce(self.into_node(), fallback.into_node()))
    }

    /// The value, or that of the closure where there is none.
    pub fn unwrap_or_else(self, fallback: impl FnOnce() -> Val<T, B>) -> Val<T, B> {
        let fallback = fallback();
        self.unwrap_or(fallback)
    }

    /// The value, or its type's default where there is none.
    pub fn unwrap_or_default(self) -> Val<T, B>
    where
        B: Default + Fits<T, B>,
    {
        self.unwrap_or(B::default())
    }

    /// This, or the other where there is none.
    pub fn or(self, other: impl Fits<T, Option<B>>) -> Val<T, Option<B>> {
        Val::new(coalesce(self.into_node(), other.into_node()))
    }

    /// This, or that of the closure where there is none.
    pub fn or_else(self, other: impl FnOnce() -> Val<T, Option<B>>) -> Val<T, Option<B>> {
        let other = other();
        self.or(other)
    }

    /// The other where there is one, else `None`.
    pub fn and<W: Scalar>(self, other: Val<T, Option<W>>) -> Val<T, Option<W>> {
        Val::new(choice(is_null(self.into_node(), true), other.into_node(), null::<W>()))
    }

    /// What the closure makes of the value.
    pub fn map<W: Scalar>(self, change: impl FnOnce(Val<T, B>) -> Val<T, W>) -> Val<T, Option<W>> {
        let value = change(inner(&self)).into_node();
        Val::new(choice(is_null(self.into_node(), true), value, null::<W>()))
    }

    /// What the closure makes of the value, or this where there is none.
    pub fn map_or<W: Scalar>(
        self,
        fallback: impl Fits<T, W>,
        change: impl FnOnce(Val<T, B>) -> Val<T, W>,
    ) -> Val<T, W> {
        let value = change(inner(&self)).into_node();
        Val::new(choice(is_null(self.into_node(), true), value, fallback.into_node()))
    }

    /// What one closure makes of the value, or the other where there is none.
    pub fn map_or_else<W: Scalar>(
        self,
        fallback: impl FnOnce() -> Val<T, W>,
        change: impl FnOnce(Val<T, B>) -> Val<T, W>,
    ) -> Val<T, W> {
        let fallback = fallback();
        self.map_or(fallback, change)
    }

    /// What the closure makes of the value, which may be `None` as well.
    pub fn and_then<W: Scalar>(
        self,
        change: impl FnOnce(Val<T, B>) -> Val<T, Option<W>>,
    ) -> Val<T, Option<W>> {
        let value = change(inner(&self)).into_node();
        Val::new(choice(is_null(self.into_node(), true), value, null::<W>()))
    }

    /// The value if the closure says true of it.
    pub fn filter<C: Truth<T>>(self, test: impl FnOnce(Val<T, B>) -> C) -> Val<T, Option<B>> {
        let test = test(inner(&self)).truth();
        let condition = both(is_null(self.node().clone(), true), test);
        Val::new(choice(condition, self.into_node(), null::<B>()))
    }

    /// The one of the two that there is, if there is one alone.
    pub fn xor(self, other: impl Fits<T, Option<B>>) -> Val<T, Option<B>> {
        let (one, other) = (self.into_node(), other.into_node());
        let alone = choice(is_null(one.clone(), true), null::<B>(), other.clone());
        Val::new(choice(is_null(other, true), alone, one))
    }
}

/// The first of the two that is no NULL.
fn coalesce(value: Node, fallback: Node) -> Node {
    if !value.may_be_null() {
        return value;
    }
    if let Node::Literal(Literal { value: Value::Null, .. }) = &value {
        return fallback;
    }
    // SQL does not say that the fallback is left alone.
    if fallback.may_fail() {
        return choice(is_null(value.clone(), true), value, fallback);
    }
    let storage = value.storage();
    let mut values = match value {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Coalesce(node) => node.values,
            other @ (ChoiceNode::NullIf(_) | ChoiceNode::Extreme(_) | ChoiceNode::Case(_)) => {
                vec![Node::from(other)]
            }
        },
        other => vec![other],
    };
    let fallback = if storage == Storage::Usual { fallback } else { fallback.meeting(storage) };
    values.push(fallback);
    Node::from(ChoiceNode::Coalesce(Coalesce { values }))
}
