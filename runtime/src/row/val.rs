//! A value of the row.

use std::fmt;
use std::marker::PhantomData;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{Never, Nothing, Program};
use crate::expr::{Condition, Expr, IntoCondition, IntoExpr, IntoNode, Node, Operand};
use crate::table::{Column, ColumnType, Json, Scalar, Table};

/// A value of a row of table `T`, of the Rust type `V`, inside of `update!`.
///
/// Its methods have the names and the meaning that Rust's have on a `V`, without ownership:
/// `.clone()`, `.into()`, `&` and `*` say nothing.
pub struct Val<T, V> {
    node: Node,
    of: PhantomData<fn() -> (T, V)>,
}

impl<T, V> Val<T, V> {
    pub(super) fn new(node: Node) -> Self {
        Val { node, of: PhantomData }
    }

    pub(super) fn of(value: impl IntoNode) -> Self {
        Val::new(value.into_node())
    }

    /// The value as the builder has it, whose methods have SQL's meaning.
    pub(super) fn built<W>(&self) -> Expr<T, W> {
        Expr::new(self.node.clone())
    }

    pub(super) fn node(&self) -> &Node {
        &self.node
    }

    /// The value itself: nothing is moved in a row's closure.
    pub fn into(self) -> Self {
        self
    }

    /// The value itself: nothing is borrowed in a row's closure.
    pub fn as_ref(self) -> Self {
        self
    }

    /// The value itself: nothing is borrowed in a row's closure.
    pub fn as_deref(self) -> Self {
        self
    }

    /// The value itself: nothing is borrowed in a row's closure.
    pub fn copied(self) -> Self {
        self
    }

    /// The value itself: nothing is borrowed in a row's closure.
    pub fn cloned(self) -> Self {
        self
    }

    /// The value itself: nothing is borrowed in a row's closure.
    pub fn to_owned(self) -> Self {
        self
    }
}

impl<T, V> IntoNode for Val<T, V> {
    fn into_node(self) -> Node {
        self.node
    }
}

#[diagnostic::do_not_recommend]
impl<T, B: Scalar> IntoExpr<T, B> for Val<T, B> {}
#[diagnostic::do_not_recommend]
impl<T, B: Scalar> IntoExpr<T, Option<B>> for Val<T, B> {}
#[diagnostic::do_not_recommend]
impl<T, B: Scalar> IntoExpr<T, Option<B>> for Val<T, Option<B>> {}

#[diagnostic::do_not_recommend]
impl<T, B: Scalar> Operand<T, B> for Val<T, B> {
    type Value = B;
}
#[diagnostic::do_not_recommend]
impl<T, B: Scalar> Operand<T, B> for Val<T, Option<B>> {
    type Value = Option<B>;
}

#[diagnostic::do_not_recommend]
impl<T> IntoCondition<T> for Val<T, bool> {}

impl<T, V> Clone for Val<T, V> {
    fn clone(&self) -> Self {
        Val::new(self.node.clone())
    }
}

impl<T, V> fmt::Debug for Val<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt(f)
    }
}

/// What was known when `gen` ran, or was built, as a value of the row.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value that a row of `{T}` can have",
    label = "neither a value of a column's type nor an expression of `{T}`"
)]
pub trait Lift<T>: IntoNode {
    /// The type of the value.
    type Value;
}

impl<T> Program<T> {
    /// A value of the program's own as one of the row.
    pub fn lift<L: Lift<T>>(&self, value: L) -> Val<T, L::Value> {
        Val::of(value)
    }

    /// A literal number, whose type comes from where it goes.
    pub fn number<L: IntoNode>(&self, value: L) -> Val<T, L> {
        Val::of(value)
    }
}

/// What can stand to the left of an operator whose right side is a `V` of a row of `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` and a `{V}` of a row of `{T}` are not of one type",
    label = "not of type `{V}`",
    note = "`as` makes another number of a number, `.to_string()` a text; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Beside<T, V, O>: IntoNode {}

#[diagnostic::do_not_recommend]
impl<T, V: ColumnType, L: IntoExpr<T, V>> Beside<T, V, V> for L {}
#[diagnostic::do_not_recommend]
impl<T, V, L: IntoNode + Never> Beside<T, V, Nothing<false>> for L {}
#[diagnostic::do_not_recommend]
impl<T, V, L: IntoNode + Never> Beside<T, V, Nothing<true>> for L {}

/// A value of another's type, for an operator whose left side was known when `gen` ran.
pub fn beside<T, V, L: Beside<T, V, O>, O>(_: &Val<T, V>, value: L) -> Val<T, O> {
    Val::of(value)
}

macro_rules! lifts {
    ($([$($bounds:tt)*] $ty:ty => $value:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, $($bounds)*> Lift<T> for $ty {
            type Value = $value;
        }
    )*};
}

lifts! {
    [] bool => bool;
    [] i8 => i8;
    [] i16 => i16;
    [] i32 => i32;
    [] i64 => i64;
    [] u8 => u8;
    [] u16 => u16;
    [] u32 => u32;
    [] u64 => u64;
    [] usize => usize;
    [] f32 => f32;
    [] f64 => f64;
    [] Decimal => Decimal;
    [] &str => String;
    [] String => String;
    [] &String => String;
    [] &[u8] => Vec<u8>;
    [const N: usize] &[u8; N] => Vec<u8>;
    [] Vec<u8> => Vec<u8>;
    [] Json => Json;
    [] Uuid => Uuid;
    [] NaiveDate => NaiveDate;
    [] NaiveTime => NaiveTime;
    [] NaiveDateTime => NaiveDateTime;
    [] DateTime<Utc> => DateTime<Utc>;
    [B: Scalar + IntoNode] Option<B> => Option<B>;
    [V: ColumnType] Expr<T, V> => V;
    [V] Val<T, V> => V;
}

#[diagnostic::do_not_recommend]
impl<T: Table, V: ColumnType> Lift<T> for Column<T, V> {
    type Value = V;
}

#[diagnostic::do_not_recommend]
impl<T> Lift<T> for Condition<T> {
    type Value = Option<bool>;
}
