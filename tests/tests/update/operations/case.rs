//! One word of the language, as SQL and as Rust.

use amend::Dialect;
use amend::statement::Statement;

use super::thing::Thing;

/// A closure as a statement, and as what `rustc` makes of it where it is strict Rust.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) statement: Statement,
    pub(super) native: Option<fn(&mut Thing)>,
    pub(super) refused_by: &'static [Dialect],
}

impl Case {
    /// The same, which these dialects refuse.
    pub(super) fn refused_by(self, refused_by: &'static [Dialect]) -> Self {
        Case { refused_by, ..self }
    }
}

/// A closure that `rustc` accepts over a row: both do the same.
macro_rules! strict {
    ($name:literal, |$row:ident: Thing| $($body:tt)*) => {
        $crate::operations::case::Case {
            name: $name,
            statement: amend::statement::IntoStatement::into_statement(
                amend::update!(|$row: Thing| $($body)*),
            ),
            native: Some(|$row: &mut Thing| { $($body)* }),
            refused_by: &[],
        }
    };
}

/// A closure that only `update!` accepts, or whose limits are other than Rust's.
macro_rules! lenient {
    ($name:literal, |$row:ident: Thing| $($body:tt)*) => {
        $crate::operations::case::Case {
            name: $name,
            statement: amend::statement::IntoStatement::into_statement(
                amend::update!(|$row: Thing| $($body)*),
            ),
            native: None,
            refused_by: &[],
        }
    };
}

pub(super) use {lenient, strict};
