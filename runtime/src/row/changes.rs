//! What a place holds after a method that changes it.

use super::arithmetic::concatenated;
use super::option::none;
use super::{Fits, Val};
use crate::expr::{IntoNode as _, Literal, Node, Value};
use crate::table::Scalar;

/// After `text.push_str(more)`.
pub fn after_push_str<T>(text: Val<T, String>, more: impl Fits<T, String>) -> Val<T, String> {
    Val::new(concatenated([text.into_node(), more.into_node()]))
}

/// After `text.push(character)`.
pub fn after_push<T>(text: Val<T, String>, more: char) -> Val<T, String> {
    let more = Node::Literal(Literal::new(Value::Text(more.to_string())));
    Val::new(concatenated([text.into_node(), more]))
}

/// After `text.clear()`.
pub fn after_clear<T>(_: Val<T, String>) -> Val<T, String> {
    Val::new(Node::Literal(Literal::new(Value::Text(String::new()))))
}

/// After `option.take()`.
pub fn after_take<T, B: Scalar>(_: Val<T, Option<B>>) -> Val<T, Option<B>> {
    none()
}

/// After `option.insert(value)`.
pub fn after_insert<T, B: Scalar>(
    _: Val<T, Option<B>>,
    value: impl Fits<T, B>,
) -> Val<T, Option<B>> {
    Val::of(value)
}

/// After `option.replace(value)`.
pub fn after_replace<T, B: Scalar>(
    option: Val<T, Option<B>>,
    value: impl Fits<T, B>,
) -> Val<T, Option<B>> {
    after_insert(option, value)
}

/// After `option.get_or_insert(value)`.
pub fn after_get_or_insert<T, B: Scalar>(
    option: Val<T, Option<B>>,
    value: impl Fits<T, B>,
) -> Val<T, Option<B>> {
    Val::of(option.unwrap_or(value))
}
