//! A place in a document.

use std::marker::PhantomData;

use super::{JsonNode, JsonPart};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, Json, StoredAsJson};

/// A step into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonStep {
    /// Into an object, by key.
    Key(String),
    /// Into an array, by position from 0.
    Index(u32),
}

/// What [`JsonPath::get`] takes: a key, or a position from 0.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a step into a document",
    label = "neither a key nor a position",
    note = "a step is a key (`&str`) or a position (`u32`)"
)]
pub trait JsonKey {
    /// The step.
    fn into_step(self) -> JsonStep;
}

#[diagnostic::do_not_recommend]
impl JsonKey for &str {
    fn into_step(self) -> JsonStep {
        JsonStep::Key(self.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl JsonKey for String {
    fn into_step(self) -> JsonStep {
        JsonStep::Key(self)
    }
}

#[diagnostic::do_not_recommend]
impl JsonKey for u32 {
    fn into_step(self) -> JsonStep {
        JsonStep::Index(self)
    }
}

/// A place in a document of table `T`, whose document is of type `V`.
///
/// A key leads into an object alone and a position into an array alone, so `get("0")` and `get(0)`
/// never mean the same place. What is asked of a place is an answer for a document that is NULL
/// too: it leads nowhere.
#[derive(Clone, Debug)]
pub struct JsonPath<T, V> {
    pub(super) document: Node,
    pub(super) path: Vec<JsonStep>,
    of: PhantomData<fn() -> (T, V)>,
}

impl<T, V> JsonPath<T, V> {
    /// One step further.
    pub fn get(mut self, key: impl JsonKey) -> Self {
        self.path.push(key.into_step());
        self
    }

    /// What is there, as a document: NULL where the path leads nowhere, JSON's null where that is.
    pub fn json(self) -> Expr<T, Option<Json>> {
        Expr::new(self.part())
    }

    pub(super) fn part(self) -> Node {
        Node::from(JsonNode::Part(JsonPart { document: self.document, path: self.path }))
    }
}

operands! { impl[V: ColumnType] V {
    /// The place under a key of the document's object, or at a position of its array.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "associations")]
    /// struct Association { payload: Json }
    ///
    /// let image = Association::payload.get("body").get("images").get(0).text();
    /// # let _ = image;
    /// ```
    pub fn get(self, key: impl JsonKey) -> JsonPath<T, V>
    where
        V: StoredAsJson,
    {
        // A path into a part is a longer path.
        let (document, mut path) = match self.into_node() {
            Node::Json(node) => match *node {
                JsonNode::Part(part) => (part.document, part.path),
                other => (Node::from(other), Vec::new()),
            },
            other => (other, Vec::new()),
        };
        path.push(key.into_step());
        JsonPath { document, path, of: PhantomData }
    }
}}
