//! Reading the table.

use super::revision::{Revision, RevisionKind, moment};
use super::{Place, TABLE};
use crate::Dialect;
use crate::database::connection::{Connection, Row};
use crate::database::failure::Failure;
use crate::database::text;

/// Atlas keeps a name for the database in a row of this version.
const IDENTIFIER: &str = ".atlas_cloud_identifier";

/// Every row, by the bytes of its version.
pub(crate) async fn read(
    connection: &mut Connection,
    place: &Place,
) -> Result<Vec<Revision>, Failure> {
    let condition = format!("version <> '{IDENTIFIER}'");
    let mut revisions = select(connection, place, &condition).await?;
    // A server would order them by a collation.
    revisions.sort_by(|a, b| a.version.cmp(&b.version));
    Ok(revisions)
}

/// The row of a version.
pub(crate) async fn one(
    connection: &mut Connection,
    place: &Place,
    version: &str,
) -> Result<Option<Revision>, Failure> {
    let condition = format!("version = {}", text(place.dialect, version));
    Ok(select(connection, place, &condition).await?.into_iter().next())
}

async fn select(
    connection: &mut Connection,
    place: &Place,
    condition: &str,
) -> Result<Vec<Revision>, Failure> {
    let moment = match place.dialect {
        Dialect::Postgres | Dialect::Mysql => "executed_at",
        // The driver knows a moment only by its declared type, and another tool's as a number.
        Dialect::Sqlite => "CAST(executed_at AS TEXT)",
    };
    let sql = format!(
        "SELECT version, description, type, applied, total, {moment}, execution_time, error, \
         error_stmt, hash, partial_hashes, operator_version FROM {} WHERE {condition}",
        place.table(TABLE)
    );
    Ok(connection.rows(sql).await?.into_iter().map(revision).collect())
}

fn revision(row: Row) -> Revision {
    let mut cells = row.into_iter();
    let mut next = || cells.next().flatten();
    let number = |cell: Option<String>| cell.and_then(|cell| cell.parse::<i64>().ok());
    let count = |cell| number(cell).and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    Revision {
        version: next().unwrap_or_default(),
        description: next().unwrap_or_default(),
        kind: RevisionKind(u32::try_from(count(next())).unwrap_or_default()),
        applied: count(next()),
        total: count(next()),
        executed_at: next().as_deref().and_then(moment),
        execution_time: number(next()).unwrap_or_default(),
        error: next().unwrap_or_default(),
        error_statement: next().unwrap_or_default(),
        hash: next().unwrap_or_default(),
        partial_hashes: next()
            .and_then(|text| serde_json::from_str::<Option<Vec<String>>>(&text).ok())
            .flatten()
            .unwrap_or_default(),
        operator_version: next().unwrap_or_default(),
    }
}
