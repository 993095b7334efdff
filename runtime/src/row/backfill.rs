//! The end of a row's program: a statement, or why there is none.

use std::marker::PhantomData;

use crate::statement::{Impossible, IntoStatement, Statement};

/// What `update!` becomes: a statement, or why the program cannot be one, which `gen` says.
#[must_use = "an update changes nothing until it is given to `Migration::change`"]
#[derive(Debug)]
pub struct Backfill<T> {
    statement: Statement,
    of: PhantomData<fn() -> T>,
}

impl<T> Backfill<T> {
    pub(super) fn new(made: Result<Statement, Impossible>) -> Self {
        let statement = made.unwrap_or_else(Statement::Impossible);
        Backfill { statement, of: PhantomData }
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoStatement for Backfill<T> {
    fn into_statement(self) -> Statement {
        self.statement
    }
}
