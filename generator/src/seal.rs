//! The directories as they are found, and whether each is what its sum says.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use amend::directory::{Difference, Directory, FileName, Problem, Unverified, VerifyError};

use crate::error::{Error, Result};
use crate::project::Target;

/// A dialect's directory as it was found.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) target: Target,
    /// `None` if there is no folder yet.
    pub(crate) directory: Option<Directory>,
    /// The migration files, in the order in which they run.
    pub(crate) files: Vec<FileName>,
    /// What is wrong with it.
    pub(crate) unverified: Option<Unverified>,
    /// The names that the stored sum lists.
    pub(crate) listed: BTreeSet<String>,
    /// Whether a killed run left temporary files, which the next commit removes.
    pub(crate) leftovers: bool,
}

/// A directory that is not what its sum says.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) unverified: Unverified,
    /// How an interrupted command is completed.
    pub(crate) way_out: Option<String>,
}

impl Found {
    pub(crate) fn look(target: &Target) -> Result<Self> {
        let mut found = Found {
            target: target.clone(),
            directory: target.open()?,
            files: Vec::new(),
            unverified: None,
            listed: BTreeSet::new(),
            leftovers: has_leftovers(&target.path),
        };
        let Some(directory) = &found.directory else { return Ok(found) };
        match directory.verify() {
            Ok(verified) => {
                found.listed = names(&verified.sum);
                found.files = verified.files;
            }
            Err(VerifyError::Unverified(unverified)) => {
                // What cannot be listed or read is among the problems already.
                found.files = directory.list().unwrap_or_default();
                found.listed =
                    directory.stored_sum().ok().flatten().as_ref().map(names).unwrap_or_default();
                found.unverified = Some(unverified);
            }
            Err(VerifyError::Failed(error)) => return Err(error.into()),
            Err(other) => {
                return Err(Error::io("verify", &target.shown)(std::io::Error::other(other)));
            }
        }
        Ok(found)
    }

    /// All directories of a project.
    pub(crate) fn look_at_all(targets: &[Target]) -> Result<Vec<Self>> {
        targets.iter().map(Found::look).collect()
    }

    /// What a file holds.
    pub(crate) fn read(&self, name: &FileName) -> Result<Vec<u8>> {
        match &self.directory {
            Some(directory) => Ok(directory.read(name)?),
            None => Ok(Vec::new()),
        }
    }

    /// In what the files differ from the sum, if they differ in nothing else.
    ///
    /// `known` is what functions say that files held.
    pub(crate) fn difference(&self, known: &[(FileName, Vec<u8>)]) -> Result<Option<Difference>> {
        let (Some(directory), Some(unverified)) = (&self.directory, &self.unverified) else {
            return Ok(None);
        };
        let tellable =
            |problem: &Problem| problem.is_difference() || matches!(problem, Problem::SumMissing);
        if !unverified.problems.iter().all(tellable) {
            return Ok(None);
        }
        Ok(Some(directory.difference_with(known)?))
    }

    /// What is wrong with it, as an error.
    pub(crate) fn broken(&mut self) -> Option<Broken> {
        let unverified = self.unverified.take()?;
        let killed =
            self.leftovers.then(|| "a run was killed here; run it again to finish it".into());
        Some(Broken { unverified, way_out: killed })
    }
}

/// Whether a killed run left temporary files, or another run is writing them now.
fn has_leftovers(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        name.to_str().is_some_and(|name| name.starts_with(".amend-") && name.ends_with(".tmp"))
    })
}

fn names(sum: &amend::directory::Sum) -> BTreeSet<String> {
    sum.lines().iter().map(|line| line.name().to_owned()).collect()
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "checksum mismatch: {}", self.unverified)?;
        if let Some(first) = &self.unverified.first {
            write!(f, "\n  (as Atlas says it: {first})")?;
        }
        match &self.way_out {
            Some(way_out) => write!(f, "\n  (hint: {way_out})"),
            None => Ok(()),
        }
    }
}
