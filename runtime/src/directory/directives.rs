//! Directives above a statement: what the runtime does around it.
//!
//! `docs/directives.md` has the format, and `header.rs` what stands at the top of a file.

mod marks;
mod query;
mod read;
#[cfg(test)]
mod tests;
mod written;

use std::fmt;
use std::num::NonZeroU64;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

pub use marks::{Marks, marks};
pub use query::{Query, QueryError};
pub(super) use read::{Line, Read, read};

/// What a file says about one of its statements.
///
/// It is written in comment lines directly above the statement.
///
/// ```
/// use amend::directory::StatementDirective;
///
/// let text = "-- amend:expect none after: SELECT id FROM users\n--   WHERE name = ''";
/// let directive: StatementDirective = text.parse()?;
/// assert_eq!(directive.to_string(), text);
/// # Ok::<(), amend::directory::DirectiveError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StatementDirective {
    /// The statement runs in batches, within its [`Marks`].
    Batch(Batch),
    /// A query that must give no row.
    ExpectNone {
        /// When it is asked.
        when: When,
        /// What is asked.
        query: Query,
    },
    /// A query that must give some row.
    ExpectSome {
        /// When it is asked.
        when: When,
        /// What is asked.
        query: Query,
    },
    /// How many rows the statement must change.
    ExpectRows(RangeInclusive<u64>),
    /// The old values are archived, so that the change can be undone.
    Keep,
}

/// How a statement runs in batches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The table whose rows are counted off.
    pub table: String,
    /// The column by which they are.
    pub key: String,
    /// How many rows a batch has.
    pub size: NonZeroU64,
    /// How long to wait between two batches.
    pub pause: Option<Millis>,
    /// How long a batch may take; its size is made to fit.
    pub target: Option<Millis>,
}

/// Whether a query is asked before the statement or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Before the statement, or its first batch.
    Before,
    /// After the statement, or its last batch.
    After,
}

/// A time in whole milliseconds, written as `50ms`, `2s` or `1m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub u64);

impl From<Millis> for Duration {
    fn from(time: Millis) -> Self {
        Duration::from_millis(time.0)
    }
}

/// Lines that are no directive for a statement.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{reason} (hint: {hint})")]
#[non_exhaustive]
pub struct DirectiveError {
    pub(super) reason: String,
    pub(super) hint: String,
}

impl DirectiveError {
    pub(super) fn new(reason: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { reason: reason.into(), hint: hint.into() }
    }
}

impl FromStr for StatementDirective {
    type Err = DirectiveError;

    /// Reads the lines of one directive, `-- amend:` included.
    fn from_str(text: &str) -> Result<Self, DirectiveError> {
        written::parse(text)
    }
}

impl fmt::Display for StatementDirective {
    /// Writes the lines of the directive, without the last line's end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        written::write(self, f)
    }
}
