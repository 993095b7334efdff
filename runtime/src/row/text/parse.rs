//! Text that is read as another type.

use std::marker::PhantomData;

use super::super::choice::choice;
use super::super::compare::same;
use super::super::logic::known;
use super::super::{Fits, Val};
use crate::expr::{CastNode, IntoNode as _, Literal, Node, Parse, ParseTo};
use crate::table::{Scalar, SqlType, Table};

/// A type that a text of a row can be read as.
#[diagnostic::on_unimplemented(
    message = "a text of the row cannot be read as `{Self}` with the same meaning in every dialect",
    label = "not read from text",
    note = "`i32`, `i64` and `bool` can be read"
)]
pub trait Read: Scalar {
    /// The value, or NULL for a text that is none.
    fn read(text: Node) -> Node;
}

#[diagnostic::do_not_recommend]
impl Read for i32 {
    fn read(operand: Node) -> Node {
        Node::from(CastNode::Parse(Parse { operand, to: ParseTo::I32, strict: false }))
    }
}

#[diagnostic::do_not_recommend]
impl Read for i64 {
    fn read(operand: Node) -> Node {
        Node::from(CastNode::Parse(Parse { operand, to: ParseTo::I64, strict: false }))
    }
}

#[diagnostic::do_not_recommend]
impl Read for bool {
    fn read(operand: Node) -> Node {
        let is = |word: &str| same(operand.clone(), super::text(word), false);
        let neither =
            choice(is("false"), known(false), Node::Literal(Literal::null(SqlType::Bool)));
        choice(is("true"), known(true), neither)
    }
}

/// What a text was read as: `Err` is NULL.
#[derive(Clone, Debug)]
pub struct Parsed<T, X> {
    value: Node,
    of: PhantomData<fn() -> (T, X)>,
}

impl<T: Table> Val<T, String> {
    /// The text read as another type; `Err` for a text that is none.
    pub fn parse<X: Read>(self) -> Parsed<T, X> {
        Parsed { value: X::read(self.into_node()), of: PhantomData }
    }
}

impl<T, X: Read> Parsed<T, X> {
    /// The value, or `None` for a text that is none.
    pub fn ok(self) -> Val<T, Option<X>> {
        Val::new(self.value)
    }

    /// Whether the text is one.
    pub fn is_ok(self) -> Val<T, bool> {
        self.ok().is_some()
    }

    /// Whether the text is none.
    pub fn is_err(self) -> Val<T, bool> {
        self.ok().is_none()
    }

    /// The value, or this one for a text that is none.
    pub fn unwrap_or(self, fallback: impl Fits<T, X>) -> Val<T, X> {
        self.ok().unwrap_or(fallback)
    }

    /// The value, or its type's default for a text that is none.
    pub fn unwrap_or_default(self) -> Val<T, X>
    where
        X: Default + Fits<T, X>,
    {
        self.ok().unwrap_or_default()
    }
}
