//! What fits where, and what the compiler says of the rest.
//!
//! A trait whose last parameter `O` is the type of a result lets the compiler leave that open where
//! the trait is not met, so that one mistake is one error. `Nothing` is there so that there always
//! are several to choose from: of one alone the compiler would take the result before it looks.

use super::{JsonEqual, compare, json};
use crate::expr::{IntoExpr, IntoNode, Node};
use crate::table::{ColumnType, Comparable, Json, Ordered};

/// What no type is.
pub trait Never {}

/// A result of what is not met, of which there are two.
#[derive(Clone, Copy, Debug)]
pub struct Nothing<const WHICH: bool>(());

/// What fits where a value of type `V` of a row of `T` goes: `T` fits `Option<T>`, `&str` a text.
#[diagnostic::on_unimplemented(
    message = "expected a value of type `{V}` for a row of `{T}`, found `{Self}`",
    label = "not of type `{V}` for `{T}`",
    note = "`.unwrap_or(…)` makes a value of an `Option`, `as` another number of a number, `.to_string()` a text of it, `.as_str()` of a document"
)]
pub trait Fits<T, V>: IntoNode {}

#[diagnostic::do_not_recommend]
impl<T, V, R: IntoExpr<T, V>> Fits<T, V> for R {}

/// What `==` compares with a `V` of a row of `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with `{V}` of a row of `{T}`",
    label = "not compared with `{V}` of `{T}`",
    note = "both sides are of one type and of one table; a part of a document is compared with a string, a number or a bool: `t.doc[\"key\"] == \"x\"`"
)]
pub trait SameAs<T, V> {
    /// Whether the two are the same, or are not.
    fn same(self, left: Node, negated: bool) -> Node;
}

#[diagnostic::do_not_recommend]
impl<T, V: ColumnType<Base: Comparable>, R: IntoExpr<T, V>> SameAs<T, V> for R {
    fn same(self, left: Node, negated: bool) -> Node {
        compare::same(left, self.into_node(), negated)
    }
}

#[diagnostic::do_not_recommend]
impl<T, R: JsonEqual<T>> SameAs<T, Json> for R {
    fn same(self, left: Node, negated: bool) -> Node {
        json::equal(left, self, negated)
    }
}

/// Values with an order that is the same in every dialect.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no order here",
    label = "of type `{Self}`",
    note = "an `Option` says first what it is where it is `None`: `.unwrap_or(…)`; bools, enums and Uuids are compared with `==`"
)]
pub trait InOrder {}

#[diagnostic::do_not_recommend]
impl<B: Ordered> InOrder for B {}
