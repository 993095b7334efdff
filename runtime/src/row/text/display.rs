//! Values as parts of a text.

use uuid::Uuid;

use super::super::arithmetic::concatenated;
use super::super::{As, Val};
use crate::expr::{IntoNode as _, Node};

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
                <$ty as As<String>>::cast(value)
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

displayed!(i8, i16, i32, i64, u8, u16, u32, u64, usize, Uuid);

/// A value as a part of a `format!`.
pub fn display<T, V: Display>(value: Val<T, V>) -> Val<T, String> {
    Val::new(V::text(value.into_node()))
}

/// A text as a part of a `format!`.
pub fn piece<T>(text: impl Into<String>) -> Val<T, String> {
    Val::new(super::text(text))
}

/// The parts of a `format!`.
pub fn joined<T, const N: usize>(parts: [Val<T, String>; N]) -> Val<T, String> {
    Val::new(concatenated(parts.into_iter().map(Val::into_node)))
}
