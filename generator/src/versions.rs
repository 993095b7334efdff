//! Which version a function's files have.

use std::collections::BTreeMap;
use std::fmt;

use amend::directory::{FileName, Version};

use crate::functions::Function;
use crate::seal::Found;

/// A function whose version cannot be told, or cannot be taken.
#[derive(Debug)]
pub(crate) struct Conflict {
    /// Where the function stands, and its name.
    subject: String,
    reason: String,
}

impl Conflict {
    pub(crate) fn new(function: &Function, reason: impl Into<String>) -> Self {
        let name = amend::Printable(function.entry.name);
        let subject = format!("{}: migration `{name}`", function.entry.place());
        Conflict { subject, reason: reason.into() }
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.reason)
    }
}

/// The version of every function, in their order: the one given, that of its files, or a new one.
pub(crate) fn assign(
    functions: &[Function],
    found: &[Found],
    now: Version,
) -> Result<Vec<Version>, Vec<Conflict>> {
    let mut conflicts = Vec::new();
    let mut versions = Vec::new();
    let mut files: BTreeMap<&str, Vec<(&Found, &FileName)>> = BTreeMap::new();
    for (found, file) in found.iter().flat_map(|found| found.files.iter().map(move |f| (found, f)))
    {
        files.entry(file.description()).or_default().push((found, file));
    }
    for function in functions {
        let own = files.get(function.entry.name).map(Vec::as_slice).unwrap_or_default();
        match known(function, own) {
            Ok(version) => versions.push(version),
            Err(conflict) => conflicts.push(conflict),
        }
    }
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let mut next = fresh(found, versions.iter().flatten().copied(), now);
    let mut assigned = Vec::new();
    for (function, version) in functions.iter().zip(versions) {
        match version.or(next) {
            Some(taken) => assigned.push(taken),
            None => {
                return Err(vec![Conflict::new(
                    function,
                    "no version is left after the newest file",
                )]);
            }
        }
        if version.is_none() {
            next = next.and_then(Version::next);
        }
    }
    Ok(assigned)
}

/// A version for something new: now, but after every file and every version that is taken.
pub(crate) fn fresh(
    found: &[Found],
    taken: impl Iterator<Item = Version>,
    now: Version,
) -> Option<Version> {
    let files = found.iter().flat_map(|found| &found.files).filter_map(FileName::version);
    match files.chain(taken).max() {
        Some(newest) => newest.next().map(|next| next.max(now)),
        None => Some(now),
    }
}

/// The version that is given or that the files have.
fn known(function: &Function, own: &[(&Found, &FileName)]) -> Result<Option<Version>, Conflict> {
    let mut versions: BTreeMap<Option<Version>, String> = BTreeMap::new();
    for (found, file) in own {
        versions.entry(file.version()).or_insert_with(|| found.target.file(file));
    }
    if let Some(file) = versions.get(&None) {
        return Err(Conflict::new(
            function,
            format!(
                "{file} has its name and no version of 14 digits (hint: rename one of the two)"
            ),
        ));
    }
    let files: Vec<(Version, &String)> =
        versions.iter().filter_map(|(version, file)| Some(((*version)?, file))).collect();
    match (function.version, files.as_slice()) {
        (given, []) => Ok(given),
        (None, [(version, _)]) => Ok(Some(*version)),
        (Some(given), [(version, _)]) if given == *version => Ok(Some(given)),
        (Some(given), [(_, file)]) => Err(Conflict::new(
            function,
            format!(
                "its version is {given} and its file is {file} (hint: run rebase {} to rename the \
                 file, or give the function the version of the file)",
                function.entry.name
            ),
        )),
        (_, [(_, first), .., (_, last)]) => Err(Conflict::new(
            function,
            format!(
                "it has files of different versions: {first} and {last} (hint: run rebase {} to \
                 give them one version)",
                function.entry.name
            ),
        )),
    }
}

/// Whether a file of this version would stand before one that is there.
pub(crate) fn newer_file<'a>(found: &'a Found, version: &str) -> Option<&'a FileName> {
    found.files.last().filter(|newest| newest.version_text() > version)
}
