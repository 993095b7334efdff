//! What is to be done: the directory against the history.

use std::collections::{BTreeMap, BTreeSet};

use super::error::Error;
use crate::database::{Revision, RevisionKind};
use crate::directory::{FileName, Sealed, SumBuilder};

/// What to do with files that are older than the newest that is applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExecOrder {
    /// Refuse.
    #[default]
    Linear,
    /// Leave them out.
    LinearSkip,
    /// Apply them before the others.
    NonLinear,
}

/// The directory against the history.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Files to run, by their place in the directory, and what was done of the first.
    pub(super) pending: Vec<usize>,
    /// Files that are older than the newest that is applied, and were never applied.
    pub(super) out_of_order: Vec<usize>,
    /// Rows that are applied in part.
    pub(super) partial: Vec<Revision>,
    /// The newest version that is applied.
    pub(super) current: Option<String>,
    /// Versions whose files are not those that were applied, and whether we can be sure.
    pub(super) edited: Vec<Edited>,
    /// Versions that are applied and have no file.
    pub(super) missing: Vec<String>,
    /// Whether the first pending file is a checkpoint.
    pub(super) from_checkpoint: bool,
}

/// A file that is not the one that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edited {
    pub(super) index: usize,
    /// Atlas leaves the hash of a first attempt in a row that it completes later.
    pub(super) is_certain: bool,
}

/// Compares; `checkpoints` are the files that stand for all before them, and `runs` are moments that
/// say more exactly than the history in which order versions were applied, as far as they are known.
pub(super) fn plan(
    sealed: &Sealed<'_>,
    revisions: &[Revision],
    checkpoints: &BTreeSet<usize>,
    runs: &BTreeMap<String, i64>,
) -> Result<Plan, Error> {
    let files = &sealed.verified().files;
    let by_version: BTreeMap<&str, &Revision> =
        revisions.iter().map(|revision| (revision.version.as_str(), revision)).collect();
    let partial: Vec<Revision> =
        revisions.iter().filter(|revision| !revision.is_complete()).cloned().collect();
    for revision in &partial {
        if !files.iter().any(|file| file.version_text() == revision.version) {
            return Err(Error::PartialFileGone { version: revision.version.clone() });
        }
    }
    let start = start(files, revisions, checkpoints);
    let newest = revisions.last().map(|revision| revision.version.as_str());
    let is_open = |file: &FileName| match by_version.get(file.version_text()) {
        Some(revision) => !revision.is_complete(),
        None => true,
    };
    let (mut pending, mut out_of_order) = (Vec::new(), Vec::new());
    for (index, file) in files.iter().enumerate().skip(start) {
        // A database that has begun skips what only a new one starts from.
        let is_skipped = checkpoints.contains(&index)
            && !by_version.contains_key(file.version_text())
            && (index != start || !revisions.is_empty());
        if !is_open(file) || is_skipped {
            continue;
        }
        let is_partial = by_version.contains_key(file.version_text());
        let is_late = newest.is_some_and(|newest| file.version_text() < newest) && !is_partial;
        if is_late { out_of_order.push(index) } else { pending.push(index) }
    }
    let has_file: BTreeSet<&str> = files.iter().map(FileName::version_text).collect();
    let missing = revisions.iter().filter(|revision| !has_file.contains(revision.version.as_str()));
    Ok(Plan {
        from_checkpoint: revisions.is_empty()
            && pending.first().is_some_and(|first| checkpoints.contains(first)),
        missing: missing.map(|revision| revision.version.clone()).collect(),
        edited: edited(sealed, revisions, &by_version, runs)?,
        current: newest.map(str::to_owned),
        pending,
        out_of_order,
        partial,
    })
}

/// The first file that counts: behind a baseline, or the checkpoint that a database started from.
fn start(files: &[FileName], revisions: &[Revision], checkpoints: &BTreeSet<usize>) -> usize {
    let Some(first) = revisions.first() else {
        return checkpoints.last().copied().unwrap_or_default();
    };
    let place = files.iter().position(|file| file.version_text() >= first.version.as_str());
    let place = place.unwrap_or(files.len());
    let started_there = first.kind.has(RevisionKind::BASELINE) || checkpoints.contains(&place);
    if started_there { place } else { 0 }
}

/// Compares the hashes that were recorded with those of the files.
///
/// A hash covers all files before, so a file that was put between others changes the hashes behind
/// it; those are compared without the files that came late.
fn edited(
    sealed: &Sealed<'_>,
    revisions: &[Revision],
    by_version: &BTreeMap<&str, &Revision>,
    runs: &BTreeMap<String, i64>,
) -> Result<Vec<Edited>, Error> {
    let verified = sealed.verified();
    let is_other = |index: usize, hash: &str| {
        let revision = by_version.get(verified.files[index].version_text());
        revision.is_some_and(|revision| {
            // Atlas leaves in a row that somebody settled what stood there before.
            let is_settled = revision.kind.has(RevisionKind::RESOLVED) && !revision.is_ours();
            let says = revision.is_complete() && !revision.hash.is_empty() && !is_settled;
            says && revision.hash != hash
        })
    };
    let lines = verified.sum.lines();
    let mut others: Vec<usize> =
        (0..lines.len()).filter(|index| is_other(*index, lines[*index].hash())).collect();
    let newest = revisions.last().map(|revision| revision.version.as_str()).unwrap_or_default();
    let late: BTreeSet<usize> = if others.is_empty() {
        BTreeSet::new()
    } else {
        late(&verified.files, by_version, newest, runs)
    };
    if !late.is_empty() {
        let mut builder = SumBuilder::new();
        let mut punctual = Vec::new();
        for (index, file) in verified.files.iter().enumerate() {
            if !late.contains(&index) && file.version_text() <= newest {
                builder.push(file.as_str(), &sealed.read(index)?);
                punctual.push(index);
            }
        }
        let sum = builder.finish();
        let hashes: BTreeMap<usize, &str> =
            punctual.into_iter().zip(sum.lines().iter().map(|line| line.hash())).collect();
        others.retain(|index| hashes.get(index).is_none_or(|hash| is_other(*index, hash)));
    }
    // Behind a file that was edited, every hash is another.
    let mut edited: Vec<Edited> = Vec::new();
    let mut last = None;
    for index in others {
        let follows = last.is_some_and(|last| {
            (last + 1..index)
                .all(|between| !by_version.contains_key(verified.files[between].version_text()))
        });
        last = Some(index);
        let ours = by_version
            .get(verified.files[index].version_text())
            .is_some_and(|revision| revision.is_ours());
        match edited.last_mut() {
            Some(first) if follows => first.is_certain |= ours,
            _ => edited.push(Edited { index, is_certain: ours }),
        }
    }
    Ok(edited)
}

/// Files that were applied after a newer one, or not at all though a newer one was.
fn late(
    files: &[FileName],
    by_version: &BTreeMap<&str, &Revision>,
    newest: &str,
    runs: &BTreeMap<String, i64>,
) -> BTreeSet<usize> {
    let mut late = BTreeSet::new();
    let mut earliest = None;
    for (index, file) in files.iter().enumerate().rev() {
        if file.version_text() > newest {
            continue;
        }
        let at = |revision: &&Revision| {
            let executed = revision.executed_at.map(|moment| moment.timestamp_micros());
            runs.get(&revision.version).copied().or(executed)
        };
        match by_version.get(file.version_text()).map(at) {
            None => {
                late.insert(index);
            }
            Some(at) if earliest.is_some() && at > earliest => {
                late.insert(index);
            }
            Some(at) => earliest = at.or(earliest),
        }
    }
    late
}
