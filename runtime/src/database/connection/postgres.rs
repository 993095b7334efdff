//! PostgreSQL's driver.

use std::str::FromStr;
use std::sync::Arc;

use sqlx::postgres::{PgConnectOptions, PgRow, Postgres};
use sqlx::{ConnectOptions, PgConnection, Row, ValueRef};

use super::{Cancelling, Take, exchange};
use crate::database::{DatabaseUrl, failure::Failure};

pub(super) async fn open(url: &DatabaseUrl) -> Result<PgConnection, sqlx::Error> {
    let options = PgConnectOptions::from_str(&with_options(url.secret()))?;
    let named = options.get_application_name().is_some();
    let options = if named { options } else { options.application_name("amend") };
    // The driver would log slow statements with their text, which is data.
    options.disable_statement_logging().connect().await
}

/// Atlas's `search_path=…` as the driver takes it.
fn with_options(url: &str) -> String {
    let Some((before, query)) = url.split_once('?') else { return url.to_owned() };
    let pairs = query.split('&').map(|pair| match pair.strip_prefix("search_path=") {
        Some(path) => format!("options[search_path]={path}"),
        None => pair.to_owned(),
    });
    format!("{before}?{}", pairs.collect::<Vec<_>>().join("&"))
}

pub(super) async fn send(
    connection: &mut PgConnection,
    sql: Arc<String>,
    take: &mut Take<'_>,
    cancelling: Cancelling<'_>,
) -> Result<(), Failure> {
    exchange::<Postgres>(connection, sql, |done| done.rows_affected(), cell, take, cancelling).await
}

pub(super) async fn cancel(url: &DatabaseUrl, id: u64) {
    if let Ok(mut other) = open(url).await {
        let sql = format!("SELECT pg_cancel_backend({id})");
        let sql = sqlx::raw_sql(sqlx::AssertSqlSafe(sql));
        // It may have ended in the meantime; its own answer says so.
        let _ = sqlx::Executor::execute(&mut other, sql).await;
        let _ = sqlx::Connection::close(other).await;
    }
}

/// Unprepared, the server answers in text whatever the type.
fn cell(row: &PgRow, index: usize) -> Result<Option<String>, sqlx::Error> {
    let value = row.try_get_raw(index)?;
    if value.is_null() {
        return Ok(None);
    }
    value.as_str().map(|text| Some(text.to_owned())).map_err(sqlx::Error::Decode)
}
