//! Text for what the builder cannot say.

use super::{IntoStatement, Statement};
use crate::Dialect;

/// Exactly one statement for each dialect, as text that Amend does not check.
///
/// A migration that is written for a dialect needs a text for it. The `;` at the end is ours.
///
/// ```
/// use amend::prelude::*;
///
/// let change = Raw::new()
///     .postgres("UPDATE users SET name = initcap(name)")
///     .mysql("UPDATE users SET name = CONCAT(UPPER(LEFT(name, 1)), SUBSTR(name, 2))")
///     .sqlite("UPDATE users SET name = upper(substr(name, 1, 1)) || substr(name, 2)");
/// # let _ = change;
/// ```
#[must_use = "a statement does nothing until it is given to `Migration::change`"]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    postgres: Option<String>,
    mysql: Option<String>,
    sqlite: Option<String>,
}

impl Raw {
    /// No text yet.
    pub fn new() -> Self {
        Raw::default()
    }

    /// The statement for PostgreSQL.
    pub fn postgres(mut self, statement: impl Into<String>) -> Self {
        self.postgres = Some(statement.into());
        self
    }

    /// The statement for MySQL and MariaDB.
    pub fn mysql(mut self, statement: impl Into<String>) -> Self {
        self.mysql = Some(statement.into());
        self
    }

    /// The statement for SQLite.
    pub fn sqlite(mut self, statement: impl Into<String>) -> Self {
        self.sqlite = Some(statement.into());
        self
    }

    /// The statement for a dialect, without white space around it and without its `;`.
    pub fn text(&self, dialect: Dialect) -> Option<&str> {
        let text = match dialect {
            Dialect::Postgres => &self.postgres,
            Dialect::Mysql => &self.mysql,
            Dialect::Sqlite => &self.sqlite,
        };
        text.as_deref().map(|text| text.trim().trim_end_matches(';').trim_end())
    }
}

#[diagnostic::do_not_recommend]
impl IntoStatement for Raw {
    fn into_statement(self) -> Statement {
        Statement::Raw(self)
    }
}
