//! What a database has applied, by its own records.

use super::{DatabaseError, DatabaseUrl};
use crate::{Dialect, Printable};

/// Whether the history of a database, Atlas's or sqlx's, has a version.
///
/// Only reads, and blocks until the answer is there. A table of history is looked for in every schema that the connection sees.
///
/// # Errors
///
/// The program has no driver for the URL, or the database does not answer.
pub fn has_applied(url: &DatabaseUrl, version: &str) -> Result<bool, DatabaseError> {
    let dialect = url.dialect();
    let asked: Result<bool, Asking> = match dialect {
        #[cfg(feature = "postgres")]
        Dialect::Postgres => drivers::block_on(drivers::postgres(url, version)),
        #[cfg(feature = "mysql")]
        Dialect::Mysql => drivers::block_on(drivers::mysql(url, version)),
        #[cfg(feature = "sqlite")]
        Dialect::Sqlite => drivers::block_on(drivers::sqlite(url, version)),
        #[cfg(not(feature = "postgres"))]
        Dialect::Postgres => Err(Asking::NoDriver),
        #[cfg(not(feature = "mysql"))]
        Dialect::Mysql => Err(Asking::NoDriver),
        #[cfg(not(feature = "sqlite"))]
        Dialect::Sqlite => Err(Asking::NoDriver),
    };
    // Without drivers nothing reads the version.
    let _ = version;
    asked.map_err(|error| match error {
        Asking::NoDriver => DatabaseError::NoDriver { dialect },
        Asking::Failed(reason) => DatabaseError::Unreachable {
            url: url.to_string(),
            reason: Printable(&reason).to_string(),
        },
    })
}

#[cfg_attr(
    any(feature = "postgres", feature = "mysql", feature = "sqlite"),
    allow(dead_code, reason = "with every driver there is none that is missing")
)]
enum Asking {
    NoDriver,
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql", feature = "sqlite")),
        expect(dead_code, reason = "only a driver fails")
    )]
    Failed(String),
}

#[cfg(any(feature = "postgres", feature = "mysql", feature = "sqlite"))]
mod drivers {
    use std::future::Future;

    use sqlx::{AssertSqlSafe, Connection};

    use super::Asking;
    use crate::database::DatabaseUrl;

    /// The table and the column of Atlas's history and of sqlx's.
    const HISTORIES: [&str; 2] = ["atlas_schema_revisions", "_sqlx_migrations"];

    /// Waits on a thread of its own, since a caller may be inside a runtime.
    pub(super) fn block_on(
        asking: impl Future<Output = Result<bool, sqlx::Error>> + Send,
    ) -> Result<bool, Asking> {
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                let runtime = runtime.map_err(|error| Asking::Failed(error.to_string()))?;
                runtime.block_on(asking).map_err(|error| Asking::Failed(error.to_string()))
            });
            waiting.join().unwrap_or_else(|_| Err(Asking::Failed("the driver panicked".to_owned())))
        })
    }

    #[cfg(feature = "postgres")]
    pub(super) async fn postgres(url: &DatabaseUrl, version: &str) -> Result<bool, sqlx::Error> {
        let mut connection = sqlx::PgConnection::connect(url.secret()).await?;
        let mut found = false;
        for table in HISTORIES {
            let schemas: Vec<String> = sqlx::query_scalar(
                "SELECT table_schema::text FROM information_schema.tables WHERE table_name = $1",
            )
            .bind(table)
            .fetch_all(&mut connection)
            .await?;
            for schema in schemas {
                let sql = format!(
                    "SELECT count(*) FROM \"{}\".\"{table}\" WHERE version::text = $1",
                    schema.replace('"', "\"\"")
                );
                let rows: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
                    .bind(version)
                    .fetch_one(&mut connection)
                    .await?;
                found |= rows > 0;
            }
        }
        connection.close().await?;
        Ok(found)
    }

    #[cfg(feature = "mysql")]
    pub(super) async fn mysql(url: &DatabaseUrl, version: &str) -> Result<bool, sqlx::Error> {
        // sqlx knows the server by one name.
        let url = url.secret().replacen("mariadb:", "mysql:", 1);
        let mut connection = sqlx::MySqlConnection::connect(&url).await?;
        let mut found = false;
        for table in HISTORIES {
            let schemas: Vec<String> = sqlx::query_scalar(
                "SELECT CONVERT(table_schema USING utf8mb4) FROM information_schema.tables \
                 WHERE table_name = ? AND table_schema IN (DATABASE(), 'atlas_schema_revisions')",
            )
            .bind(table)
            .fetch_all(&mut connection)
            .await?;
            for schema in schemas {
                let sql = format!(
                    "SELECT count(*) FROM `{}`.`{table}` WHERE version = ?",
                    schema.replace('`', "``")
                );
                let rows: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
                    .bind(version)
                    .fetch_one(&mut connection)
                    .await?;
                found |= rows > 0;
            }
        }
        connection.close().await?;
        Ok(found)
    }

    #[cfg(feature = "sqlite")]
    pub(super) async fn sqlite(url: &DatabaseUrl, version: &str) -> Result<bool, sqlx::Error> {
        use std::str::FromStr as _;

        let options = sqlx::sqlite::SqliteConnectOptions::from_str(url.secret())?.read_only(true);
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await?;
        let mut found = false;
        for table in HISTORIES {
            let tables: i64 = sqlx::query_scalar(
                "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?",
            )
            .bind(table)
            .fetch_one(&mut connection)
            .await?;
            if tables > 0 {
                let sql = format!("SELECT count(*) FROM `{table}` WHERE CAST(version AS TEXT) = ?");
                let rows: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
                    .bind(version)
                    .fetch_one(&mut connection)
                    .await?;
                found |= rows > 0;
            }
        }
        connection.close().await?;
        Ok(found)
    }
}
