//! SQLite's driver.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqliteRow};
use sqlx::{ConnectOptions, Row, SqliteConnection, TypeInfo, ValueRef};

use super::{Cancelling, Take, exchange, hexadecimal};
use crate::database::{DatabaseUrl, Interrupt, failure::Failure};

/// How long SQLite waits for another process that writes just now.
const BUSY: Duration = Duration::from_secs(60);
/// So many steps of its machine it does before it asks whether to stop: well below a millisecond.
const STEPS: i32 = 10_000;

pub(super) async fn open(
    url: &DatabaseUrl,
    interrupt: &Interrupt,
) -> Result<SqliteConnection, sqlx::Error> {
    let options = SqliteConnectOptions::from_str(url.secret())?.busy_timeout(BUSY);
    // The driver would log slow statements with their text, which is data.
    let mut connection = options.disable_statement_logging().connect().await?;
    let interrupt = interrupt.clone();
    connection.lock_handle().await?.set_progress_handler(STEPS, move || !interrupt.is_asked());
    Ok(connection)
}

/// Asks no more whether to stop.
pub(super) async fn wind_up(connection: &mut SqliteConnection) {
    if let Ok(mut handle) = connection.lock_handle().await {
        handle.remove_progress_handler();
    }
}

pub(super) async fn send(
    connection: &mut SqliteConnection,
    sql: Arc<String>,
    take: &mut Take<'_>,
    cancelling: Cancelling<'_>,
) -> Result<(), Failure> {
    exchange::<Sqlite>(connection, sql, |done| done.rows_affected(), cell, take, cancelling).await
}

/// SQLite has no text form of its own but what its command line prints.
fn cell(row: &SqliteRow, index: usize) -> Result<Option<String>, sqlx::Error> {
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
