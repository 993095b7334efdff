//! The servers that the tests run on.

use std::env;
use std::fmt;
use std::path::PathBuf;

use amend::Dialect;

/// A database that the tests run on. MySQL and MariaDB share a dialect and differ in much else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Server {
    /// PostgreSQL.
    Postgres,
    /// Oracle's MySQL.
    Mysql,
    /// MariaDB.
    Mariadb,
    /// SQLite, the one that is compiled into sqlx.
    Sqlite,
}

impl Server {
    /// Every server, in the order in which tests visit them.
    pub const ALL: [Server; 4] = [Server::Postgres, Server::Mysql, Server::Mariadb, Server::Sqlite];

    /// Its name in test output and in `AMEND_TEST_WITHOUT`.
    pub const fn name(self) -> &'static str {
        match self {
            Server::Postgres => "postgres",
            Server::Mysql => "mysql",
            Server::Mariadb => "mariadb",
            Server::Sqlite => "sqlite",
        }
    }

    /// The dialect whose files it reads.
    pub const fn dialect(self) -> Dialect {
        match self {
            Server::Postgres => Dialect::Postgres,
            Server::Mysql | Server::Mariadb => Dialect::Mysql,
            Server::Sqlite => Dialect::Sqlite,
        }
    }

    /// Whether tests run on it: always, unless `AMEND_TEST_WITHOUT` names it.
    ///
    /// # Panics
    ///
    /// When it was not left out and yet nobody said where it is.
    pub fn available(self) -> bool {
        let without = env::var("AMEND_TEST_WITHOUT").unwrap_or_default();
        let left_out = without.split(',').any(|name| name.trim() == self.name());
        if self == Server::Sqlite || left_out {
            return self == Server::Sqlite;
        }
        assert!(
            env::var_os(self.variable("")).is_some(),
            "{} is not set, so there is no {self} to test on: run `tests/run`, or \
             `tests/run -- cargo test …`; to do without it, set AMEND_TEST_WITHOUT={self}",
            self.variable(""),
        );
        true
    }

    /// The servers that are [`available`](Server::available).
    pub fn all_available() -> Vec<Server> {
        Server::ALL.into_iter().filter(|server| server.available()).collect()
    }

    /// The path of its own command-line client.
    pub fn client(self) -> PathBuf {
        let program = match self {
            Server::Postgres => "psql",
            Server::Mysql => "mysql",
            Server::Mariadb => "mariadb",
            Server::Sqlite => "sqlite3",
        };
        env::var_os(self.variable("_CLIENT")).map_or_else(|| program.into(), PathBuf::from)
    }

    /// The URL of an account that may create databases. SQLite has none.
    pub(crate) fn admin_url(self) -> String {
        env::var(self.variable("")).unwrap_or_default()
    }

    fn variable(self, suffix: &str) -> String {
        format!("AMEND_TEST_{}{suffix}", self.name().to_uppercase())
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
