//! What is looked for in a text.

use super::super::Val;
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{Column, Table};

/// What is looked for.
#[derive(Clone, Debug)]
pub enum Sought {
    /// One of these, which were known when `gen` ran.
    Texts(Vec<String>),
    /// A text of the row.
    Row(Node),
}

/// What can be looked for in a text of a row of `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be looked for in a text of the row",
    label = "neither text nor characters",
    note = "look for a `&str`, a `char`, an array of `char`s, or a text of the row; a function of characters runs when `gen` does"
)]
pub trait Needle<T> {
    /// What is looked for.
    fn sought(self) -> Sought;
}

/// What was known when `gen` ran and another text can stand for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be replaced in a text of the row",
    label = "neither a `&str` nor a `char`",
    note = "what goes is known when `gen` runs, since an empty text of a row would stand between all characters; of several characters each has a `.replace(…)` of its own"
)]
pub trait Known {
    /// The text.
    fn text(self) -> String;
}

macro_rules! known {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Known for $ty {
            fn text(self) -> String {
                self.to_string()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Needle<T> for $ty {
            fn sought(self) -> Sought {
                Sought::Texts(vec![self.to_string()])
            }
        }
    )*};
}

known! { &str String &String char }

macro_rules! several {
    ($([$($bounds:tt)*] $ty:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, $($bounds)*> Needle<T> for $ty {
            fn sought(self) -> Sought {
                Sought::Texts(self.iter().map(char::to_string).collect())
            }
        }
    )*};
}

several! {
    [const N: usize] [char; N];
    [const N: usize] &[char; N];
    [] &[char];
}

#[diagnostic::do_not_recommend]
impl<T> Needle<T> for Val<T, String> {
    fn sought(self) -> Sought {
        Sought::Row(self.into_node())
    }
}

#[diagnostic::do_not_recommend]
impl<T> Needle<T> for Expr<T, String> {
    fn sought(self) -> Sought {
        Sought::Row(self.into_node())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table> Needle<T> for Column<T, String> {
    fn sought(self) -> Sought {
        Sought::Row(self.into_node())
    }
}
