//! Names of tables and columns.

use super::Refusals;
use crate::{Dialect, Printable, is_hidden};

/// PostgreSQL cuts a longer name with no more than a notice (NAMEDATALEN - 1).
const POSTGRES_BYTES: usize = 63;
/// The MySQL family refuses a longer name.
const MYSQL_CHARS: usize = 64;

pub(in crate::dialect) fn check(what: &str, name: &str, refusals: &mut Refusals) {
    let shown = Printable(name);
    if name.is_empty() {
        refusals.statement(format!("a {what} has an empty name"), "name it");
    }
    if name.chars().any(is_hidden) {
        refusals.statement(
            format!("the name of {what} `{shown}` has a character that cannot be seen"),
            "rename it by hand first; no reviewer could tell it from another",
        );
    }
    match refusals.dialect {
        Dialect::Postgres if name.len() > POSTGRES_BYTES => refusals.dialect(
            format!("{what} `{shown}` is longer than {POSTGRES_BYTES} bytes and would be cut"),
            "use the name as PostgreSQL has it",
        ),
        Dialect::Mysql if name.chars().count() > MYSQL_CHARS => refusals.dialect(
            format!("{what} `{shown}` is longer than {MYSQL_CHARS} characters"),
            "use the name as the database has it",
        ),
        Dialect::Mysql if name.ends_with(' ') || name.chars().any(|c| c > '\u{ffff}') => refusals
            .dialect(
                format!("{what} `{shown}` ends in a blank or has a character beyond U+FFFF"),
                "no table of the MySQL family can have that name",
            ),
        Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
    }
}
