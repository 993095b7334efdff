//! Documents, with the names that `serde_json` has.

use super::{Never, Nothing, Val};
use crate::expr::{
    IntoJson, IntoNode as _, JsonAppend, JsonArray, JsonKey, JsonNode, JsonObject, JsonPart,
    JsonPlace, JsonQuestion, JsonScalar, JsonSet, JsonStep, JsonText, JsonTyped, JsonValue, Node,
};
use crate::table::{ColumnType, Json, StoredAsJson};

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
fn place(node: Node) -> (Node, Vec<JsonStep>) {
    match node {
        Node::Json(json) => match *json {
            JsonNode::Part(JsonPart { document, path }) => (document, path),
            other => (Node::from(other), Vec::new()),
        },
        other => (other, Vec::new()),
    }
}

/// `document[a][b] = value`
pub fn set_in<T, V: ColumnType + StoredAsJson, const N: usize>(
    document: Val<T, V>,
    steps: [Step; N],
    value: impl IntoJson<T>,
) -> Val<T, V> {
    let (document, path) = (document.into_node(), steps.into());
    Val::new(Node::from(JsonNode::Set(JsonSet { document, path, value: value.into_json() })))
}

#[diagnostic::do_not_recommend]
impl<T> IntoJson<T> for Val<T, Json> {
    fn into_json(self) -> JsonValue {
        JsonValue { nullable: self.node().may_be_null(), value: self.into_node() }
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

impl<T> Val<T, Json> {
    /// The string, number or bool there as text; `None` for JSON's null, and where nothing is.
    pub fn text(self) -> Val<T, Option<String>> {
        let (document, path) = place(self.into_node());
        Val::new(Node::from(JsonNode::Text(JsonText { document, path })))
    }

    /// The string, if it is one.
    pub fn as_str(self) -> Val<T, Option<String>> {
        self.typed(JsonScalar::Text)
    }

    /// The whole number, if it is one.
    pub fn as_i64(self) -> Val<T, Option<i64>> {
        self.typed(JsonScalar::I64)
    }

    /// The number, if it is one.
    pub fn as_f64(self) -> Val<T, Option<f64>> {
        self.typed(JsonScalar::F64)
    }

    /// The bool, if it is one.
    pub fn as_bool(self) -> Val<T, Option<bool>> {
        self.typed(JsonScalar::Bool)
    }

    fn typed<B>(self, scalar: JsonScalar) -> Val<T, Option<B>> {
        let document = self.into_node();
        Val::new(Node::from(JsonNode::Typed(JsonTyped { document, scalar })))
    }

    /// Whether it is JSON's null, or nothing is there.
    pub fn is_null(self) -> Val<T, bool> {
        self.question(JsonQuestion::IsNullOrMissing)
    }

    fn question(self, question: JsonQuestion) -> Val<T, bool> {
        let (document, path) = place(self.into_node());
        Val::new(Node::from(JsonNode::Place(JsonPlace { document, path, question })))
    }

    /// The part under a key or at a position, if something is there.
    pub fn get(self, key: impl JsonKey) -> Val<T, Option<Json>> {
        Val::of(index(self, key))
    }

    /// The array with one more element.
    pub fn append(self, element: impl IntoJson<T>) -> Val<T, Json> {
        let (document, element) = (self.into_node(), element.into_json());
        Val::new(Node::from(JsonNode::Append(JsonAppend { document, element })))
    }
}
