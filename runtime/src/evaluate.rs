//! The reference evaluator: what a statement must do, without a database.
//!
//! [`apply`] runs a statement on rows in memory, with each type's exact arithmetic and text rules
//! as `docs/semantics.md` states them. Text compares exactly, as under a binary collation. The
//! servers are held against it by tests.

mod cast;
mod choice;
mod condition;
mod expr;
mod insert;
mod join;
mod json;
mod number;
mod predicate;
mod query;
mod statement;
mod tables;
mod text;
mod time;

pub use statement::apply;
pub use tables::{Row, Tables};

use std::fmt;

/// Why a statement has no outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Every server refuses it for these rows, and changes nothing: an overflow, say.
    Refused(String),
    /// A server may refuse it or not, as the order goes in which it looks at conditions.
    Undecided(String),
    /// It cannot be evaluated: raw text, or a sea-query statement.
    Unknown(&'static str),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Refused(why) => write!(f, "refused: {why}"),
            Failure::Undecided(why) => write!(f, "refused or not: {why}"),
            Failure::Unknown(what) => write!(f, "{what} is text for a database alone"),
        }
    }
}

impl std::error::Error for Failure {}

/// What an evaluation gives.
type Result<T> = std::result::Result<T, Failure>;
