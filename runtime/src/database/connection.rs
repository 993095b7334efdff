//! One connection over the three drivers.
//!
//! Text goes to the server as it is, unprepared, and answers come as text: what a migration says
//! is the server's to read.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::future::poll_fn;
use std::sync::Arc;

use sqlx::{AssertSqlSafe, Either, Executor};

use super::failure::{Failure, FailureKind};
use super::interrupt::Interrupt;
use super::{DatabaseError, DatabaseUrl};
use crate::{Dialect, Printable};

/// A row, every cell as text; bytes are hexadecimal.
pub(crate) type Row = Vec<Option<String>>;

/// What a server says to a message of one or more statements.
pub(crate) enum Answer<'a> {
    /// A row of the statement that runs.
    Row(&'a dyn Cells),
    /// A statement is done, and has changed so many rows.
    Done(u64),
}

/// A row that has not been read yet.
pub(crate) trait Cells: Sync {
    /// Reads it.
    fn read(&self) -> Result<Row, Failure>;
}

/// Who takes the answers to a message, in order.
pub(crate) type Take<'a> = dyn FnMut(Answer<'_>) + Send + 'a;

/// A connection to one database.
pub(crate) struct Connection {
    driver: Driver,
    url: DatabaseUrl,
    interrupt: Interrupt,
    /// Whether a wish to stop still ends what runs; not while the stopping itself is done.
    heeds: bool,
    /// The server's number of this session, by which another can cancel what it does.
    pub(super) id: Option<u64>,
}

enum Driver {
    #[cfg(feature = "postgres")]
    Postgres(sqlx::PgConnection),
    #[cfg(feature = "mysql")]
    Mysql(sqlx::MySqlConnection),
    #[cfg(feature = "sqlite")]
    Sqlite(sqlx::SqliteConnection),
}

impl Connection {
    /// Opens a connection as the driver makes it; what its session is set to comes later.
    pub(crate) async fn open(
        url: &DatabaseUrl,
        interrupt: &Interrupt,
    ) -> Result<Self, DatabaseError> {
        let opened: Result<Driver, sqlx::Error> = match url.dialect() {
            #[cfg(feature = "postgres")]
            Dialect::Postgres => postgres::open(url).await.map(Driver::Postgres),
            #[cfg(feature = "mysql")]
            Dialect::Mysql => mysql::open(url).await.map(Driver::Mysql),
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => sqlite::open(url, interrupt).await.map(Driver::Sqlite),
            #[cfg(not(feature = "postgres"))]
            dialect @ Dialect::Postgres => return Err(DatabaseError::NoDriver { dialect }),
            #[cfg(not(feature = "mysql"))]
            dialect @ Dialect::Mysql => return Err(DatabaseError::NoDriver { dialect }),
            #[cfg(not(feature = "sqlite"))]
            dialect @ Dialect::Sqlite => return Err(DatabaseError::NoDriver { dialect }),
        };
        let unreachable = |error: sqlx::Error| DatabaseError::Unreachable {
            url: url.to_string(),
            reason: Printable(&error.to_string()).to_string(),
        };
        let driver = opened.map_err(unreachable)?;
        Ok(Connection {
            driver,
            url: url.clone(),
            interrupt: interrupt.clone(),
            heeds: true,
            id: None,
        })
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.url.dialect()
    }

    pub(crate) fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    pub(crate) fn interrupt(&self) -> &Interrupt {
        &self.interrupt
    }

    /// Sends a message and hands out the answers as they come.
    ///
    /// When the interrupt is asked for, what runs is cancelled; the server's word on it is awaited
    /// all the same, since it may have been faster.
    pub(crate) async fn send(
        &mut self,
        sql: Arc<String>,
        take: &mut Take<'_>,
    ) -> Result<(), Failure> {
        let interrupt = self.heeds.then_some(&self.interrupt);
        let cancelling = Cancelling { url: &self.url, interrupt, id: self.id };
        match &mut self.driver {
            #[cfg(feature = "postgres")]
            Driver::Postgres(connection) => postgres::send(connection, sql, take, cancelling).await,
            #[cfg(feature = "mysql")]
            Driver::Mysql(connection) => mysql::send(connection, sql, take, cancelling).await,
            #[cfg(feature = "sqlite")]
            Driver::Sqlite(connection) => sqlite::send(connection, sql, take, cancelling).await,
        }
    }

    /// The server's number of this session.
    pub(crate) fn id(&self) -> Option<u64> {
        self.id
    }

    /// Ends what runs again when somebody wants to stop.
    pub(crate) fn heed(&mut self) {
        self.heeds = true;
    }

    /// Lets what follows run to its end, whoever wants to stop: it is what stopping takes.
    pub(crate) async fn wind_up(&mut self) {
        self.heeds = false;
        match &mut self.driver {
            #[cfg(feature = "postgres")]
            Driver::Postgres(_) => {}
            #[cfg(feature = "mysql")]
            Driver::Mysql(_) => {}
            #[cfg(feature = "sqlite")]
            Driver::Sqlite(connection) => sqlite::wind_up(connection).await,
        }
    }

    /// Runs statements whose answers do not matter.
    pub(crate) async fn run(&mut self, sql: impl Into<String>) -> Result<u64, Failure> {
        let mut last = 0;
        self.send(Arc::new(sql.into()), &mut |answer| match answer {
            Answer::Row(_) => {}
            Answer::Done(rows) => last = rows,
        })
        .await?;
        Ok(last)
    }

    /// The rows of a query, which is the last statement of the text.
    pub(crate) async fn rows(&mut self, sql: impl Into<String>) -> Result<Vec<Row>, Failure> {
        let mut rows = Vec::new();
        let mut wrong = None;
        self.send(Arc::new(sql.into()), &mut |answer| match answer {
            Answer::Row(cells) => match cells.read() {
                Ok(row) => rows.push(row),
                Err(failure) => wrong = wrong.take().or(Some(failure)),
            },
            Answer::Done(_) => {}
        })
        .await?;
        wrong.map_or(Ok(rows), Err)
    }

    /// Says goodbye.
    pub(crate) async fn close(self) {
        // A server that is gone already is as closed as it can be.
        let _ = match self.driver {
            #[cfg(feature = "postgres")]
            Driver::Postgres(connection) => sqlx::Connection::close(connection).await,
            #[cfg(feature = "mysql")]
            Driver::Mysql(connection) => sqlx::Connection::close(connection).await,
            #[cfg(feature = "sqlite")]
            Driver::Sqlite(connection) => sqlx::Connection::close(connection).await,
        };
    }
}

/// How the statement that runs can be ended.
#[derive(Clone, Copy)]
struct Cancelling<'a> {
    url: &'a DatabaseUrl,
    interrupt: Option<&'a Interrupt>,
    id: Option<u64>,
}

impl Cancelling<'_> {
    /// Waits for the wish to stop, and then ends what runs; nothing if there is no way to.
    async fn wait(self) {
        match self.interrupt {
            Some(interrupt) => interrupt.asked().await,
            None => std::future::pending().await,
        }
        match (self.url.dialect(), self.id) {
            #[cfg(feature = "postgres")]
            (Dialect::Postgres, Some(id)) => postgres::cancel(self.url, id).await,
            #[cfg(feature = "mysql")]
            (Dialect::Mysql, Some(id)) => mysql::cancel(self.url, id).await,
            // SQLite asks for the interrupt itself while it works.
            (Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite, _) => {}
        }
    }
}

async fn exchange<DB: sqlx::Database>(
    connection: &mut DB::Connection,
    sql: Arc<String>,
    rows_affected: fn(&DB::QueryResult) -> u64,
    cell: fn(&DB::Row, usize) -> Result<Option<String>, sqlx::Error>,
    take: &mut Take<'_>,
    cancelling: Cancelling<'_>,
) -> Result<(), Failure>
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    let mut answers = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_many(connection);
    let wish = cancelling.wait();
    tokio::pin!(wish);
    let mut is_cancelled = false;
    loop {
        let answer = poll_fn(|context| answers.as_mut().poll_next(context));
        let answer = if is_cancelled {
            answer.await
        } else {
            tokio::select! {
                biased;
                answer = answer => answer,
                () = &mut wish => { is_cancelled = true; continue }
            }
        };
        match answer {
            Some(Ok(Either::Left(done))) => take(Answer::Done(rows_affected(&done))),
            Some(Ok(Either::Right(row))) => take(Answer::Row(&Unread::<DB> { row: &row, cell })),
            Some(Err(error)) => {
                let asked = cancelling.interrupt.is_some_and(Interrupt::is_asked);
                return Err(Failure::from_sqlx(error, asked));
            }
            None => return Ok(()),
        }
    }
}

struct Unread<'a, DB: sqlx::Database> {
    row: &'a DB::Row,
    cell: fn(&DB::Row, usize) -> Result<Option<String>, sqlx::Error>,
}

impl<DB: sqlx::Database> Cells for Unread<'_, DB>
where
    DB::Row: Sync,
{
    fn read(&self) -> Result<Row, Failure> {
        let cells = 0..sqlx::Row::len(self.row);
        let cells = cells.map(|index| (self.cell)(self.row, index));
        cells.collect::<Result<_, _>>().map_err(|error| Failure::from_sqlx(error, false))
    }
}

#[cfg(any(feature = "mysql", feature = "sqlite"))]
fn hexadecimal(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\\x{digits}")
}

impl Failure {
    /// Whether nobody knows what became of the statement.
    pub(crate) fn is_lost(&self) -> bool {
        self.kind == FailureKind::Lost
    }
}
