//! A look at the directory and the history, which every command begins with.

use std::collections::BTreeMap;

use super::error::{Error, own};
use super::plan::{Plan, plan};
use crate::database::{Database, Revision, Tables, tables};
use crate::directory::Sealed;

/// What was found.
pub(super) struct Look {
    pub(super) tables: Tables,
    pub(super) revisions: Vec<Revision>,
    pub(super) plan: Plan,
    /// Statements whose outcome is not known: the version, and the number from 1.
    pub(super) unknown: Vec<(String, usize)>,
}

/// Reads the history and compares; it only reads.
pub(super) async fn look(
    database: &mut Database,
    sealed: &Sealed<'_>,
    schema: Option<&str>,
) -> Result<Look, Error> {
    let tables = tables::find(database, schema).await?;
    let revisions = if tables.has(tables::TABLE) {
        let revisions = tables::read(&mut database.connection, &tables.place).await;
        revisions.map_err(own("a look at the history"))?
    } else {
        Vec::new()
    };
    let unknown = tables::unknown(&mut database.connection, &tables).await;
    let mut unknown = unknown.map_err(own("a look at the statements that ran"))?;
    // What the history counts is done, whoever counted it.
    unknown.retain(|(version, number)| {
        let row = revisions.iter().find(|revision| revision.version == *version);
        row.is_some_and(|row| !row.is_complete() && row.applied < *number)
    });
    let mut compared = plan(sealed, &revisions, sealed.checkpoints(), &BTreeMap::new())?;
    if !compared.edited.is_empty() {
        // MySQL's moments are whole seconds, which may not tell in which order files came.
        let runs = tables::runs(&mut database.connection, &tables).await;
        let runs = runs.map_err(own("a look at the statements that ran"))?;
        compared = plan(sealed, &revisions, sealed.checkpoints(), &runs)?;
    }
    let plan = compared;
    Ok(Look { tables, revisions, plan, unknown })
}
