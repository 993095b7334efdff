//! One word of the language, as SQL and as Rust.

use amend::statement::Statement;

use super::thing::Thing;

/// A closure as a statement, and as what `rustc` makes of it where it is strict Rust.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) statement: Statement,
    pub(super) native: Option<fn(&mut Thing)>,
    /// Whether a row stays as it is where Rust panics; else the statement fails.
    pub(super) stays: bool,
}

impl Case {
    /// The same, where a row stays as it is for which Rust panics.
    pub(super) fn or_stays(self) -> Self {
        Case { stays: true, ..self }
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
            stays: false,
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
            stays: false,
        }
    };
}

pub(super) use {lenient, strict};
