//! Our own tables beside the history: who ran what, and what each statement did.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::connection::Connection;
use super::failure::Failure;
use super::history::{Place, Tables};
use super::operator::{PROGRAM, operator};
use super::text;
use crate::Dialect;

const RUNS: &str = "amend_runs";
const STATEMENTS: &str = "amend_statements";
/// Says that the database was empty and may be dropped.
pub(crate) const MARK: &str = "amend_mark";
/// All of them.
pub(crate) const TABLES: [&str; 3] = [RUNS, STATEMENTS, MARK];

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It was sent, and no more is known.
    Intent,
    /// It is done.
    Done,
    /// The server refused it.
    Failed,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            State::Intent => "intent",
            State::Done => "done",
            State::Failed => "failed",
        }
    }
}

/// A statement in the ledger.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) version: String,
    /// Counted from 1.
    pub(crate) number: usize,
    pub(crate) state: State,
    pub(crate) rows: Option<u64>,
    /// In nanoseconds.
    pub(crate) time: Option<i64>,
}

/// One run of the engine, by the moment it began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) id: i64,
    began: DateTime<Utc>,
}

impl Run {
    pub(crate) fn begin() -> Self {
        let began = Utc::now();
        Run { id: began.timestamp_micros(), began }
    }

    /// The row of the run, which has not ended.
    pub(crate) fn insert(self, place: &Place) -> String {
        format!(
            "INSERT INTO {} (id, started_at, operator, program) VALUES ({}, {}, {}, '{PROGRAM}')",
            place.table(RUNS),
            self.id,
            moment(self.began),
            text(place.dialect, &operator()),
        )
    }

    /// How the run ended.
    pub(crate) fn end(self, place: &Place, outcome: &str) -> String {
        format!(
            "UPDATE {} SET ended_at = {}, outcome = {} WHERE id = {}",
            place.table(RUNS),
            moment(Utc::now()),
            text(place.dialect, outcome),
            self.id,
        )
    }
}

/// Makes the tables that are missing.
pub(crate) fn create(tables: &Tables) -> Vec<String> {
    let place = &tables.place;
    let (text, moment, suffix) = match place.dialect {
        Dialect::Postgres => ("character varying", "timestamptz", ""),
        Dialect::Mysql => {
            ("varchar(255)", "datetime(6)", " ENGINE=InnoDB CHARSET utf8mb4 COLLATE utf8mb4_bin")
        }
        Dialect::Sqlite => ("text", "datetime", ""),
    };
    let columns = |table: &str| match table {
        RUNS => format!(
            "id bigint NOT NULL PRIMARY KEY, started_at {moment} NOT NULL, ended_at {moment} NULL, \
             operator {text} NOT NULL, program {text} NOT NULL, outcome {text} NULL"
        ),
        STATEMENTS => format!(
            "version {text} NOT NULL, number bigint NOT NULL, run bigint NOT NULL, \
             state {text} NOT NULL, rows_affected bigint NULL, execution_time bigint NULL, \
             PRIMARY KEY (version, number)"
        ),
        _ => format!("made_at {moment} NOT NULL, operator {text} NOT NULL"),
    };
    let missing = [RUNS, STATEMENTS].into_iter().filter(|table| !tables.has(table));
    missing.map(|table| made(place, table, &columns(table), suffix)).collect()
}

/// Makes the mark of a database that may be dropped.
pub(crate) fn mark(place: &Place) -> Vec<String> {
    let (moment_type, suffix) = match place.dialect {
        Dialect::Postgres => ("timestamptz", ""),
        Dialect::Mysql => ("datetime(6)", " ENGINE=InnoDB CHARSET utf8mb4 COLLATE utf8mb4_bin"),
        Dialect::Sqlite => ("datetime", ""),
    };
    let columns = format!("made_at {moment_type} NOT NULL, operator varchar(255) NOT NULL");
    let insert = format!(
        "INSERT INTO {} (made_at, operator) VALUES ({}, {})",
        place.table(MARK),
        moment(Utc::now()),
        text(place.dialect, &operator()),
    );
    vec![made(place, MARK, &columns, suffix), insert]
}

fn made(place: &Place, table: &str, columns: &str, suffix: &str) -> String {
    format!("CREATE TABLE IF NOT EXISTS {} ({columns}){suffix}", place.table(table))
}

/// Writes what is known of some statements, over what was known before.
pub(crate) fn write(place: &Place, run: Run, entries: &[Entry]) -> String {
    let number = |value: Option<i64>| value.map_or("NULL".to_owned(), |value| value.to_string());
    let rows: Vec<String> = entries
        .iter()
        .map(|entry| {
            format!(
                "({}, {}, {}, '{}', {}, {})",
                text(place.dialect, &entry.version),
                entry.number,
                run.id,
                entry.state.name(),
                number(entry.rows.and_then(|rows| i64::try_from(rows).ok())),
                number(entry.time),
            )
        })
        .collect();
    let (verb, conflict) = match place.dialect {
        Dialect::Postgres => (
            "INSERT",
            " ON CONFLICT (version, number) DO UPDATE SET run = excluded.run, \
             state = excluded.state, rows_affected = excluded.rows_affected, \
             execution_time = excluded.execution_time",
        ),
        Dialect::Mysql | Dialect::Sqlite => ("REPLACE", ""),
    };
    format!(
        "{verb} INTO {} (version, number, run, state, rows_affected, execution_time) \
         VALUES {}{conflict}",
        place.table(STATEMENTS),
        rows.join(", "),
    )
}

/// Forgets the statements of a version from a number on.
pub(crate) fn forget(place: &Place, version: &str, from: usize) -> String {
    format!(
        "DELETE FROM {} WHERE version = {} AND number >= {from}",
        place.table(STATEMENTS),
        text(place.dialect, version),
    )
}

/// The statements that were sent and never heard of: their version and number.
pub(crate) async fn unknown(
    connection: &mut Connection,
    tables: &Tables,
) -> Result<Vec<(String, usize)>, Failure> {
    if !tables.has(STATEMENTS) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT version, number FROM {} WHERE state = 'intent' ORDER BY version, number",
        tables.place.table(STATEMENTS)
    );
    let rows = connection.rows(sql).await?;
    let entry = |row: super::Row| {
        let mut cells = row.into_iter();
        let version = cells.next().flatten()?;
        Some((version, cells.next().flatten()?.parse().ok()?))
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// When the run began that applied a version, in microseconds.
pub(crate) async fn runs(
    connection: &mut Connection,
    tables: &Tables,
) -> Result<BTreeMap<String, i64>, Failure> {
    if !tables.has(STATEMENTS) {
        return Ok(BTreeMap::new());
    }
    let table = tables.place.table(STATEMENTS);
    let sql = format!("SELECT version, min(run) FROM {table} GROUP BY version");
    let entry = |row: super::Row| {
        let mut cells = row.into_iter();
        Some((cells.next().flatten()?, cells.next().flatten()?.parse().ok()?))
    };
    Ok(connection.rows(sql).await?.into_iter().filter_map(entry).collect())
}

fn moment(moment: DateTime<Utc>) -> String {
    format!("'{}'", moment.format("%Y-%m-%d %H:%M:%S%.6f"))
}
