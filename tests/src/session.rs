//! One connection, whatever the server.

use std::fmt;
use std::future::poll_fn;
use std::str::FromStr;

use sqlx::mysql::{MySql, MySqlRow};
use sqlx::postgres::{PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqliteRow};
use sqlx::{
    AssertSqlSafe, Connection, Either, Executor, MySqlConnection, PgConnection, Row,
    SqliteConnection, Type, TypeInfo, ValueRef,
};

use crate::Server;

/// A connection to one database of one server.
///
/// Text goes to the server as it is, unprepared: what a script means is the server's to say.
pub struct Session {
    server: Server,
    connection: AnyConnection,
}

/// sqlx's own `Any` driver knows a few types only, and hides what differs.
enum AnyConnection {
    Postgres(PgConnection),
    Mysql(MySqlConnection),
    Sqlite(SqliteConnection),
}

/// What a server said to a text, and to which.
pub struct Failure {
    server: Server,
    sql: String,
    error: sqlx::Error,
}

type Rows = Vec<Vec<Option<String>>>;

impl Session {
    /// Connects.
    pub async fn connect(server: Server, url: &str) -> Result<Session, Failure> {
        let connection = match server {
            Server::Postgres => PgConnection::connect(url).await.map(AnyConnection::Postgres),
            Server::Mysql | Server::Mariadb => {
                MySqlConnection::connect(url).await.map(AnyConnection::Mysql)
            }
            Server::Sqlite => match SqliteConnectOptions::from_str(url) {
                Ok(options) => {
                    SqliteConnection::connect_with(&options).await.map(AnyConnection::Sqlite)
                }
                Err(error) => Err(error),
            },
        };
        match connection {
            Ok(connection) => Ok(Session { server, connection }),
            Err(error) => Err(Failure { server, sql: "(connecting)".to_owned(), error }),
        }
    }

    /// The server at the other end.
    pub fn server(&self) -> Server {
        self.server
    }

    /// Sets what the statements after it depend on: `SET sql_mode = 'ANSI_QUOTES'`.
    pub async fn session(&mut self, sql: &str) {
        self.execute_script(sql).await;
    }

    /// Runs a whole text as one message and returns the rows affected by each statement, as the
    /// server counted the statements.
    ///
    /// Changed rows are counted alike everywhere. Besides:
    /// - a query counts its rows on PostgreSQL, 0 on the MySQL family;
    /// - on SQLite whatever changes no rows by its nature, a query too, repeats the count of the
    ///   statement before it;
    /// - on the MySQL family a comment behind the last `;` is one more statement, with 0, and a
    ///   text without any statement or comment is an error.
    pub async fn execute_script(&mut self, sql: &str) -> Vec<u64> {
        or_panic(self.try_script(sql).await)
    }

    /// [`execute_script`](Session::execute_script), when the test is about the failure.
    pub async fn try_script(&mut self, sql: &str) -> Result<Vec<u64>, Failure> {
        self.send(sql).await.map(|(counts, _)| counts)
    }

    /// Runs a query and returns its rows with every cell as text.
    ///
    /// A server's own text is taken as it is; only bytes differ: they are `\x` and hexadecimal
    /// digits everywhere.
    pub async fn query_text(&mut self, sql: &str) -> Rows {
        or_panic(self.try_query(sql).await)
    }

    /// [`query_text`](Session::query_text), when the test is about the failure.
    pub async fn try_query(&mut self, sql: &str) -> Result<Rows, Failure> {
        self.send(sql).await.map(|(_, rows)| rows)
    }

    /// Runs a query for one number.
    pub async fn count(&mut self, sql: &str) -> i64 {
        let rows = self.query_text(sql).await;
        let cell = rows.first().and_then(|row| row.first()).cloned().flatten();
        match cell.as_deref().map(str::parse) {
            Some(Ok(number)) if rows.len() == 1 => number,
            _ => panic!("{}: {sql}\nis not one whole number: {rows:?}", self.server),
        }
    }

    /// Says goodbye to the server.
    pub async fn close(self) {
        let closed = match self.connection {
            AnyConnection::Postgres(connection) => connection.close().await,
            AnyConnection::Mysql(connection) => connection.close().await,
            AnyConnection::Sqlite(connection) => connection.close().await,
        };
        // A server that is gone already, as in a fault test, is as closed as it can be.
        drop(closed);
    }

    async fn send(&mut self, sql: &str) -> Result<(Vec<u64>, Rows), Failure> {
        let sent = match &mut self.connection {
            AnyConnection::Postgres(connection) => {
                send::<Postgres>(connection, sql, |done| done.rows_affected(), postgres_cell).await
            }
            AnyConnection::Mysql(connection) => {
                send::<MySql>(connection, sql, |done| done.rows_affected(), mysql_cell).await
            }
            AnyConnection::Sqlite(connection) => {
                send::<Sqlite>(connection, sql, |done| done.rows_affected(), sqlite_cell).await
            }
        };
        sent.map_err(|error| Failure { server: self.server, sql: sql.to_owned(), error })
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session({})", self.server)
    }
}

impl Failure {
    /// What sqlx made of it.
    pub fn error(&self) -> &sqlx::Error {
        &self.error
    }

    /// The server's code: five characters of SQLSTATE, or SQLite's number. `None` when it was not
    /// the server that failed.
    pub fn code(&self) -> Option<String> {
        self.error.as_database_error().and_then(|error| error.code()).map(|code| code.into_owned())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\nin: {}", self.server, self.error, self.sql)
    }
}

/// As [`Display`](fmt::Display): this is what `unwrap` prints.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

pub(crate) fn or_panic<T>(result: Result<T, Failure>) -> T {
    match result {
        Ok(value) => value,
        Err(failure) => panic!("{failure}"),
    }
}

async fn send<DB: sqlx::Database>(
    connection: &mut DB::Connection,
    sql: &str,
    rows_affected: fn(&DB::QueryResult) -> u64,
    cell: fn(&DB::Row, usize) -> Result<Option<String>, sqlx::Error>,
) -> Result<(Vec<u64>, Rows), sqlx::Error>
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    let mut counts = Vec::new();
    let mut rows = Vec::new();
    let mut answers = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_many(connection);
    while let Some(answer) = poll_fn(|context| answers.as_mut().poll_next(context)).await {
        match answer? {
            Either::Left(done) => counts.push(rows_affected(&done)),
            Either::Right(row) => {
                rows.push((0..row.len()).map(|index| cell(&row, index)).collect::<Result<_, _>>()?);
            }
        }
    }
    Ok((counts, rows))
}

/// Unprepared, PostgreSQL answers in text whatever the type.
fn postgres_cell(row: &PgRow, index: usize) -> Result<Option<String>, sqlx::Error> {
    let value = row.try_get_raw(index)?;
    if value.is_null() {
        return Ok(None);
    }
    value.as_str().map(|text| Some(text.to_owned())).map_err(sqlx::Error::Decode)
}

/// Unprepared, the MySQL family answers in text, and in the bytes themselves.
fn mysql_cell(row: &MySqlRow, index: usize) -> Result<Option<String>, sqlx::Error> {
    let value = row.try_get_raw(index)?;
    let info = value.type_info().into_owned();
    let Some(bytes) = row.try_get_unchecked::<Option<Vec<u8>>, _>(index)? else {
        return Ok(None);
    };
    let binary = match info.name() {
        "BIT" | "GEOMETRY" => true,
        // The name alone is not enough: text in a `_bin` collation has it too.
        name => {
            (name.ends_with("BINARY") || name.ends_with("BLOB"))
                && !<String as Type<MySql>>::compatible(&info)
        }
    };
    Ok(Some(match String::from_utf8(bytes) {
        Ok(text) if !binary => text,
        Ok(text) => hexadecimal(text.as_bytes()),
        Err(error) => hexadecimal(error.as_bytes()),
    }))
}

/// SQLite has no text form of its own but what its command line prints.
fn sqlite_cell(row: &SqliteRow, index: usize) -> Result<Option<String>, sqlx::Error> {
    let value = row.try_get_raw(index)?;
    if value.is_null() {
        return Ok(None);
    }
    Ok(Some(match value.type_info().name() {
        "INTEGER" => row.try_get_unchecked::<i64, _>(index)?.to_string(),
        "REAL" => format!("{:?}", row.try_get_unchecked::<f64, _>(index)?),
        "BLOB" => hexadecimal(&row.try_get_unchecked::<Vec<u8>, _>(index)?),
        _ => row.try_get_unchecked::<String, _>(index)?,
    }))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\\x{digits}")
}
