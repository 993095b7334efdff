//! The types around the tree: what fits where.

use std::fmt;
use std::marker::PhantomData;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{ColumnRef, Literal, Node, Value};
use crate::table::{Column, ColumnType, Element, Json, Scalar, Table};

/// An expression over a row of table `T` whose values are of the Rust type `V`.
pub struct Expr<T, V> {
    node: Node,
    of: PhantomData<fn() -> (T, V)>,
}

/// A condition on a row of table `T`: true, false, or unknown where NULL makes it so.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { name: Option<String>, active: bool }
///
/// let _ = User::name.eq("a8m").and(User::active).or(User::name.is_null()).not();
/// ```
pub struct Condition<T> {
    node: Node,
    of: PhantomData<fn() -> T>,
}

/// Anything that stands for a node of the tree.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value that a statement can have",
    label = "neither a value nor an expression"
)]
pub trait IntoNode {
    /// The node.
    fn into_node(self) -> Node;
}

/// What a column of table `T` with values of type `V` can be set to.
#[diagnostic::on_unimplemented(
    message = "expected a value or expression of type `{V}` over table `{T}`, found `{Self}`",
    label = "not of type `{V}`",
    note = "a value is of exactly this type, an expression of this table too; NULL and what may be NULL fit only a column whose field is an `Option`"
)]
pub trait IntoExpr<T, V>: IntoNode {}

/// What a value of type `B` over table `T` can be compared with.
#[diagnostic::on_unimplemented(
    message = "expected a value or expression of type `{B}` over table `{T}` to compare with, found `{Self}`",
    label = "not of type `{B}`",
    note = "both sides are of one type and of one table; a comparison with NULL is never true, ask with `.is_null()`"
)]
pub trait Operand<T, B>: IntoNode {
    /// `B`, or `Option<B>` where it may be NULL.
    type Value: ColumnType<Base = B>;
}

/// A value that is known when `gen` runs, for a column with values of type `V`.
#[diagnostic::on_unimplemented(
    message = "expected a value of type `{V}`, found `{Self}`",
    label = "not of type `{V}`",
    note = "a row to insert has plain values, and `None` only for columns whose field is an `Option`"
)]
pub trait IntoLiteral<V>: IntoNode {}

/// What can be a condition on a row of table `T`.
#[diagnostic::on_unimplemented(
    message = "expected a condition on table `{T}`, found `{Self}`",
    label = "not a condition on `{T}`",
    note = "a condition is a comparison such as `.eq(…)` or `.is_null()` on the table's own columns, or a bool column"
)]
pub trait IntoCondition<T>: IntoNode {}

impl<T, V> Expr<T, V> {
    pub(crate) fn new(node: Node) -> Self {
        Expr { node, of: PhantomData }
    }
}

impl<T> Condition<T> {
    pub(crate) fn new(node: Node) -> Self {
        Condition { node, of: PhantomData }
    }
}

impl<T, V> IntoNode for Expr<T, V> {
    fn into_node(self) -> Node {
        self.node
    }
}

impl<T> IntoNode for Condition<T> {
    fn into_node(self) -> Node {
        self.node
    }
}

impl<T: Table, V> IntoNode for Column<T, V> {
    fn into_node(self) -> Node {
        Node::Column(ColumnRef { table: self.table(), column: self.def() })
    }
}

/// What fits where. A message says it in words; the compiler's list of these stays out of it.
macro_rules! fits {
    ($([$($bounds:tt)*] $ty:ty => $place:path;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($bounds)*> $place for $ty {}
    )*};
}

fits! {
    [T, B: Scalar] Expr<T, B> => IntoExpr<T, B>;
    [T, B: Scalar] Expr<T, B> => IntoExpr<T, Option<B>>;
    [T, B: Scalar] Expr<T, Option<B>> => IntoExpr<T, Option<B>>;
    [T: Table, B: Scalar] Column<T, B> => IntoExpr<T, B>;
    [T: Table, B: Scalar] Column<T, B> => IntoExpr<T, Option<B>>;
    [T: Table, B: Scalar] Column<T, Option<B>> => IntoExpr<T, Option<B>>;

    [T] Condition<T> => IntoCondition<T>;
    [T] Expr<T, bool> => IntoCondition<T>;
    [T] Expr<T, Option<bool>> => IntoCondition<T>;
    [T: Table] Column<T, bool> => IntoCondition<T>;
    [T: Table] Column<T, Option<bool>> => IntoCondition<T>;

    [T, B: Scalar + IntoNode] Option<B> => IntoExpr<T, Option<B>>;
    [B: Scalar + IntoNode] Option<B> => IntoLiteral<Option<B>>;
}

/// What can be compared and calculated with, and whether it may be NULL.
macro_rules! operand {
    ($([$($bounds:tt)*] $ty:ty => $base:ty, $value:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($bounds)*> Operand<T, $base> for $ty {
            type Value = $value;
        }
    )*};
}

operand! {
    [T, B: Scalar] Expr<T, B> => B, B;
    [T, B: Scalar] Expr<T, Option<B>> => B, Option<B>;
    [T: Table, B: Scalar] Column<T, B> => B, B;
    [T: Table, B: Scalar] Column<T, Option<B>> => B, Option<B>;
}

/// The Rust types of literals: each is exactly one column type, so that a bare number infers.
macro_rules! literals {
    ($($ty:ty => $base:ty, |$value:ident| $make:expr;)*) => {$(
        impl IntoNode for $ty {
            fn into_node(self) -> Node {
                let $value = self;
                Node::Literal(Literal::new($make))
            }
        }
        operand! { [T] $ty => $base, $base; }
        fits! {
            [T] $ty => IntoExpr<T, $base>;
            [T] $ty => IntoExpr<T, Option<$base>>;
            [] $ty => IntoLiteral<$base>;
            [] $ty => IntoLiteral<Option<$base>>;
        }
    )*};
}

literals! {
    bool => bool, |v| Value::Bool(v);
    i8 => i8, |v| Value::I8(v);
    i16 => i16, |v| Value::I16(v);
    i32 => i32, |v| Value::I32(v);
    i64 => i64, |v| Value::I64(v);
    u8 => u8, |v| Value::U8(v);
    u16 => u16, |v| Value::U16(v);
    u32 => u32, |v| Value::U32(v);
    u64 => u64, |v| Value::U64(v);
    usize => usize, |v| Value::I64(i64::try_from(v).unwrap_or(i64::MAX));
    f32 => f32, |v| Value::F32(v);
    f64 => f64, |v| Value::F64(v);
    Decimal => Decimal, |v| Value::Decimal(v);
    &str => String, |v| Value::Text(v.to_owned());
    String => String, |v| Value::Text(v);
    &String => String, |v| Value::Text(v.clone());
    &[u8] => Vec<u8>, |v| Value::Bytes(v.to_vec());
    Vec<u8> => Vec<u8>, |v| Value::Bytes(v);
    Json => Json, |v| Value::Json(v);
    Uuid => Uuid, |v| Value::Uuid(v);
    NaiveDate => NaiveDate, |v| Value::Date(v);
    NaiveTime => NaiveTime, |v| Value::Time(v);
    NaiveDateTime => NaiveDateTime, |v| Value::DateTime(v);
    DateTime<Utc> => DateTime<Utc>, |v| Value::Timestamp(v);
    Vec<bool> => Vec<bool>, |v| array(Element::Bool, v, Value::Bool);
    Vec<i32> => Vec<i32>, |v| array(Element::I32, v, Value::I32);
    Vec<i64> => Vec<i64>, |v| array(Element::I64, v, Value::I64);
    Vec<String> => Vec<String>, |v| array(Element::Text, v, Value::Text);
    Vec<Uuid> => Vec<Uuid>, |v| array(Element::Uuid, v, Value::Uuid);
}

impl<const N: usize> IntoNode for &[u8; N] {
    fn into_node(self) -> Node {
        self.as_slice().into_node()
    }
}

operand! { [T, const N: usize] &[u8; N] => Vec<u8>, Vec<u8>; }
fits! {
    [T, const N: usize] &[u8; N] => IntoExpr<T, Vec<u8>>;
    [T, const N: usize] &[u8; N] => IntoExpr<T, Option<Vec<u8>>>;
    [const N: usize] &[u8; N] => IntoLiteral<Vec<u8>>;
    [const N: usize] &[u8; N] => IntoLiteral<Option<Vec<u8>>>;
}

fn array<E>(element: Element, values: Vec<E>, value: impl Fn(E) -> Value) -> Value {
    Value::Array(element, values.into_iter().map(value).collect())
}

impl<B: Scalar + IntoNode> IntoNode for Option<B> {
    fn into_node(self) -> Node {
        match self {
            Some(value) => value.into_node(),
            None => Node::Literal(Literal::null(B::TYPE)),
        }
    }
}

impl<T, V> Clone for Expr<T, V> {
    fn clone(&self) -> Self {
        Expr::new(self.node.clone())
    }
}

impl<T> Clone for Condition<T> {
    fn clone(&self) -> Self {
        Condition::new(self.node.clone())
    }
}

impl<T, V> fmt::Debug for Expr<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt(f)
    }
}

impl<T> fmt::Debug for Condition<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt(f)
    }
}
