//! A value that becomes part of a document.

use crate::expr::{Condition, Expr, IntoNode, Literal, Node, Value};
use crate::table::{Column, Json, Scalar, Table};

/// A value that becomes part of a document: NULL becomes JSON's null.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonValue {
    /// The value; a literal is a document itself.
    pub value: Node,
    /// Whether it may be NULL.
    pub nullable: bool,
}

/// What can be put into a document of table `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot become part of a document of table `{T}` in every dialect",
    label = "not a string, a whole number, a bool or a document of `{T}`",
    note = "each database writes a double, a Uuid or a time of the row in its own way; a literal double fits: `json!(0.5)`"
)]
pub trait IntoJson<T> {
    /// The value as part of a document.
    fn into_json(self) -> JsonValue;
}

/// A type whose values every database writes into a document in the same way.
pub trait InJson: Scalar {}

impl InJson for bool {}
impl InJson for i32 {}
impl InJson for i64 {}
impl InJson for String {}
impl InJson for Json {}

macro_rules! expressions {
    ($([$($bounds:tt)*] $ty:ty, $nullable:literal;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($bounds)*> IntoJson<T> for $ty {
            fn into_json(self) -> JsonValue {
                JsonValue { value: self.into_node(), nullable: $nullable }
            }
        }
    )*};
}

expressions! {
    [T: Table, B: InJson] Column<T, B>, false;
    [T: Table, B: InJson] Column<T, Option<B>>, true;
    [T, B: InJson] Expr<T, B>, false;
    [T, B: InJson] Expr<T, Option<B>>, true;
    [T] Condition<T>, true;
}

macro_rules! literals {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T> IntoJson<T> for $ty {
            fn into_json(self) -> JsonValue {
                JsonValue::literal(Json::from(self))
            }
        }
    )*};
}

literals!(bool, i32, i64, &str, String, Json);

#[diagnostic::do_not_recommend]
impl<T> IntoJson<T> for &String {
    fn into_json(self) -> JsonValue {
        JsonValue::literal(Json::from(self.as_str()))
    }
}

impl JsonValue {
    pub(crate) fn literal(value: Json) -> Self {
        JsonValue { value: Node::Literal(Literal::new(Value::Json(value))), nullable: false }
    }

    /// The value with another node.
    pub(super) fn map(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        let value = f(self.value);
        JsonValue { nullable: value.may_be_null(), value }
    }

    /// The document, if it was known when `gen` ran.
    pub(crate) fn known(&self) -> Option<&Json> {
        let Node::Literal(Literal { value: Value::Json(value), .. }) = &self.value else {
            return None;
        };
        Some(value)
    }
}
