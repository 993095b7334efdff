//! A migration and its changes.

use std::ops::RangeInclusive;

use crate::statement::{IntoStatement, Statement};

/// An ordered list of changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Migration {
    changes: Vec<Change>,
}

/// A statement and the comment above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    comment: Option<String>,
    statement: Statement,
    rows: Option<RangeInclusive<u64>>,
}

impl Migration {
    /// Adds a change.
    ///
    /// A migration with one change may leave its comment to the function's description; with
    /// more, each needs its own.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: Option<String> }
    ///
    /// fn unknown_names(m: &mut Migration) {
    ///     m.change(User::update().set(User::name, "Unknown").filter(User::name.eq("")))
    ///         .comment("Backfill all empty user names.");
    /// }
    /// # unknown_names(&mut Migration::default());
    /// ```
    pub fn change(&mut self, statement: impl IntoStatement) -> &mut Change {
        let change = Change { comment: None, statement: statement.into_statement(), rows: None };
        self.changes.push(change);
        let last = self.changes.len() - 1;
        &mut self.changes[last]
    }

    /// The changes, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }
}

impl Change {
    /// Says what the change is for, above its statement. The text may have several lines.
    pub fn comment(&mut self, comment: impl Into<String>) -> &mut Self {
        self.comment = Some(comment.into());
        self
    }

    /// Says how many rows the change must change. Another number takes the whole file back.
    ///
    /// It is written above the statement as `-- amend:expect rows=…`.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: Option<String> }
    ///
    /// fn unknown_names(m: &mut Migration) {
    ///     m.change(User::update().set(User::name, "Unknown").filter(User::name.eq("")))
    ///         .expect_rows(100..=200);
    /// }
    /// # unknown_names(&mut Migration::default());
    /// ```
    pub fn expect_rows(&mut self, rows: RangeInclusive<u64>) -> &mut Self {
        self.rows = Some(rows);
        self
    }

    /// How many rows it must change, if it says so.
    pub fn expected_rows(&self) -> Option<&RangeInclusive<u64>> {
        self.rows.as_ref()
    }

    /// The comment, if it has one of its own.
    pub fn own_comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// The statement.
    pub fn statement(&self) -> &Statement {
        &self.statement
    }
}
