//! Whether a document has an element.

use super::JsonNode;
use crate::expr::{Condition, IntoNode as _, Node};
use crate::table::{Json, StoredAsJson};

/// Whether a document is an array with an element, or is that element itself.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonContains {
    /// The document.
    pub document: Node,
    /// The element: a string, a whole number, true or false.
    pub element: Json,
}

/// What a document's elements can be compared with in every dialect.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an element that every dialect can look for in a document",
    label = "not a string, a whole number or a bool",
    note = "an element is a string, an i64, an i32 or a bool"
)]
pub trait IntoJsonScalar {
    /// The element as JSON.
    fn into_scalar(self) -> Json;
}

macro_rules! json_scalars {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl IntoJsonScalar for $ty {
            fn into_scalar(self) -> Json {
                Json::from(self)
            }
        }
    )*};
}

json_scalars!(&str, String, bool, i32, i64);

operands! { impl[V: StoredAsJson] V {
    /// The document is an array that has this element, or is the element itself; unknown for
    /// NULL, false for an object.
    ///
    /// It looks at the top of the array alone: an array within it is no element. An element is
    /// text, a whole number or a bool.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { tags: Option<Json> }
    ///
    /// let owners = User::delete().filter(User::tags.contains("owner"));
    /// # let _ = owners;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `a @> '"owner"'` |
    /// | mysql | `JSON_OVERLAPS(a, '["owner"]')` |
    /// | sqlite | `CASE WHEN a IS NOT NULL THEN json_type(a) <> 'object' AND EXISTS (SELECT 1 FROM json_each(a) WHERE json_each.type = 'text' AND json_each.atom = 'owner') END` |
    pub fn contains(self, element: impl IntoJsonScalar) -> Condition<T> {
        Condition::new(Node::from(JsonNode::Contains(JsonContains {
            document: self.into_node(),
            element: element.into_scalar(),
        })))
    }
}}
