//! Whether a directory is what its sum says, and if not, everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::Directory;
use super::chain::Chains;
use super::error::Error;
use super::name::FileName;
use super::problem::{Problem, Unverified};
use super::sum::{SUM_FILE, Sum};

/// A directory whose files are those that were sealed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Verified {
    /// The files, in the order in which they run.
    pub files: Vec<FileName>,
    /// The sum that holds.
    pub sum: Sum,
}

/// Why a directory is not verified.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// It could not be looked at.
    #[error(transparent)]
    Failed(#[from] Error),
    /// It is not what its sum says.
    #[error(transparent)]
    Unverified(#[from] Unverified),
}

pub(super) fn verify(
    directory: &Directory,
    chains: Option<&mut Chains>,
) -> Result<Verified, VerifyError> {
    let listing = super::list::list(&directory.folder)?;
    let unverified = |problems, first| {
        let path = directory.path().to_owned();
        Err(VerifyError::Unverified(Unverified { path, problems, first }))
    };
    let mut problems: Vec<Problem> = listing.refused.into_iter().map(Problem::Refused).collect();
    let bytes = match directory.folder.read(SUM_FILE) {
        Ok(Some(bytes)) => Some(bytes),
        Ok(None) => {
            problems.extend((!listing.files.is_empty()).then_some(Problem::SumMissing));
            None
        }
        Err(error @ Error::NotRegular { .. }) => {
            problems.push(Problem::Refused(error));
            None
        }
        Err(error) => return Err(error.into()),
    };
    let (computed, ignored) = directory.hash(&listing.files, chains)?;
    // Most sums hold, and then there is nothing to parse.
    let differs = bytes.filter(|bytes| !computed.is_written(bytes));
    let stored = differs.and_then(|bytes| {
        Sum::parse_strict(&bytes).map_err(|e| problems.push(Problem::Malformed(e))).ok()
    });
    let mut first = None;
    if let Some(stored) = stored.filter(|stored| *stored != computed) {
        first = stored.first_difference(&computed);
        let files = &listing.files;
        let difference =
            super::difference::difference(&directory.folder, files, &ignored, &stored, &[])?;
        problems.extend(differing(&difference, &stored));
    }
    let ignored: BTreeSet<&str> = ignored.iter().map(String::as_str).collect();
    let ignores = |name: &&FileName| ignored.contains(name.as_str());
    problems.extend(listing.files.iter().filter(ignores).cloned().map(Problem::SumIgnore));
    problems.extend(duplicates(&listing.files));
    if !problems.is_empty() {
        return unverified(problems, first);
    }
    Ok(Verified { files: listing.files, sum: computed })
}

fn differing(difference: &super::Difference, stored: &Sum) -> Vec<Problem> {
    let lines: BTreeMap<&str, usize> =
        stored.lines().iter().enumerate().map(|(i, line)| (line.name(), i + 2)).collect();
    let line = |name: &str| lines.get(name).copied().unwrap_or_default();
    let mut problems = Vec::new();
    problems.extend(difference.total.then_some(Problem::Total));
    problems.extend(difference.added.iter().cloned().map(Problem::Added));
    problems.extend(
        difference.removed.iter().map(|n| Problem::Removed { line: line(n), name: n.clone() }),
    );
    let each = |names: &[FileName], problem: fn(usize, FileName) -> Problem| -> Vec<Problem> {
        names.iter().map(|name| problem(line(name.as_str()), name.clone())).collect()
    };
    problems.extend(each(&difference.edited, |line, name| Problem::Edited { line, name }));
    problems.extend(each(&difference.line_ends, |line, name| Problem::LineEnds { line, name }));
    problems.extend(each(&difference.unchecked, |line, name| Problem::Unchecked { line, name }));
    if problems.is_empty() && difference.ignored.is_empty() {
        // Every stored line holds by itself, so it is their order that is wrong.
        problems.push(Problem::Order);
    }
    problems
}

pub(super) fn duplicates(files: &[FileName]) -> Vec<Problem> {
    if files.is_sorted_by(|a, b| a.version_text() < b.version_text()) {
        return Vec::new();
    }
    let mut versions: Vec<&FileName> = files.iter().collect();
    // A name's order is nearly its version's, and a stable sort is linear then.
    versions.sort_by_key(|name| name.version_text());
    let same = versions.chunk_by(|a, b| a.version_text() == b.version_text());
    same.flat_map(|files| files.iter().skip(1).map(|name| (files[0], *name)))
        .map(|(first, name)| Problem::DuplicateVersion(first.clone(), name.clone()))
        .collect()
}
