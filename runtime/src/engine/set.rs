//! `set`: the history says what a person says.

use chrono::Utc;

use super::error::{Error, own};
use super::look::look;
use super::message::{Message, Part};
use super::script::Script;
use crate::Dialect;
use crate::database::{Database, Recorded, Revision, RevisionKind, Timing, tables};
use crate::directory::Source;

/// What was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SetOutcome {
    /// The newest version of the history now.
    pub current: Option<String>,
    /// Versions and descriptions that are in the history now, and were not, or not so.
    pub set: Vec<(String, String)>,
    /// Versions and descriptions that are not any more.
    pub removed: Vec<(String, String)>,
}

/// Takes everything up to a version for applied and nothing behind it; without a version, up to
/// the last file.
///
/// # Errors
///
/// When no file has the version, or the database refuses.
pub async fn set(
    database: &mut Database,
    directory: &dyn Source,
    version: Option<&str>,
    revisions_schema: Option<&str>,
) -> Result<SetOutcome, Error> {
    let sealed = directory.verify_to_read()?;
    let found = look(database, &sealed, revisions_schema).await;
    // A partial file that is gone is one of the reasons to call this.
    let (tables, revisions) = match found {
        Ok(found) => (found.tables, found.revisions),
        Err(Error::PartialFileGone { .. }) => {
            let tables = tables::find(database, revisions_schema).await?;
            let rows = tables::read(&mut database.connection, &tables.place).await;
            (tables, rows.map_err(own("a look at the history"))?)
        }
        Err(error) => return Err(error),
    };
    let files = &sealed.verified().files;
    let version = match (version, files.last()) {
        (Some(version), _) => {
            if !files.iter().any(|file| file.version_text() == version) {
                let version = version.to_owned();
                return Err(Error::NoSuchVersion { flag: "set", version });
            }
            Some(version)
        }
        (None, _) if revisions.is_empty() => {
            return Err(Error::Refused(
                "the database has no history yet (hint: gen set VERSION begins one)".to_owned(),
            ));
        }
        (None, last) => last.map(|file| file.version_text()),
    };
    let place = &tables.place;
    let mut outcome = SetOutcome { current: version.map(str::to_owned), ..SetOutcome::default() };
    let mut message = Message::default();
    if !tables.has(tables::TABLE) {
        let made = tables::create(place, tables.schema_exists);
        made.iter().for_each(|sql| message.own(sql));
        run(database, std::mem::take(&mut message)).await?;
    }
    message.own(match database.dialect() {
        Dialect::Postgres | Dialect::Mysql => "BEGIN",
        Dialect::Sqlite => "BEGIN IMMEDIATE",
    });
    let pair = |row: &Revision| (row.version.clone(), row.description.clone());
    for row in revisions.iter().filter(|row| version.is_none_or(|v| row.version.as_str() > v)) {
        message.own(tables::delete(place, &row.version));
        outcome.removed.push(pair(row));
    }
    let wanted = files
        .iter()
        .enumerate()
        .filter(|(_, file)| version.is_some_and(|version| file.version_text() <= version));
    for (index, file) in wanted {
        let row = revisions.iter().find(|row| row.version == file.version_text());
        let hash = sealed.verified().sum.lines().get(index).map_or("", |line| line.hash());
        match row {
            Some(row) if row.is_complete() => {}
            Some(row) => {
                // Atlas leaves the counters alone, and then runs the rest again.
                let total = Script::read(&sealed, index, database.dialect())
                    .map_or(row.total, |script| script.statements.len());
                message.own(tables::replace(
                    place,
                    &Revision {
                        kind: row.kind.and(RevisionKind::RESOLVED),
                        applied: total,
                        total,
                        error: String::new(),
                        error_statement: String::new(),
                        hash: hash.to_owned(),
                        partial_hashes: Vec::new(),
                        ..row.clone()
                    },
                ));
                outcome.set.push(pair(row));
            }
            None => {
                let (version, description) = (file.version_text(), file.description());
                let recorded = Recorded { version, description, hash, total: 0 };
                let timing = Timing::Measured(Utc::now(), 0);
                let kind = RevisionKind::RESOLVED;
                message.own(tables::insert(place, &recorded, 0, kind, timing));
                outcome.set.push((version.to_owned(), description.to_owned()));
            }
        }
    }
    message.push(Part::Commit, "COMMIT");
    run(database, message).await?;
    Ok(outcome)
}

async fn run(database: &mut Database, message: Message) -> Result<(), Error> {
    let ran = database.connection.run(message.sql).await;
    ran.map(|_| ()).map_err(own("what was set"))
}
