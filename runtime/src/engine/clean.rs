//! `clean`: drops what is in a database, where somebody said that it may be dropped.

use super::error::{Error, own};
use crate::Dialect;
use crate::database::{Database, Place, name, tables};

/// Drops every object of the connected schema; returns how many.
///
/// `named` is the name that somebody typed. Without it, only a database that `apply --disposable`
/// marked while it was empty is cleaned.
///
/// # Errors
///
/// When neither guard holds, or the database refuses; then everything may still be there.
pub async fn clean(
    database: &mut Database,
    named: Option<&str>,
    revisions_schema: Option<&str>,
) -> Result<usize, Error> {
    let tables = tables::find(database, revisions_schema).await?;
    let is_named = match named {
        Some(name) if name == database.facts().database => true,
        Some(_) => {
            return Err(Error::Refused(
                "that is not the name of the database, and nothing was dropped".to_owned(),
            ));
        }
        None => false,
    };
    if !is_named && !tables.has(tables::MARK) {
        return Err(Error::Refused(
            "the database is not marked as disposable, and nothing was dropped (hint: gen apply \
             --disposable marks a database that is empty; or type its name)"
                .to_owned(),
        ));
    }
    let drops = drops(database, &tables.place).await?;
    if drops.is_empty() {
        return Ok(0);
    }
    let count = drops.len();
    let (before, after) = match database.dialect() {
        Dialect::Postgres => ("BEGIN", "COMMIT"),
        Dialect::Mysql => ("SET foreign_key_checks = 0", "SET foreign_key_checks = 1"),
        Dialect::Sqlite => ("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", "COMMIT"),
    };
    let sql = format!("{before};\n{};\n{after}", drops.join(";\n"));
    let dropped = database.connection.run(sql).await;
    if dropped.is_err() {
        // On the MySQL family there is nothing to take back.
        let _ = database.connection.run("ROLLBACK").await;
    }
    let pinned = database.pin_again().await;
    dropped.map_err(own("a drop"))?;
    pinned.map_err(own("a setting of its session"))?;
    Ok(count)
}

/// The statements that drop everything.
async fn drops(database: &mut Database, place: &Place) -> Result<Vec<String>, Error> {
    let dialect = database.dialect();
    let schema = database.facts().schema.clone().unwrap_or_default();
    let sql = match dialect {
        Dialect::Postgres => {
            let own = place.schema.clone().unwrap_or_default();
            let schemas = format!(
                "({}, {})",
                crate::database::text(dialect, &schema),
                crate::database::text(dialect, &own)
            );
            format!(
                "SELECT format('DROP %s IF EXISTS %I.%I CASCADE', CASE c.relkind WHEN 'v' THEN \
                 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN \
                 'FOREIGN TABLE' ELSE 'TABLE' END, n.nspname, c.relname) \
                 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
                 WHERE n.nspname IN {schemas} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') \
                 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid \
                 AND d.deptype = 'e') \
                 UNION ALL SELECT format('DROP ROUTINE IF EXISTS %I.%I(%s) CASCADE', n.nspname, \
                 p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) \
                 FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace \
                 WHERE n.nspname IN {schemas} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d \
                 WHERE d.objid = p.oid AND d.deptype = 'e') \
                 UNION ALL SELECT format('DROP TYPE IF EXISTS %I.%I CASCADE', n.nspname, t.typname) \
                 FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
                 LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid \
                 WHERE n.nspname IN {schemas} AND (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') \
                 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = t.oid \
                 AND d.deptype = 'e')"
            )
        }
        Dialect::Mysql => "SELECT CONCAT('DROP ', IF(TABLE_TYPE = 'VIEW', 'VIEW', 'TABLE'), \
             ' IF EXISTS `', REPLACE(TABLE_NAME, '`', '``'), '`') FROM information_schema.TABLES \
             WHERE TABLE_SCHEMA = DATABASE() \
             UNION ALL SELECT CONCAT('DROP ', ROUTINE_TYPE, ' IF EXISTS `', \
             REPLACE(ROUTINE_NAME, '`', '``'), '`') FROM information_schema.ROUTINES \
             WHERE ROUTINE_SCHEMA = DATABASE() \
             UNION ALL SELECT CONCAT('DROP EVENT IF EXISTS `', REPLACE(EVENT_NAME, '`', '``'), '`') \
             FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()"
            .to_owned(),
        // A virtual table goes before the tables that it is made of.
        Dialect::Sqlite => "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') \
             AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
             ORDER BY sql NOT LIKE 'CREATE VIRTUAL%', type DESC"
            .to_owned(),
    };
    let rows = database.connection.rows(sql).await.map_err(own("a look at its objects"))?;
    let statement = |row: crate::database::Row| {
        let mut cells = row.into_iter().flatten();
        match dialect {
            Dialect::Postgres | Dialect::Mysql => cells.next(),
            Dialect::Sqlite => {
                let kind = cells.next()?.to_uppercase();
                Some(format!("DROP {kind} IF EXISTS {}", name(dialect, &cells.next()?)))
            }
        }
    };
    Ok(rows.into_iter().filter_map(statement).collect())
}
