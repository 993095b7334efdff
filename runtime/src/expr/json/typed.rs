//! The value that a document is, if it is of one type.

use super::{JsonNode, JsonPath};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, StoredAsJson};

/// The value of a document that is one of this type: NULL for any other.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonTyped {
    /// The document, or a part of one.
    pub document: Node,
    /// Which values.
    pub scalar: JsonScalar,
}

/// The types of a document's values that have a type in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonScalar {
    /// true or false
    Bool,
    /// a whole number within `i64`
    I64,
    /// any number
    F64,
    /// a string
    Text,
}

macro_rules! typed {
    ($($(#[$doc:meta])* $method:ident -> $ty:ty, $scalar:ident;)*) => {
        operands! { impl[V: ColumnType] V {
            $(
                $(#[$doc])*
                pub fn $method(self) -> Expr<T, Option<$ty>>
                where
                    V: StoredAsJson,
                {
                    typed(self.into_node(), JsonScalar::$scalar)
                }
            )*
        }}

        impl<T, V> JsonPath<T, V> {
            $(
                $(#[$doc])*
                pub fn $method(self) -> Expr<T, Option<$ty>> {
                    typed(self.part(), JsonScalar::$scalar)
                }
            )*
        }
    };
}

typed! {
    /// true or false: NULL for anything else, the string `"true"` and the number 1 included.
    as_bool -> bool, Bool;
    /// A whole number within `i64`: NULL for anything else, the string `"7"` included.
    ///
    /// The value counts and not how it is written: `7`, `7.0` and `70e-1` are 7, since not every
    /// database keeps them apart.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "events")]
    /// struct Event { body: Json, votes: Option<i64> }
    ///
    /// let change = Event::update().set(Event::votes, Event::body.get("votes").as_i64());
    /// # let _ = change;
    /// ```
    as_i64 -> i64, I64;
    /// A number, as the double next to it: NULL for anything else.
    ///
    /// SQLite reads a decimal of many digits up to one unit in the last place off.
    as_f64 -> f64, F64;
    /// A string: NULL for anything else.
    as_str -> String, Text;
}

fn typed<T, X>(document: Node, scalar: JsonScalar) -> Expr<T, X> {
    Expr::new(Node::from(JsonNode::Typed(JsonTyped { document, scalar })))
}
