//! `status`: what is applied and what is not; it only reads.

use super::error::Error;
use super::look::{Look, look};
use super::script::Script;
use crate::database::{Database, Facts, Revision, tables};
use crate::directory::{FileName, Source};

/// What a database has applied of a directory.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Status {
    /// What the session said of itself.
    pub facts: Facts,
    /// The files of the directory that a new database would get.
    pub available: Vec<FileName>,
    /// The rows of the history, by version.
    pub applied: Vec<Revision>,
    /// Files that would run next, those out of order first.
    pub pending: Vec<FileName>,
    /// Files that are older than the newest that is applied, and were never applied.
    pub out_of_order: Vec<FileName>,
    /// The newest version that is applied.
    pub current: Option<String>,
    /// Whether the first pending file is a checkpoint.
    pub from_checkpoint: bool,
    /// The last file, if it is applied in part.
    pub partial: Option<Partial>,
    /// Files that are not those that were applied.
    pub edited: Vec<FileName>,
    /// Versions that are applied and have no file.
    pub missing: Vec<String>,
    /// Statements whose outcome is not known.
    pub unknown: Vec<Unknown>,
}

/// A file that is applied in part.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partial {
    /// Its version.
    pub version: String,
    /// How many statements are done.
    pub count: usize,
    /// How many the file has now.
    pub total: usize,
    /// What went wrong.
    pub error: String,
    /// With which statement.
    pub statement: String,
}

/// A statement whose outcome is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown {
    /// The version of its file.
    pub version: String,
    /// Its place in the file, counted from 1.
    pub number: usize,
    /// Its text, if the file still has it.
    pub statement: String,
}

/// Compares the history with the directory.
///
/// # Errors
///
/// When the directory does not verify, or the database cannot be asked.
pub async fn status(
    database: &mut Database,
    directory: &dyn Source,
    revisions_schema: Option<&str>,
) -> Result<Status, Error> {
    let sealed = directory.verify_to_read()?;
    let Look { revisions, plan, mut unknown, .. } =
        look(database, &sealed, revisions_schema).await?;
    let is_running = !unknown.is_empty() && tables::is_held(database).await.is_ok_and(|held| held);
    if is_running {
        unknown.clear();
    }
    let files = &sealed.verified().files;
    let dialect = database.dialect();
    let names = |indexes: &[usize]| indexes.iter().map(|i| files[*i].clone()).collect::<Vec<_>>();
    let script = |version: &str| {
        let index = files.iter().position(|file| file.version_text() == version);
        index.map(|index| Script::read(&sealed, index, dialect)).transpose()
    };
    let partial = match plan.partial.last() {
        None => None,
        Some(row) => {
            let total = script(&row.version)?.map_or(row.total, |script| script.statements.len());
            Some(Partial {
                version: row.version.clone(),
                count: row.applied,
                total,
                error: row.error.clone(),
                statement: row.error_statement.clone(),
            })
        }
    };
    let mut statements = Vec::new();
    for (version, number) in unknown {
        let script = script(&version)?;
        let statement = script.map(|script| script.text(number - 1).to_owned()).unwrap_or_default();
        statements.push(Unknown { version, number, statement });
    }
    let out_of_order = names(&plan.out_of_order);
    let pending = [out_of_order.clone(), names(&plan.pending)].concat();
    let available = if revisions.is_empty() { pending.clone() } else { files.clone() };
    Ok(Status {
        facts: database.facts().clone(),
        available,
        pending,
        out_of_order,
        current: plan.current,
        from_checkpoint: plan.from_checkpoint,
        partial,
        edited: plan.edited.iter().map(|edited| files[edited.index].clone()).collect(),
        missing: plan.missing,
        unknown: statements,
        applied: revisions,
    })
}
