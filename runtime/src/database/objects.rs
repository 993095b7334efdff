//! What is in a database besides our own tables.

use super::failure::Failure;
use super::history::{Place, TABLE};
use super::session::Database;
use super::{ledger, text};
use crate::Dialect;

/// A table that is not ours, if there is one: the database is not empty then.
pub(crate) async fn foreign_table(
    database: &mut Database,
    place: &Place,
) -> Result<Option<String>, Failure> {
    let dialect = database.dialect();
    let ours = [TABLE].into_iter().chain(ledger::TABLES).map(|name| text(dialect, name));
    let ours = ours.collect::<Vec<_>>().join(", ");
    let sql = match dialect {
        Dialect::Postgres => {
            let schemas = if database.url().names_schema() {
                "n.nspname = current_schema()"
            } else {
                "n.nspname NOT IN ('pg_catalog', 'information_schema') \
                 AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'"
            };
            let schema = place.schema.as_deref().unwrap_or_default();
            format!(
                "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n \
                 ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') \
                 AND {schemas} AND NOT (n.nspname = {} AND c.relname IN ({ours})) \
                 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid \
                 AND d.deptype = 'e') ORDER BY 1 LIMIT 1",
                text(dialect, schema)
            )
        }
        Dialect::Mysql => {
            let schemas = if database.facts().database.is_empty() {
                "TABLE_SCHEMA NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')"
            } else {
                "TABLE_SCHEMA = DATABASE()"
            };
            format!(
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE {schemas} \
                 AND TABLE_NAME NOT IN ({ours}) ORDER BY 1 LIMIT 1"
            )
        }
        Dialect::Sqlite => format!(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') \
             AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN ({ours}) \
             ORDER BY 1 LIMIT 1"
        ),
    };
    let rows = database.connection.rows(sql).await?;
    Ok(rows.into_iter().next().and_then(|row| row.into_iter().next()).flatten())
}

/// The tables that keep what a transaction takes back; only the MySQL family has them.
pub(crate) async fn without_transactions(database: &mut Database) -> Result<Vec<String>, Failure> {
    match database.dialect() {
        Dialect::Postgres | Dialect::Sqlite => return Ok(Vec::new()),
        Dialect::Mysql => {}
    }
    let sql = "SELECT DISTINCT t.TABLE_NAME FROM information_schema.TABLES t \
               JOIN information_schema.ENGINES e ON e.ENGINE = t.ENGINE \
               WHERE e.TRANSACTIONS <> 'YES' AND t.TABLE_TYPE = 'BASE TABLE' \
               AND t.TABLE_SCHEMA NOT IN \
               ('mysql', 'information_schema', 'performance_schema', 'sys')";
    let rows = database.connection.rows(sql).await?;
    Ok(rows.into_iter().filter_map(|row| row.into_iter().next().flatten()).collect())
}
