//! Our statements on the table; they join a message with the statements that they record.

use chrono::{DateTime, Utc};

use super::{Place, Revision, RevisionKind, TABLE};
use crate::Dialect;
use crate::database::operator::PROGRAM;
use crate::database::{name, text};

/// A file as it is recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recorded<'a> {
    pub(crate) version: &'a str,
    pub(crate) description: &'a str,
    pub(crate) hash: &'a str,
    pub(crate) total: usize,
}

/// How the time that a file took is known.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Timing {
    /// By the server, since the transaction began; SQLite has our clock.
    Transaction(DateTime<Utc>),
    /// By us, in nanoseconds.
    Measured(DateTime<Utc>, i64),
}

/// The table, as Atlas makes it.
pub(crate) fn create(place: &Place, schema_exists: bool) -> Vec<String> {
    let table = place.table(TABLE);
    let mut sql = Vec::new();
    if let (Some(schema), false) = (&place.schema, schema_exists) {
        sql.push(format!("CREATE SCHEMA IF NOT EXISTS {}", name(place.dialect, schema)));
    }
    sql.push(match place.dialect {
        Dialect::Postgres => format!(
            "CREATE TABLE IF NOT EXISTS {table} (\"version\" character varying NOT NULL, \
             \"description\" character varying NOT NULL, \"type\" bigint NOT NULL DEFAULT 2, \
             \"applied\" bigint NOT NULL DEFAULT 0, \"total\" bigint NOT NULL DEFAULT 0, \
             \"executed_at\" timestamptz NOT NULL, \"execution_time\" bigint NOT NULL, \
             \"error\" text NULL, \"error_stmt\" text NULL, \"hash\" character varying NOT NULL, \
             \"partial_hashes\" jsonb NULL, \"operator_version\" character varying NOT NULL, \
             PRIMARY KEY (\"version\"))"
        ),
        Dialect::Mysql => format!(
            "CREATE TABLE IF NOT EXISTS {table} (`version` varchar(255) NOT NULL, \
             `description` varchar(255) NOT NULL, `type` bigint unsigned NOT NULL DEFAULT 2, \
             `applied` bigint NOT NULL DEFAULT 0, `total` bigint NOT NULL DEFAULT 0, \
             `executed_at` timestamp NULL, `execution_time` bigint NOT NULL, \
             `error` longtext NULL, `error_stmt` longtext NULL, `hash` varchar(255) NOT NULL, \
             `partial_hashes` json NULL, `operator_version` varchar(255) NOT NULL, \
             PRIMARY KEY (`version`)) ENGINE=InnoDB CHARSET utf8mb4 COLLATE utf8mb4_bin"
        ),
        Dialect::Sqlite => format!(
            "CREATE TABLE IF NOT EXISTS {table} (`version` text NOT NULL, \
             `description` text NOT NULL, `type` integer NOT NULL DEFAULT (2), \
             `applied` integer NOT NULL DEFAULT (0), `total` integer NOT NULL DEFAULT (0), \
             `executed_at` datetime NOT NULL, `execution_time` integer NOT NULL, \
             `error` text NULL, `error_stmt` text NULL, `hash` text NOT NULL, \
             `partial_hashes` json NULL, `operator_version` text NOT NULL, \
             PRIMARY KEY (`version`))"
        ),
    });
    sql
}

/// The row of a file; that there is none yet is what keeps it from running twice.
pub(crate) fn insert(
    place: &Place,
    file: &Recorded<'_>,
    applied: usize,
    kind: RevisionKind,
    timing: Timing,
) -> String {
    let (at, time) = timing.sql(place.dialect);
    format!(
        "{} VALUES ({}, {}, {}, {applied}, {}, {at}, {time}, '', '', {}, 'null', '{PROGRAM}')",
        columns(place),
        text(place.dialect, file.version),
        text(place.dialect, file.description),
        kind.0,
        file.total,
        text(place.dialect, file.hash),
    )
}

/// The row that takes everything up to a version for applied.
pub(crate) fn baseline(place: &Place, version: &str, description: &str) -> String {
    let file = Recorded { version, description, hash: "", total: 0 };
    insert(place, &file, 0, RevisionKind::BASELINE, Timing::Measured(Utc::now(), 0))
}

/// So many statements of a file are done, if so many were done before.
pub(crate) fn progress(
    place: &Place,
    file: &Recorded<'_>,
    (before, applied): (usize, usize),
    partial_hashes: &[String],
    time: i64,
) -> String {
    let is_done = applied == file.total;
    let hashes = if is_done { "null".to_owned() } else { json(partial_hashes) };
    format!(
        "UPDATE {} SET applied = {applied}, total = {}, execution_time = {time}, error = '', \
         error_stmt = '', hash = {}, partial_hashes = {}, operator_version = '{PROGRAM}' \
         WHERE version = {} AND applied = {before}",
        place.table(TABLE),
        file.total,
        text(place.dialect, file.hash),
        text(place.dialect, &hashes),
        text(place.dialect, file.version),
    )
}

/// A statement of a file went wrong.
pub(crate) fn failed(
    place: &Place,
    file: &Recorded<'_>,
    statement: &str,
    error: &str,
    time: i64,
) -> String {
    format!(
        "UPDATE {} SET total = {}, execution_time = {time}, error = {}, error_stmt = {}, \
         operator_version = '{PROGRAM}' WHERE version = {}",
        place.table(TABLE),
        file.total,
        text(place.dialect, error),
        text(place.dialect, statement),
        text(place.dialect, file.version),
    )
}

/// What a person says of a row: all of it, but when and how long.
pub(crate) fn replace(place: &Place, revision: &Revision) -> String {
    let hashes = match revision.partial_hashes.as_slice() {
        [] => "null".to_owned(),
        hashes => json(hashes),
    };
    format!(
        "UPDATE {} SET type = {}, applied = {}, total = {}, error = {}, error_stmt = {}, \
         hash = {}, partial_hashes = {}, operator_version = '{PROGRAM}' WHERE version = {}",
        place.table(TABLE),
        revision.kind.0,
        revision.applied,
        revision.total,
        text(place.dialect, &revision.error),
        text(place.dialect, &revision.error_statement),
        text(place.dialect, &revision.hash),
        text(place.dialect, &hashes),
        text(place.dialect, &revision.version),
    )
}

/// Forgets a row.
pub(crate) fn delete(place: &Place, version: &str) -> String {
    let version = text(place.dialect, version);
    format!("DELETE FROM {} WHERE version = {version}", place.table(TABLE))
}

fn columns(place: &Place) -> String {
    format!(
        "INSERT INTO {} (version, description, {}, applied, total, executed_at, execution_time, \
         error, error_stmt, hash, partial_hashes, operator_version)",
        place.table(TABLE),
        name(place.dialect, "type"),
    )
}

fn json(hashes: &[String]) -> String {
    serde_json::Value::from(hashes.to_vec()).to_string()
}

impl Timing {
    /// Expressions for when it began and how long it took.
    fn sql(self, dialect: Dialect) -> (String, String) {
        let at = |moment: DateTime<Utc>| match dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                format!("'{}+00:00'", moment.format("%Y-%m-%d %H:%M:%S%.6f"))
            }
            Dialect::Mysql => format!("'{}'", moment.format("%Y-%m-%d %H:%M:%S%.6f")),
        };
        match (self, dialect) {
            (Timing::Measured(moment, time), _) => (at(moment), time.to_string()),
            (Timing::Transaction(_), Dialect::Postgres) => (
                "now()".to_owned(),
                "(EXTRACT(EPOCH FROM clock_timestamp() - now()) * 1000000000)::bigint".to_owned(),
            ),
            (Timing::Transaction(_), Dialect::Mysql) => (
                "@amend_start".to_owned(),
                "TIMESTAMPDIFF(MICROSECOND, @amend_start, SYSDATE(6)) * 1000".to_owned(),
            ),
            (Timing::Transaction(moment), Dialect::Sqlite) => {
                let at = at(moment);
                let time = format!(
                    "MAX(0, CAST((julianday('now') - julianday({at})) * 86400000000000 AS INTEGER))"
                );
                (at, time)
            }
        }
    }
}
