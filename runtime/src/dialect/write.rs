//! Writes what has been checked. Nothing here can fail.
//!
//! The parts, from the outside in: [`statement`] makes clauses, [`layout`] puts them on lines,
//! [`expr`] writes conditions and values with as few parentheses as the meaning allows, and
//! [`literal`] with its kinds and [`ident`] write the leaves.

mod cast;
mod changed;
mod choice;
mod digits;
mod exact;
mod expr;
mod ident;
mod insert;
mod join;
mod json;
mod layout;
mod literal;
mod logic;
mod number;
mod number_literal;
mod order;
mod predicate;
mod query;
mod snapshot;
mod sqlite_float;
mod statement;
mod text;
mod text_literal;
mod time;
mod time_literal;

pub(super) use snapshot::{collects, collects_keys};

use crate::Dialect;
use crate::statement::Statement;

/// A statement as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The statement with its `;`, of one or more lines.
    pub(crate) sql: String,
    /// What its hexadecimal literals say, a line each.
    pub(crate) notes: Vec<String>,
}

/// Writes a statement that [`check`](super::check) has let through.
pub(crate) fn write(statement: &Statement, dialect: Dialect) -> Written {
    let mut writer = Writer::new(dialect);
    let sql = writer.statement(statement);
    Written { sql, notes: writer.notes }
}

/// Writes for one dialect.
pub(super) struct Writer {
    pub(super) dialect: Dialect,
    pub(super) notes: Vec<String>,
    /// What each row that can be seen is called, the nearest last.
    pub(super) scopes: Vec<String>,
    /// What is joined to the row that changes.
    joins: Vec<join::Standing>,
}

impl Writer {
    pub(super) fn new(dialect: Dialect) -> Self {
        Writer { dialect, notes: Vec::new(), scopes: Vec::new(), joins: Vec::new() }
    }
}
