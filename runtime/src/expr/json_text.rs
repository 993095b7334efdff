//! The text at a path of a document.

use std::marker::PhantomData;

use super::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, StoredAsJson};

/// The text at a path: NULL where the path leads nowhere or to JSON's null.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonText {
    /// The document.
    pub document: Node,
    /// The steps from its root.
    pub path: Vec<JsonStep>,
}

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

/// A place in a document of table `T`.
#[derive(Clone, Debug)]
pub struct JsonPath<T> {
    document: Node,
    path: Vec<JsonStep>,
    of: PhantomData<fn() -> T>,
}

impl<T> JsonPath<T> {
    /// One step further.
    pub fn get(mut self, key: impl JsonKey) -> Self {
        self.path.push(key.into_step());
        self
    }

    /// The text there: a string without its quotes, `true` or `false`, a number as the database
    /// writes it; NULL where the path leads nowhere or to JSON's null.
    pub fn text(self) -> Expr<T, Option<String>> {
        Expr::new(Node::JsonText(Box::new(JsonText { document: self.document, path: self.path })))
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
    pub fn get(self, key: impl JsonKey) -> JsonPath<T>
    where
        V: StoredAsJson,
    {
        JsonPath { document: self.into_node(), path: vec![key.into_step()], of: PhantomData }
    }
}}
