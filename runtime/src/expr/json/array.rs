//! An array of given elements.

use super::{IntoJson, JsonNode, JsonValue};
use crate::expr::{Expr, Node};
use crate::table::Json;

/// An array of given elements.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonArray {
    /// The elements.
    pub elements: Vec<JsonValue>,
}

/// An array of these elements: `(1, User::name)`, or a list of one type. An element that is NULL
/// becomes JSON's null. See [`json_object`](super::json_object).
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { tags: Json, name: Option<String> }
///
/// let change = User::update().set(User::tags, json_array((1, User::name)));
/// # let _ = change;
/// ```
///
/// | dialect | text |
/// |---|---|
/// | postgres | `jsonb_build_array(1, a)` |
/// | mysql | `JSON_ARRAY(1, CONVERT(a USING utf8mb4) COLLATE utf8mb4_bin)` |
/// | sqlite | `json_array(1, a)` |
pub fn json_array<T>(elements: impl IntoElements<T>) -> Expr<T, Json> {
    Expr::new(Node::from(JsonNode::Array(JsonArray { elements: elements.into_elements() })))
}

/// What [`json_array`] takes: a tuple or a list of values.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not the elements of an array of table `{T}`",
    label = "not values of a document",
    note = "a tuple of values, `(1, User::name)`, or an array or Vec of values of one type"
)]
pub trait IntoElements<T> {
    /// The elements, in their order.
    fn into_elements(self) -> Vec<JsonValue>;
}

#[diagnostic::do_not_recommend]
impl<T, V: IntoJson<T>, const N: usize> IntoElements<T> for [V; N] {
    fn into_elements(self) -> Vec<JsonValue> {
        self.into_iter().map(IntoJson::into_json).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: IntoJson<T>> IntoElements<T> for Vec<V> {
    fn into_elements(self) -> Vec<JsonValue> {
        self.into_iter().map(IntoJson::into_json).collect()
    }
}

macro_rules! tuples {
    ($([$($value:ident $at:tt)*];)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, $($value: IntoJson<T>),*> IntoElements<T> for ($($value,)*) {
            fn into_elements(self) -> Vec<JsonValue> {
                vec![$(self.$at.into_json()),*]
            }
        }
    )*};
}

tuples! {
    [A 0];
    [A 0 B 1];
    [A 0 B 1 C 2];
    [A 0 B 1 C 2 D 3];
    [A 0 B 1 C 2 D 3 E 4];
    [A 0 B 1 C 2 D 3 E 4 F 5];
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6];
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7];
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8];
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9];
}
