//! Text, with the names that Rust has.

use uuid::Uuid;

use super::arithmetic::concatenated;
use super::compare::same;
use super::{Fits, Val};
use crate::expr::{ExactLike, IntoNode as _, Literal, Node, Pattern, Value};
use crate::table::Table;

/// The characters of a text.
#[derive(Clone, Debug)]
pub struct Chars<T> {
    text: Val<T, String>,
}

impl<T: Table> Chars<T> {
    /// How many there are: code points, as Rust counts them.
    pub fn count(self) -> Val<T, i32> {
        Val::of(self.text.built::<String>().char_length())
    }
}

impl<T: Table> Val<T, String> {
    /// The text itself: nothing is borrowed in a row's closure.
    pub fn as_str(self) -> Self {
        self
    }

    /// The text itself.
    pub fn to_string(self) -> Self {
        self
    }

    /// Whether it has no character.
    pub fn is_empty(self) -> Val<T, bool> {
        let empty = Node::Literal(Literal::new(Value::Text(String::new())));
        Val::new(same(self.into_node(), empty, false))
    }

    /// How many bytes of UTF-8 it has.
    pub fn len(self) -> Val<T, i32> {
        Val::of(self.built::<String>().byte_length())
    }

    /// Its characters.
    pub fn chars(self) -> Chars<T> {
        Chars { text: self }
    }

    /// Whether it starts with this text, code point for code point.
    pub fn starts_with(self, text: &str) -> Val<T, bool> {
        self.like(Pattern::new().text(text).any())
    }

    /// Whether it ends with this text, code point for code point.
    pub fn ends_with(self, text: &str) -> Val<T, bool> {
        self.like(Pattern::new().any().text(text))
    }

    /// Whether this text is somewhere in it, code point for code point.
    pub fn contains(self, text: &str) -> Val<T, bool> {
        self.like(Pattern::new().any().text(text).any())
    }

    fn like(self, pattern: Pattern) -> Val<T, bool> {
        Val::new(Node::from(ExactLike { operand: self.into_node(), pattern }))
    }

    /// The text with one for each of the other.
    pub fn replace(self, from: impl Fits<T, String>, to: impl Fits<T, String>) -> Val<T, String> {
        let (from, to) = (Val::<T, String>::of(from), Val::<T, String>::of(to));
        Val::of(self.built::<String>().replace(from, to))
    }

    /// With the letters A to Z as a to z.
    pub fn to_ascii_lowercase(self) -> Val<T, String> {
        Val::of(self.built::<String>().to_ascii_lowercase())
    }

    /// With the letters a to z as A to Z.
    pub fn to_ascii_uppercase(self) -> Val<T, String> {
        Val::of(self.built::<String>().to_ascii_uppercase())
    }
}

/// A type that has one text in every dialect.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` has no text that is the same in every dialect",
    label = "of type `{Self}`",
    note = "text, whole numbers and Uuids have; an `Option` says first what it is where it is `None`"
)]
pub trait Display: Sized {
    /// The text.
    fn text(value: Node) -> Node;
}

#[diagnostic::do_not_recommend]
impl Display for String {
    fn text(value: Node) -> Node {
        value
    }
}

macro_rules! displayed {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Display for $ty {
            fn text(value: Node) -> Node {
                <$ty as super::As<String>>::cast(value)
            }
        }

        impl<T> Val<T, $ty> {
            /// The value as text.
            pub fn to_string(self) -> Val<T, String> {
                display(self)
            }
        }
    )*};
}

displayed!(i32, i64, Uuid);

/// A value as a part of a `format!`.
pub fn display<T, V: Display>(value: Val<T, V>) -> Val<T, String> {
    Val::new(V::text(value.into_node()))
}

/// A text as a part of a `format!`.
pub fn piece<T>(text: impl Into<String>) -> Val<T, String> {
    Val::new(Node::Literal(Literal::new(Value::Text(text.into()))))
}

/// The parts of a `format!`.
pub fn joined<T, const N: usize>(parts: [Val<T, String>; N]) -> Val<T, String> {
    Val::new(concatenated(parts.into_iter().map(Val::into_node)))
}
