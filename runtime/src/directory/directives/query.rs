//! A query in a directive.

use std::fmt;

use thiserror::Error;

use crate::is_hidden;

/// The text of a query, which can stand in the comment lines of a directive.
///
/// Whether it is one statement depends on the dialect: [`split`](crate::directory::split) says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Query(String);

/// Why a text is no [`Query`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QueryError {
    /// There is nothing in it.
    #[error("the query is empty")]
    Empty,
    /// PostgreSQL ends a comment at a bare CR, and a reviewer has to see what is asked.
    #[error("the query has a character that cannot be seen, U+{:04X}", *.0 as u32)]
    Hidden(char),
    /// Another tool could take it for a directive of its own.
    #[error("the query has `atlas:` or `amend:` in it")]
    Directive,
}

impl Query {
    /// Takes a query, without the white space around it and the `;` behind it.
    ///
    /// # Errors
    ///
    /// If nothing is left, if it has a character that cannot be seen, a line end and a tab
    /// excepted, or if it could be read as a directive.
    pub fn new(sql: &str) -> Result<Self, QueryError> {
        let sql = sql.trim_end_matches(|c: char| c == ';' || c.is_whitespace()).trim_start();
        if sql.is_empty() {
            return Err(QueryError::Empty);
        }
        if let Some(hidden) = sql.chars().find(|c| is_hidden(*c) && !matches!(c, '\n' | '\t')) {
            return Err(QueryError::Hidden(hidden));
        }
        if sql.contains("atlas:") || sql.contains("amend:") {
            return Err(QueryError::Directive);
        }
        Ok(Self(sql.to_owned()))
    }

    /// The query.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_what_stands_between_white_space_and_semicolons() {
        let query = |sql| Query::new(sql).map(|query| query.0);
        assert_eq!(query(" SELECT 1\n FROM t ; ;\n"), Ok("SELECT 1\n FROM t".to_owned()));
        assert_eq!(query(" ;\n"), Err(QueryError::Empty));
        assert_eq!(query("SELECT '\r'"), Err(QueryError::Hidden('\r')));
        assert_eq!(query("SELECT '\u{202e}'"), Err(QueryError::Hidden('\u{202e}')));
        assert_eq!(query("SELECT 'atlas:nolint'"), Err(QueryError::Directive));
        let error = QueryError::Hidden('\u{b}').to_string();
        assert_eq!(error, "the query has a character that cannot be seen, U+000B");
    }
}
