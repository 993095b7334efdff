//! A session whose settings are known: pinned, then asked for.

use super::connection::{Connection, Row};
use super::failure::Failure;
use super::interrupt::Interrupt;
use super::{DatabaseError, DatabaseUrl, literal};
use crate::{Dialect, Printable};

/// A connection to a database, pinned, and what is known of its server.
pub struct Database {
    pub(crate) connection: Connection,
    facts: Facts,
}

/// What a session said of itself when it was pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What answers.
    pub server: Server,
    /// Its version, as it says it.
    pub version: String,
    /// The database; the file of SQLite.
    pub database: String,
    /// PostgreSQL: the schema in which a table without one is made.
    pub schema: Option<String>,
    /// What the meaning of statements depends on, by the server's names.
    pub settings: Vec<(&'static str, String)>,
    /// The longest message in bytes that the server takes.
    pub longest: usize,
}

/// A database server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// PostgreSQL.
    Postgres,
    /// Oracle's MySQL.
    Mysql,
    /// MariaDB.
    Mariadb,
    /// SQLite, the one that is compiled into the program.
    Sqlite,
}

impl Server {
    /// What its makers call it.
    pub const fn title(self) -> &'static str {
        match self {
            Server::Postgres => "PostgreSQL",
            Server::Mysql => "MySQL",
            Server::Mariadb => "MariaDB",
            Server::Sqlite => "SQLite",
        }
    }
}

const POSTGRES: &str = "\
SET standard_conforming_strings = on; SET backslash_quote = safe_encoding; \
SET TimeZone = 'UTC'; SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, MDY'; \
SET IntervalStyle = 'postgres'; SET extra_float_digits = 1; SET client_min_messages = notice; \
SET default_transaction_isolation = 'read committed'";
const POSTGRES_FACTS: &str = "\
SELECT pg_backend_pid(), current_setting('server_version'), current_database(), current_schema(), \
current_setting('standard_conforming_strings'), current_setting('TimeZone'), \
current_setting('client_encoding'), current_setting('search_path')";

/// The server's own modes, and strict: a value that does not fit is an error and no warning.
const MYSQL: &str = "\
SET sql_mode = CONCAT(@@GLOBAL.sql_mode, ',STRICT_TRANS_TABLES'), time_zone = '+00:00', \
autocommit = 1, foreign_key_checks = 1, unique_checks = 1; SET NAMES utf8mb4";
const MYSQL_FACTS: &str = "\
SELECT CONNECTION_ID(), VERSION(), DATABASE(), @@max_allowed_packet, @@sql_mode, @@time_zone, \
@@character_set_client, @@autocommit";

const SQLITE: &str = "PRAGMA foreign_keys = ON";
const SQLITE_FACTS: &str = "\
SELECT sqlite_version(), (SELECT file FROM pragma_database_list WHERE name = 'main'), \
(SELECT foreign_keys FROM pragma_foreign_keys), (SELECT encoding FROM pragma_encoding)";

impl Database {
    /// Connects, pins the session, and asks whether it is as it was pinned.
    ///
    /// # Errors
    ///
    /// The program has no driver for the URL, the database does not answer, or the session is
    /// another than the one that was asked for.
    pub async fn connect(url: &DatabaseUrl, interrupt: &Interrupt) -> Result<Self, DatabaseError> {
        let mut connection = Connection::open(url, interrupt).await?;
        let facts = facts(&mut connection).await.map_err(|failure| DatabaseError::Session {
            url: url.to_string(),
            reason: failure.to_string(),
        })?;
        Ok(Database { connection, facts })
    }

    /// What the session said of itself.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The dialect of the database.
    pub fn dialect(&self) -> Dialect {
        self.connection.dialect()
    }

    /// Where it is, its password not shown.
    pub fn url(&self) -> &DatabaseUrl {
        self.connection.url()
    }

    /// Sets the session to what it was, after a file that may have changed it.
    pub(crate) async fn pin_again(&mut self) -> Result<(), Failure> {
        let reset = match (self.dialect(), self.facts.database.as_str()) {
            (Dialect::Postgres, _) => {
                "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; ".to_owned()
            }
            (Dialect::Mysql, "") | (Dialect::Sqlite, _) => String::new(),
            (Dialect::Mysql, database) => {
                format!("USE {}; ", literal::name(Dialect::Mysql, database))
            }
        };
        self.connection.run(format!("{reset}{}", pins(self.dialect()))).await?;
        Ok(())
    }

    /// A second session like this one, after this one is lost.
    pub(crate) async fn again(&self) -> Result<Self, DatabaseError> {
        let mut again = Self::connect(self.url(), self.connection.interrupt()).await?;
        again.connection.wind_up().await;
        Ok(again)
    }

    /// Ends the session.
    pub async fn close(self) {
        self.connection.close().await;
    }
}

fn pins(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => POSTGRES,
        Dialect::Mysql => MYSQL,
        Dialect::Sqlite => SQLITE,
    }
}

async fn facts(connection: &mut Connection) -> Result<Facts, Failure> {
    let dialect = connection.dialect();
    let query = match dialect {
        Dialect::Postgres => POSTGRES_FACTS,
        Dialect::Mysql => MYSQL_FACTS,
        Dialect::Sqlite => SQLITE_FACTS,
    };
    let rows = connection.rows(format!("{}; {query}", pins(dialect))).await?;
    let row = rows.last().ok_or_else(|| Failure::refused("the session says nothing of itself"))?;
    let cell = |index: usize| cell(row, index).unwrap_or_default();
    let wanted: &[(&'static str, usize, &[&str])] = match dialect {
        Dialect::Postgres => &[
            ("standard_conforming_strings", 4, &["on"]),
            ("TimeZone", 5, &["UTC"]),
            ("client_encoding", 6, &["UTF8"]),
        ],
        Dialect::Mysql => &[
            ("time_zone", 5, &["+00:00"]),
            ("character_set_client", 6, &["utf8mb4"]),
            ("autocommit", 7, &["1"]),
        ],
        Dialect::Sqlite => &[("foreign_keys", 2, &["1"])],
    };
    for (name, index, values) in wanted {
        let found = cell(*index);
        if !values.contains(&found.as_str()) {
            return Err(Failure::refused(format!(
                "{name} is '{}' and cannot be set to {}",
                Printable(&found),
                values.join(" or ")
            )));
        }
    }
    let mut settings: Vec<_> =
        wanted.iter().map(|(name, index, _)| (*name, cell(*index))).collect();
    let facts = match dialect {
        Dialect::Postgres => {
            connection.id = cell(0).parse().ok();
            settings.push(("search_path", cell(7)));
            let schema = Some(cell(3)).filter(|schema| !schema.is_empty());
            let (version, database) = (cell(1), cell(2));
            let server = Server::Postgres;
            // What one message of the protocol holds.
            Facts { server, version, database, schema, settings, longest: 1 << 30 }
        }
        Dialect::Mysql => {
            connection.id = cell(0).parse().ok();
            let (version, database, mode) = (cell(1), cell(2), cell(4));
            if !mode.contains("STRICT_TRANS_TABLES") {
                return Err(Failure::refused("sql_mode cannot be made strict"));
            }
            settings.insert(0, ("sql_mode", mode));
            let is_mariadb = version.contains("MariaDB");
            let server = if is_mariadb { Server::Mariadb } else { Server::Mysql };
            let longest = cell(3).parse().unwrap_or(1 << 20);
            Facts { server, version, database, schema: None, settings, longest }
        }
        Dialect::Sqlite => {
            settings.push(("encoding", cell(3)));
            let (version, database) = (cell(0), cell(1));
            let server = Server::Sqlite;
            Facts { server, version, database, schema: None, settings, longest: 1 << 30 }
        }
    };
    Ok(facts)
}

fn cell(row: &Row, index: usize) -> Option<String> {
    row.get(index).cloned().flatten()
}
