//! Programs in strict Rust: the same tokens for rustc over `&mut R`, and for `update!`.
#![expect(
    clippy::complexity,
    clippy::perf,
    clippy::style,
    reason = "rustc and the macro are given what users write, in more than one way"
)]

mod choices;
mod enums;
mod locals;
mod matches;
mod nested;
mod numbers;
mod options;
mod places;
mod texts;
mod values;

use amend::statement::Statement;

use crate::judge::caught;
use crate::row::R;

/// One closure, compiled twice.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) statement: fn() -> Statement,
    native: fn(&mut R),
}

impl Program {
    pub(crate) fn new(
        name: &'static str,
        statement: fn() -> Statement,
        native: fn(&mut R),
    ) -> Program {
        Program { name, statement, native }
    }

    /// What Rust does to a row; `None` where it panics.
    pub(crate) fn native(&self, row: &R) -> Option<R> {
        let mut row = row.clone();
        caught(|| (self.native)(&mut row)).then_some(row)
    }
}

/// The judge: what rustc accepts and does is what the statement has to do.
macro_rules! dual {
    ($name:literal, |$row:ident| $($body:tt)*) => {
        $crate::programs::Program::new(
            $name,
            || amend::statement::IntoStatement::into_statement(
                amend::update!(|$row: $crate::row::R| $($body)*)
            ),
            |$row: &mut $crate::row::R| $($body)*,
        )
    };
}
use dual;

/// Every program.
pub(crate) fn all() -> Vec<Program> {
    let mut programs = choices::programs();
    programs.extend(enums::programs());
    programs.extend(locals::programs());
    programs.extend(matches::programs());
    programs.extend(nested::programs());
    programs.extend(numbers::programs());
    programs.extend(options::programs());
    programs.extend(places::programs());
    programs.extend(texts::programs());
    programs.extend(values::programs());
    programs
}
