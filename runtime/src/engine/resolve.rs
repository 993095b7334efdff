//! `resolve`: what only a person knows, written down.

use super::error::{Error, own};
use super::look::look;
use super::message::{Message, Part};
use super::script::Script;
use crate::database::{Database, Revision, RevisionKind, tables};
use crate::directory::{Sealed, Source};

/// What a person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// The statement took effect.
    Done,
    /// It did not, and runs again.
    NotDone,
    /// The file is another one than the one that was applied, and that is meant.
    Edited,
}

/// Settles a version; returns what was done, in words.
///
/// # Errors
///
/// When there is nothing to settle, or the database refuses.
pub async fn resolve(
    database: &mut Database,
    directory: &dyn Source,
    version: &str,
    settlement: Settlement,
    revisions_schema: Option<&str>,
) -> Result<String, Error> {
    let sealed = directory.verify_to_read()?;
    let found = look(database, &sealed, revisions_schema).await?;
    let row = found.revisions.iter().find(|row| row.version == version);
    let refused = |reason: &str| Err(Error::Refused(format!("version {version} {reason}")));
    let Some(row) = row else {
        return refused("is not in the history (hint: gen status lists what is)");
    };
    let place = &found.tables.place;
    let number = found.unknown.iter().find(|(of, _)| of == version).map(|(_, number)| *number);
    let mut message = Message::default();
    let said = match (settlement, number) {
        (Settlement::Edited, _) => {
            let index = index(&sealed, version)?;
            let is_edited = found.plan.edited.iter().any(|edited| edited.index == index);
            if !is_edited {
                return refused("is the file that was applied, so there is nothing to settle");
            }
            // Every later hash covers the file too.
            let lines = sealed.verified().sum.lines();
            for later in found.revisions.iter().filter(|row| row.version.as_str() >= version) {
                let place_in_sum = sealed
                    .verified()
                    .files
                    .iter()
                    .position(|file| file.version_text() == later.version);
                if let Some(line) = place_in_sum.and_then(|place| lines.get(place)) {
                    let row = Revision { hash: line.hash().to_owned(), ..later.clone() };
                    message.own(tables::replace(place, &row));
                }
            }
            format!("version {version} is taken as it is now")
        }
        (_, None) => {
            return refused("has no statement of unknown outcome (hint: gen status names them)");
        }
        (Settlement::NotDone, Some(number)) => {
            message.own(tables::forget(place, version, number));
            format!("statement {number} of {version} runs again with the next apply")
        }
        (Settlement::Done, Some(number)) => {
            let script = Script::read(&sealed, index(&sealed, version)?, database.dialect())?;
            let total = script.statements.len();
            let hashes = if number >= total { Vec::new() } else { script.partial_hashes(number) };
            let kind =
                if number >= total { row.kind.and(RevisionKind::RESOLVED) } else { row.kind };
            let row = Revision {
                kind,
                applied: number,
                total,
                error: String::new(),
                error_statement: String::new(),
                hash: script.hash.clone(),
                partial_hashes: hashes,
                ..row.clone()
            };
            message.own(tables::replace(place, &row));
            message.own(tables::forget(place, version, number));
            format!("statement {number} of {version} is taken for done")
        }
    };
    let mut all = Message::default();
    all.own(match database.dialect() {
        crate::Dialect::Postgres | crate::Dialect::Mysql => "BEGIN",
        crate::Dialect::Sqlite => "BEGIN IMMEDIATE",
    });
    all.own(message.sql);
    all.push(Part::Commit, "COMMIT");
    database.connection.run(all.sql).await.map_err(own("what was settled"))?;
    Ok(said)
}

fn index(sealed: &Sealed<'_>, version: &str) -> Result<usize, Error> {
    let files = &sealed.verified().files;
    files
        .iter()
        .position(|file| file.version_text() == version)
        .ok_or_else(|| Error::PartialFileGone { version: version.to_owned() })
}
