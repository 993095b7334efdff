//! Documents, with the names that `serde_json` has.

mod equal;
mod question;
mod set;
mod whole;

pub use equal::JsonEqual;
pub(in crate::row) use equal::equal;
pub use set::set_in;
pub use whole::{Elements, Entries};

use super::{Never, Nothing, Val};
use crate::expr::{
    IntoJson, IntoNode as _, JsonArray, JsonKey, JsonNode, JsonObject, JsonPart, JsonStep,
    JsonValue, Node,
};
use crate::table::{Json, StoredAsJson};

/// What leads into a document: a key, or a position from 0.
pub type Step = JsonStep;

/// One step.
pub fn step(key: impl JsonKey) -> Step {
    key.into_step()
}

/// What has parts, each of which is an `O`.
#[diagnostic::on_unimplemented(
    message = "expected a document, found a value of type `{Self}`",
    label = "of type `{Self}`, which has no parts",
    note = "of a text, `.substring(…)`, `.starts_with(…)` or `.chars()`"
)]
pub trait Document<O> {}

#[diagnostic::do_not_recommend]
impl<V: StoredAsJson> Document<Json> for V {}
#[diagnostic::do_not_recommend]
impl<V: Never> Document<Nothing<false>> for V {}
#[diagnostic::do_not_recommend]
impl<V: Never> Document<Nothing<true>> for V {}

/// `document["key"]`, `document[0]`: JSON's null where there is nothing, as in Rust.
pub fn index<T, V: Document<O>, O>(document: Val<T, V>, key: impl JsonKey) -> Val<T, O> {
    let (document, mut path) = place(document.into_node());
    path.push(key.into_step());
    Val::new(Node::from(JsonNode::Part(JsonPart { document, path })))
}

/// A document, and the way to a part of it.
pub(in crate::row) fn place(node: Node) -> (Node, Vec<JsonStep>) {
    match node {
        Node::Json(json) => match *json {
            JsonNode::Part(JsonPart { document, path }) => (document, path),
            other => (Node::from(other), Vec::new()),
        },
        other => (other, Vec::new()),
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoJson<T> for Val<T, Json> {
    fn into_json(self) -> JsonValue {
        JsonValue { nullable: self.node().may_be_null(), value: self.into_node() }
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoJson<T> for Val<T, Option<Json>> {
    fn into_json(self) -> JsonValue {
        JsonValue { value: self.into_node(), nullable: true }
    }
}

macro_rules! parts {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T> IntoJson<T> for Val<T, $ty> {
            fn into_json(self) -> JsonValue {
                JsonValue { value: self.into_node(), nullable: false }
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> IntoJson<T> for Val<T, Option<$ty>> {
            fn into_json(self) -> JsonValue {
                JsonValue { value: self.into_node(), nullable: true }
            }
        }
    )*};
}

parts!(bool i32 i64 String);

/// A part of a `json!` that the row has.
pub fn json_part<T>(value: impl IntoJson<T>) -> JsonValue {
    value.into_json()
}

/// A part of a `json!` that was known when `gen` ran.
pub fn json_known(value: Json) -> JsonValue {
    JsonValue::literal(value)
}

/// `null` in a `json!`.
pub fn json_null() -> JsonValue {
    JsonValue::literal(Json::Null)
}

/// `[…]` in a `json!`.
pub fn json_array<const N: usize>(elements: [JsonValue; N]) -> JsonValue {
    let known: Option<Vec<Json>> = elements.iter().map(|part| part.known().cloned()).collect();
    match known {
        Some(known) => JsonValue::literal(Json::Array(known)),
        None => {
            let elements = elements.into();
            let value = Node::from(JsonNode::Array(JsonArray { elements }));
            JsonValue { value, nullable: false }
        }
    }
}

/// `{…}` in a `json!`.
pub fn json_object<const N: usize>(entries: [(String, JsonValue); N]) -> JsonValue {
    let known: Option<serde_json::Map<String, Json>> =
        entries.iter().map(|(key, part)| Some((key.clone(), part.known()?.clone()))).collect();
    match known {
        Some(known) => JsonValue::literal(Json::Object(known)),
        None => {
            let entries = entries.into();
            let value = Node::from(JsonNode::Object(JsonObject { entries }));
            JsonValue { value, nullable: false }
        }
    }
}

/// A `json!` as a value of the row.
pub fn document<T>(value: JsonValue) -> Val<T, Json> {
    Val::new(value.value)
}
