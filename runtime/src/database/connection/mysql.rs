//! The MySQL family's driver.

use std::str::FromStr;
use std::sync::Arc;

use sqlx::mysql::{MySql, MySqlConnectOptions, MySqlRow};
use sqlx::{ConnectOptions, MySqlConnection, Row};

use super::{Cancelling, Take, exchange, hexadecimal};
use crate::database::{DatabaseUrl, failure::Failure};

pub(super) async fn open(url: &DatabaseUrl) -> Result<MySqlConnection, sqlx::Error> {
    // The driver knows the family by one name.
    let url = url.secret();
    let url = url.strip_prefix("mariadb:").map_or(url.to_owned(), |rest| format!("mysql:{rest}"));
    let options = MySqlConnectOptions::from_str(&url)?.pipes_as_concat(false);
    // It would log slow statements with their text, which is data.
    options.disable_statement_logging().connect().await
}

pub(super) async fn send(
    connection: &mut MySqlConnection,
    sql: Arc<String>,
    take: &mut Take<'_>,
    cancelling: Cancelling<'_>,
) -> Result<(), Failure> {
    exchange::<MySql>(connection, sql, |done| done.rows_affected(), cell, take, cancelling).await
}

pub(super) async fn cancel(url: &DatabaseUrl, id: u64) {
    if let Ok(mut other) = open(url).await {
        let sql = sqlx::raw_sql(sqlx::AssertSqlSafe(format!("KILL QUERY {id}")));
        // It may have ended in the meantime; its own answer says so.
        let _ = sqlx::Executor::execute(&mut other, sql).await;
        let _ = sqlx::Connection::close(other).await;
    }
}

/// Unprepared, the server answers in text, and in the bytes themselves.
fn cell(row: &MySqlRow, index: usize) -> Result<Option<String>, sqlx::Error> {
    let bytes = row.try_get_unchecked::<Option<Vec<u8>>, _>(index)?;
    Ok(bytes.map(|bytes| match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => hexadecimal(error.as_bytes()),
    }))
}
