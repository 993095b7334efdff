//! Files read before any of them runs, and what is told of them without running any.

use super::error::{Error, Problem};
use super::event::{Event, Observer, Totals};
use super::look::Look;
use super::script::Script;
use crate::Dialect;
use crate::database::Revision;
use crate::directory::Sealed;

/// All are read before any runs: what cannot be split should stop nothing half way.
pub(super) fn read_all(
    sealed: &Sealed<'_>,
    files: &[usize],
    dialect: Dialect,
) -> Result<Vec<Script>, Error> {
    files.iter().map(|index| Script::read(sealed, *index, dialect)).collect()
}

/// What an earlier run did must still stand in the file.
pub(super) fn check_partial(script: &Script, revision: &Revision) -> Result<(), Error> {
    let wrong = |problem| Err(Error::File { file: script.name.clone(), problem });
    let (applied, total) = (revision.applied, script.statements.len());
    if applied > total {
        return wrong(Problem::Shortened { applied, total });
    }
    let hashes = script.partial_hashes(applied);
    for (place, hash) in hashes.iter().enumerate() {
        let is_same = revision.partial_hashes.get(place).is_none_or(|recorded| {
            recorded.trim_start_matches("h1:") == hash.trim_start_matches("h1:")
        });
        if !is_same {
            return wrong(Problem::Changed { number: place + 1 });
        }
    }
    Ok(())
}

/// Tells what would be done.
pub(super) fn describe(
    sealed: &Sealed<'_>,
    found: &Look,
    files: &[usize],
    observer: &mut dyn Observer,
    dialect: Dialect,
) -> Result<Totals, Error> {
    let scripts = read_all(sealed, files, dialect)?;
    let mut totals = Totals::default();
    if let Some(last) = scripts.last() {
        let from = found.plan.current.as_deref();
        let to = last.name.version_text();
        observer.hear(&Event::Planned { from, to, files: scripts.len() });
    }
    for script in &scripts {
        let version = script.name.version_text();
        let existing = found.revisions.iter().find(|revision| revision.version == version);
        if let Some(revision) = existing {
            check_partial(script, revision)?;
        }
        let skipped = existing.map_or(0, |revision| revision.applied);
        observer.hear(&Event::File { file: &script.name, skipped });
        for (index, statement) in script.statements.iter().enumerate().skip(skipped) {
            let (number, line, text) = (index + 1, statement.line, script.text(index));
            observer.hear(&Event::Statement { number, line, text });
            totals.statements += 1;
        }
        totals.files += 1;
        observer.hear(&Event::FileDone { time: std::time::Duration::ZERO });
    }
    observer.hear(&Event::Ended { totals, is_done: true });
    Ok(totals)
}
