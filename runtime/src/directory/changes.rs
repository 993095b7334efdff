//! What a commit is to change in a directory, checked before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use super::error::Error;
use super::ignore::IgnoreLine;
use super::name::FileName;
use super::sealed::Folder;

/// A set of changes that a directory takes together, and its sum with them.
///
/// The empty set brings the sum up to date with the files.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// New files. One that is there with the same bytes is left alone; with other bytes it is an
    /// error.
    pub write: Vec<(FileName, Vec<u8>)>,
    /// Files written whether or not they are there.
    pub overwrite: Vec<(FileName, Vec<u8>)>,
    /// Files that get another name, which nothing may have.
    pub rename: Vec<(FileName, FileName)>,
    /// Files that go.
    pub remove: Vec<FileName>,
}

/// Changes that a directory can take.
pub(super) struct Plan<'a> {
    /// Files that appear.
    pub(super) create: Vec<(&'a FileName, &'a [u8])>,
    /// Files whose bytes change.
    pub(super) replace: Vec<(&'a FileName, &'a [u8])>,
    pub(super) rename: &'a [(FileName, FileName)],
    pub(super) remove: &'a [FileName],
    /// Files that were to be written and are there already.
    pub(super) unchanged: Vec<&'a FileName>,
    /// The directory afterwards.
    pub(super) after: BTreeMap<&'a FileName, Source<'a>>,
}

/// Where the bytes of a file are before the commit.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// In the folder, under this name.
    File(&'a FileName),
    /// In the changes.
    Bytes(&'a [u8]),
}

impl<'a> Plan<'a> {
    pub(super) fn new(
        folder: &Folder,
        files: &'a [FileName],
        changes: &'a Changes,
    ) -> Result<Self, Error> {
        each_once(changes)?;
        let mut plan = Plan {
            create: Vec::new(),
            replace: Vec::new(),
            rename: &changes.rename,
            remove: &changes.remove,
            unchanged: Vec::new(),
            after: files.iter().map(|name| (name, Source::File(name))).collect(),
        };
        let missing = |name: &FileName| Error::Missing { path: folder.path().join(name.as_str()) };
        let exists = |name: &FileName| Error::Exists { path: folder.path().join(name.as_str()) };

        for name in &changes.remove {
            plan.after.remove(name).ok_or_else(|| missing(name))?;
        }
        for (from, to) in &changes.rename {
            let source = plan.after.remove(from).ok_or_else(|| missing(from))?;
            if plan.after.contains_key(to) {
                return Err(exists(to));
            }
            plan.after.insert(to, source);
        }
        let written = changes.write.iter().map(|(name, bytes)| (name, bytes, false));
        let overwritten = changes.overwrite.iter().map(|(name, bytes)| (name, bytes, true));
        for (name, bytes, overwrite) in written.chain(overwritten) {
            refuse_ignored(name, bytes)?;
            if !plan.after.contains_key(name) {
                plan.create.push((name, bytes));
            } else if folder.read(name.as_str())?.as_ref() == Some(bytes) {
                plan.unchanged.push(name);
                continue;
            } else if overwrite {
                plan.replace.push((name, bytes));
            } else {
                return Err(exists(name));
            }
            plan.after.insert(name, Source::Bytes(bytes));
        }
        plan.check_versions()?;
        Ok(plan)
    }

    /// Whether files change, and not only the sum.
    pub(super) fn changes_files(&self) -> bool {
        !(self.create.is_empty()
            && self.replace.is_empty()
            && self.rename.is_empty()
            && self.remove.is_empty())
    }

    /// Refuses a new name whose version another file has; older doubles are for `verify` to name.
    fn check_versions(&self) -> Result<(), Error> {
        let renamed = self.rename.iter().map(|(_, to)| to);
        let new: BTreeSet<&FileName> =
            self.create.iter().map(|(name, _)| *name).chain(renamed).collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut versions: BTreeMap<&str, &FileName> = BTreeMap::new();
        for &name in self.after.keys() {
            let Some(other) = versions.insert(name.version_text(), name) else {
                continue;
            };
            let (written, existing) =
                if new.contains(name) { (name, other) } else { (other, name) };
            if new.contains(written) {
                let (written, existing) = (written.clone(), existing.clone());
                return Err(Error::DuplicateVersion { written, existing });
            }
        }
        Ok(())
    }
}

fn each_once(changes: &Changes) -> Result<(), Error> {
    let written = changes.write.iter().chain(&changes.overwrite).map(|(name, _)| name);
    let renamed = changes.rename.iter().flat_map(|(from, to)| [from, to]);
    let mut seen = BTreeSet::new();
    for name in written.chain(renamed).chain(&changes.remove) {
        if !seen.insert(name) {
            return Err(Error::ChangedTwice { name: name.clone() });
        }
    }
    Ok(())
}

fn refuse_ignored(name: &FileName, bytes: &[u8]) -> Result<(), Error> {
    let mut line = IgnoreLine::default();
    line.feed(bytes);
    if line.ignores() { Err(Error::SumIgnore { name: name.clone() }) } else { Ok(()) }
}
