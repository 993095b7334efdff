//! The three dialects, and below this file what only this room knows: what each can say, and how.
//!
//! [`check`] refuses what a dialect cannot say; [`write`] then cannot fail.

mod check;
mod refusal;
mod sea;
mod write;

pub(crate) use check::check;
pub use refusal::Refusal;
pub(crate) use write::write;

use std::fmt;
use std::str::FromStr;

/// A family of SQL databases that read the same text.
///
/// The MySQL family is one dialect: a text written for it holds on MySQL and on MariaDB.
///
/// ```
/// use amend::Dialect;
///
/// assert_eq!("mariadb".parse::<Dialect>().unwrap(), Dialect::Mysql);
/// assert_eq!(Dialect::Postgres.name(), "postgres");
/// assert!("oracle".parse::<Dialect>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// PostgreSQL.
    Postgres,
    /// MySQL and MariaDB.
    Mysql,
    /// SQLite.
    Sqlite,
}

impl Dialect {
    /// Every dialect, in the order in which they are listed.
    pub const ALL: [Dialect; 3] = [Dialect::Postgres, Dialect::Mysql, Dialect::Sqlite];

    /// The name of its folder, of its feature and in `amend.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Dialect::Postgres => "postgres",
            Dialect::Mysql => "mysql",
            Dialect::Sqlite => "sqlite",
        }
    }

    /// What its makers call it.
    pub const fn title(self) -> &'static str {
        match self {
            Dialect::Postgres => "PostgreSQL",
            Dialect::Mysql => "MySQL/MariaDB",
            Dialect::Sqlite => "SQLite",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The error of parsing a [`Dialect`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not a dialect (hint: postgres, mysql or sqlite)")]
pub struct ParseDialectError {
    given: String,
}

impl FromStr for Dialect {
    type Err = ParseDialectError;

    /// Reads a dialect's name, or the scheme of a database URL.
    fn from_str(given: &str) -> Result<Self, ParseDialectError> {
        match given {
            "postgres" | "postgresql" => Ok(Dialect::Postgres),
            "mysql" | "mariadb" => Ok(Dialect::Mysql),
            "sqlite" => Ok(Dialect::Sqlite),
            _ => Err(ParseDialectError { given: given.to_owned() }),
        }
    }
}
