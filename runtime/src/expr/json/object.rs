//! An object of given keys.

use super::{IntoJson, JsonNode, JsonValue};
use crate::expr::{Expr, Node};
use crate::table::Json;

/// An object of given keys.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonObject {
    /// The keys, each once, and their values.
    pub entries: Vec<(String, JsonValue)>,
}

impl JsonObject {
    /// The object that a node makes.
    pub(crate) fn of(node: &Node) -> Option<&JsonObject> {
        let Node::Json(node) = node else { return None };
        let JsonNode::Object(object) = node.as_ref() else { return None };
        Some(object)
    }
}

/// An object of these keys: `(("a", 1), ("b", User::name))`, or a list of pairs of one type. A
/// value that is NULL becomes JSON's null.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { id: i64, name: Option<String>, about: Json }
///
/// let tags = json_array((User::name, "new", true));
/// let about = json_object((("id", User::id), ("name", User::name), ("tags", tags)));
/// let change = User::update().set(User::about, about);
/// # let _ = change;
/// ```
pub fn json_object<T>(entries: impl IntoEntries<T>) -> Expr<T, Json> {
    Expr::new(Node::from(JsonNode::Object(JsonObject { entries: entries.into_entries() })))
}

/// What [`json_object`] takes: a tuple or a list of keys and values.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not the keys and values of an object of table `{T}`",
    label = "not pairs of a key and a value",
    note = "a tuple of pairs, `((\"a\", 1), (\"b\", User::name))`, or an array or Vec of pairs"
)]
pub trait IntoEntries<T> {
    /// The keys and values, in their order.
    fn into_entries(self) -> Vec<(String, JsonValue)>;
}

fn entry<T>((key, value): (impl Into<String>, impl IntoJson<T>)) -> (String, JsonValue) {
    (key.into(), value.into_json())
}

#[diagnostic::do_not_recommend]
impl<T, K: Into<String>, V: IntoJson<T>, const N: usize> IntoEntries<T> for [(K, V); N] {
    fn into_entries(self) -> Vec<(String, JsonValue)> {
        self.into_iter().map(entry).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<T, K: Into<String>, V: IntoJson<T>> IntoEntries<T> for Vec<(K, V)> {
    fn into_entries(self) -> Vec<(String, JsonValue)> {
        self.into_iter().map(entry).collect()
    }
}

macro_rules! tuples {
    ($([$($key:ident $value:ident $at:tt)*];)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, $($key: Into<String>, $value: IntoJson<T>),*> IntoEntries<T>
            for ($(($key, $value),)*)
        {
            fn into_entries(self) -> Vec<(String, JsonValue)> {
                vec![$(entry(self.$at)),*]
            }
        }
    )*};
}

tuples! {
    [KA A 0];
    [KA A 0 KB B 1];
    [KA A 0 KB B 1 KC C 2];
    [KA A 0 KB B 1 KC C 2 KD D 3];
    [KA A 0 KB B 1 KC C 2 KD D 3 KE E 4];
    [KA A 0 KB B 1 KC C 2 KD D 3 KE E 4 KF F 5];
    [KA A 0 KB B 1 KC C 2 KD D 3 KE E 4 KF F 5 KG G 6];
    [KA A 0 KB B 1 KC C 2 KD D 3 KE E 4 KF F 5 KG G 6 KH H 7];
    [KA A 0 KB B 1 KC C 2 KD D 3 KE E 4 KF F 5 KG G 6 KH H 7 KI I 8];
    [KA A 0 KB B 1 KC C 2 KD D 3 KE E 4 KF F 5 KG G 6 KH H 7 KI I 8 KJ J 9];
}
