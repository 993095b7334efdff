//! Refuses what a dialect cannot say, before anything is written.

mod cast;
mod choice;
mod column;
mod compare;
mod digits;
mod expr;
mod ident;
mod insert;
mod join;
mod json;
mod literal;
mod number;
mod predicate;
mod query;
mod statement;
mod text;
mod time;

pub(super) use ident::check as name;
pub(super) use literal::check as literal;
pub(super) use statement::raw_text;

use super::Refusal;
use crate::Dialect;
use crate::expr::Join;
use crate::statement::Statement;

/// Everything in a statement that the dialect cannot say; empty if [`write`](super::write) may run.
pub(crate) fn check(statement: &Statement, dialect: Dialect) -> Vec<Refusal> {
    let mut refusals = Refusals { dialect, joins: Vec::new(), found: Vec::new() };
    statement::check(statement, &mut refusals);
    refusals.found
}

/// The refusals that have been found so far.
pub(super) struct Refusals {
    pub(super) dialect: Dialect,
    /// What is joined to the row that is spoken of.
    pub(super) joins: Vec<Join>,
    pub(super) found: Vec<Refusal>,
}

impl Refusals {
    /// The dialect cannot say this.
    pub(super) fn dialect(&mut self, problem: impl Into<String>, way_out: impl Into<String>) {
        self.push(Some(self.dialect), problem.into(), way_out.into());
    }

    /// No dialect can: the statement itself is wrong.
    pub(super) fn statement(&mut self, problem: impl Into<String>, way_out: impl Into<String>) {
        self.push(None, problem.into(), way_out.into());
    }

    pub(super) fn push(&mut self, dialect: Option<Dialect>, problem: String, way_out: String) {
        let refusal = Refusal { dialect, problem, way_out };
        if !self.found.contains(&refusal) {
            self.found.push(refusal);
        }
    }
}
