//! What a path leads to.

use super::{JsonNode, JsonPath, JsonStep};
use crate::expr::{Condition, Node};
use crate::table::{ColumnType, StoredAsJson};

/// A question about a place in a document, never unknown: a document that is NULL has no places.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonPlace {
    /// The document.
    pub document: Node,
    /// The steps from its root.
    pub path: Vec<JsonStep>,
    /// What is asked.
    pub question: JsonQuestion,
}

/// What is asked about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonQuestion {
    /// Whether something is there, JSON's null included.
    Exists,
    /// Whether JSON's null is there.
    IsNull,
    /// Whether nothing or JSON's null is there.
    IsNullOrMissing,
    /// Is a value of this type there?
    Is(JsonType),
}

/// The types of JSON's values but for null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// `true` or `false`
    Bool,
    /// A number, with a fraction or without.
    Number,
    /// A string.
    Text,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl<T, V> JsonPath<T, V> {
    /// The path leads somewhere, if only to JSON's null; never unknown.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { settings: Option<Json> }
    ///
    /// let theme = || User::settings.get("theme");
    /// let change = User::update()
    ///     .set(User::settings, User::settings.with("theme", "light"))
    ///     .filter(theme().exists().not().or(theme().is_json_null()));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | `.get("k").exists()` | `.get("k").is_json_null()` | `.get("k").is_null_or_missing()` |
    /// |---|---|---|---|
    /// | postgres | `a -> 'k' IS NOT NULL` | `jsonb_typeof(a -> 'k') IS NOT DISTINCT FROM 'null'` | `a ->> 'k' IS NULL` |
    /// | mysql | `JSON_EXTRACT(a, '$."k"') IS NOT NULL` | `JSON_TYPE(JSON_EXTRACT(a, '$."k"')) <=> 'NULL'` | `COALESCE(JSON_TYPE(JSON_EXTRACT(a, '$."k"')), 'NULL') = 'NULL'` |
    /// | sqlite | `json_type(a, '$."k"') IS NOT NULL` | `json_type(a, '$."k"') IS 'null'` | `a ->> '$."k"' IS NULL` |
    pub fn exists(self) -> Condition<T> {
        self.question(JsonQuestion::Exists)
    }

    /// The path leads to JSON's null; false where it leads nowhere, never unknown.
    pub fn is_json_null(self) -> Condition<T> {
        self.question(JsonQuestion::IsNull)
    }

    /// The path leads nowhere or to JSON's null, or the document is NULL; never unknown.
    pub fn is_null_or_missing(self) -> Condition<T> {
        self.question(JsonQuestion::IsNullOrMissing)
    }

    /// An object is there that has this key; never unknown.
    pub fn has_key(self, key: impl Into<String>) -> Condition<T> {
        self.get(key.into()).exists()
    }

    fn question(self, question: JsonQuestion) -> Condition<T> {
        let JsonPath { document, path, .. } = self;
        Condition::new(Node::from(JsonNode::Place(JsonPlace { document, path, question })))
    }
}

operands! { impl[V: ColumnType] V {
    /// The document is an object that has this key, if only with JSON's null; false for NULL.
    pub fn has_key(self, key: impl Into<String>) -> Condition<T>
    where
        V: StoredAsJson,
    {
        self.get(key.into()).exists()
    }
}}
