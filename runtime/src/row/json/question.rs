//! What is asked of a document, and documents made of it.

use super::super::logic::any;
use super::super::option::is_null;
use super::super::{Fits, Val};
use super::{index, place};
use crate::expr::{
    IntoJson, IntoJsonScalar, IntoNode as _, JsonIsNull, JsonKey, JsonNode, JsonPlace,
    JsonQuestion, JsonScalar, JsonText, JsonType, JsonTyped, Node,
};
use crate::table::{Json, Table};

impl<T: Table> Val<T, Json> {
    /// The string, number or bool there as text; `None` for JSON's null, and where nothing is.
    /// SQL's own, for a path.
    pub fn text(self) -> Val<T, Option<String>> {
        let (document, path) = place(self.into_node());
        Val::new(Node::from(JsonNode::Text(JsonText { document, path })))
    }

    /// The string, if it is one.
    pub fn as_str(self) -> Val<T, Option<String>> {
        self.typed(JsonScalar::Text)
    }

    /// The whole number, if it is one however it is written: no database keeps 5 and 5.0 apart.
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

    pub(super) fn typed<B>(self, scalar: JsonScalar) -> Val<T, Option<B>> {
        let document = self.into_node();
        Val::new(Node::from(JsonNode::Typed(JsonTyped { document, scalar })))
    }

    /// Whether it is JSON's null, or nothing is there.
    pub fn is_null(self) -> Val<T, bool> {
        let (document, path) = place(self.into_node());
        if path.is_empty() {
            let missing = is_null(document.clone(), false);
            let null = Node::from(JsonNode::IsNull(JsonIsNull { document }));
            return Val::new(any([missing, null]));
        }
        let question = JsonQuestion::IsNullOrMissing;
        Val::new(Node::from(JsonNode::Place(JsonPlace { document, path, question })))
    }

    /// Whether it is a string.
    pub fn is_string(self) -> Val<T, bool> {
        self.is(JsonType::Text)
    }

    /// Whether it is a number.
    pub fn is_number(self) -> Val<T, bool> {
        self.is(JsonType::Number)
    }

    /// Whether it is a bool.
    pub fn is_boolean(self) -> Val<T, bool> {
        self.is(JsonType::Bool)
    }

    /// Whether it is an array.
    pub fn is_array(self) -> Val<T, bool> {
        self.is(JsonType::Array)
    }

    /// Whether it is an object.
    pub fn is_object(self) -> Val<T, bool> {
        self.is(JsonType::Object)
    }

    pub(super) fn is(self, ty: JsonType) -> Val<T, bool> {
        let (document, path) = place(self.into_node());
        let question = JsonQuestion::Is(ty);
        Val::new(Node::from(JsonNode::Place(JsonPlace { document, path, question })))
    }

    /// The part under a key or at a position, if something is there.
    pub fn get(self, key: impl JsonKey) -> Val<T, Option<Json>> {
        Val::of(index(self, key))
    }

    /// Whether a key is there, if only with JSON's null: SQL's own.
    pub fn has_key(self, key: impl Into<String>) -> Val<T, bool> {
        let (document, path) = place(index(self, key.into()).into_node());
        let question = JsonQuestion::Exists;
        Val::new(Node::from(JsonNode::Place(JsonPlace { document, path, question })))
    }

    /// How many elements an array has, or keys an object; `None` for anything else. SQL's own.
    pub fn json_length(self) -> Val<T, Option<i64>> {
        Val::of(self.built::<Option<Json>>().json_length())
    }

    /// `null`, `boolean`, `number`, `string`, `array` or `object`; `None` where nothing is. SQL's
    /// own.
    pub fn json_type(self) -> Val<T, Option<String>> {
        Val::of(self.built::<Option<Json>>().json_type())
    }

    /// Whether it is an array with this element, or this element: SQL's own.
    pub fn contains(self, element: impl IntoJsonScalar) -> Val<T, bool> {
        let found = self.built::<Option<Json>>().contains(element).into_node();
        Val::new(super::super::Truth::truth(crate::expr::Condition::<T>::new(found)))
    }

    /// The array with one more element; JSON's null becomes an array of it alone, anything else the
    /// first of two. SQL's own.
    pub fn append(self, element: impl IntoJson<T>) -> Val<T, Json> {
        Val::of(self.built::<Json>().append(element))
    }

    /// The object with this value under a key; what is no object stays as it is. SQL's own.
    pub fn with(self, key: impl Into<String>, value: impl IntoJson<T>) -> Val<T, Json> {
        Val::of(self.built::<Json>().with(key, value))
    }

    /// The object without a key; what is no object stays as it is. SQL's own.
    pub fn without(self, key: impl Into<String>) -> Val<T, Json> {
        Val::of(self.built::<Json>().without(key))
    }

    /// The object with the keys of another, whose values stand where both have a key. SQL's own.
    pub fn merge(self, other: impl Fits<T, Json>) -> Val<T, Json> {
        Val::of(self.built::<Json>().merge(Val::<T, Json>::of(other)))
    }
}
