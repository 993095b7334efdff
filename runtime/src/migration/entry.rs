//! A function marked `#[data_migration]`, as it registers itself.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Error, Migration, Result};
use crate::Dialect;

/// A registered function.
#[derive(Debug)]
pub struct Entry {
    /// `version = "…"`, if it was given: 14 digits, a moment in UTC.
    pub version: Option<&'static str>,
    /// `name = "…"`, else the function's name.
    pub name: &'static str,
    /// The function's doc comment, line by line.
    pub description: &'static str,
    /// `dialects(…)`, else all.
    pub dialects: &'static [Dialect],
    /// The function's module, `crate::module`.
    pub module: &'static str,
    /// The source file, as the compiler was given it.
    pub file: &'static str,
    /// The line of the attribute.
    pub line: u32,
    /// The function.
    pub run: fn(&mut Migration) -> Result<()>,
}

inventory::collect!(Entry);

impl Entry {
    /// Runs the function.
    ///
    /// # Errors
    ///
    /// The error that the function returns, or its panic's message.
    pub fn build(&self) -> Result<Migration> {
        let mut migration = Migration::default();
        match catch_unwind(AssertUnwindSafe(|| (self.run)(&mut migration))) {
            Ok(outcome) => outcome.map(|()| migration),
            Err(panic) => {
                let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
                let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
                Err(Error::new(format!("it panicked: {}", text.as_deref().unwrap_or("no message"))))
            }
        }
    }

    /// Where the function stands, as `file:line`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.file.replace('\\', "/"), self.line)
    }
}

/// What a function marked `#[data_migration]` may return.
#[diagnostic::on_unimplemented(
    message = "a data migration returns nothing or `amend::Result<()>`, not `{Self}`"
)]
pub trait Outcome {
    /// As a result.
    fn into_result(self) -> Result<()>;
}

impl Outcome for () {
    fn into_result(self) -> Result<()> {
        Ok(())
    }
}

impl Outcome for Result<()> {
    fn into_result(self) -> Result<()> {
        self
    }
}
