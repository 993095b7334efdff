//! Changing a directory so that no crash leaves it with a sum over wrong content.
//!
//! First everything new is written to temporary files and synced, the sum too; only then do
//! renames make it visible, files before the sum. A crash leaves the old directory, or the old
//! sum beside files that are each whole, or the new directory. Temporary files that a crash
//! leaves behind are removed by the next commit.

use rustix::fs::AtFlags;

use super::changes::{Changes, Plan, Source};
use super::error::Error;
use super::list::{self, Listing};
use super::name::FileName;
use super::read::{Consumer, read_all};
use super::sealed::Folder;
use super::steps::Steps;
use super::sum::{SUM_FILE, Sum};
use super::temporary::Temporaries;
use super::{OpenFile, SumBuilder};

const ATTRIBUTES: &str = ".gitattributes";
/// Git changes no line end of what the sum is computed over.
const KEEP_LINE_ENDS: &[u8] = b"*.sql text eol=lf\natlas.sum text eol=lf\n";

/// What a commit has done.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The files that were written, renamed or removed, by their new names.
    pub changed: Vec<FileName>,
    /// The files that were to be written and were there already, byte for byte.
    pub unchanged: Vec<FileName>,
    /// The sum that the directory has now.
    pub sum: Sum,
    /// Whether `atlas.sum` was written.
    pub sum_written: bool,
}

pub(super) fn commit(folder: &Folder, changes: &Changes) -> Result<Committed, Error> {
    let listing = list::list(folder)?;
    if let Some(refused) = listing.refused.into_iter().next() {
        return Err(refused);
    }
    for name in &listing.leftovers {
        rustix::fs::unlinkat(folder.handle(), name, AtFlags::empty())
            .map_err(|e| folder.failed("remove what a killed run left:", name, e))?;
    }
    let plan = Plan::new(folder, &listing.files, changes)?;
    let sum = sum_after(folder, &plan)?;
    let sum_text = sum.to_string();
    let sum_changes = folder.read(SUM_FILE)?.as_deref() != Some(sum_text.as_bytes());
    if plan.changes_files() || sum_changes {
        write(folder, &plan, sum_changes.then_some(sum_text.as_bytes()))?;
    }
    let written = plan.create.iter().chain(&plan.replace).map(|(name, _)| *name);
    let renamed = plan.rename.iter().map(|(_, to)| to);
    Ok(Committed {
        changed: written.chain(renamed).chain(plan.remove).cloned().collect(),
        unchanged: plan.unchanged.into_iter().cloned().collect(),
        sum,
        sum_written: sum_changes,
    })
}

/// Finishes a commit that was killed between its last file and its sum.
///
/// The new sum is on disk before any file changes, so if what a killed run left behind is the
/// sum of the files as they are now, it is the one that was to come.
pub(super) fn recover(folder: &Folder, listing: &Listing, computed: &Sum) -> Result<bool, Error> {
    for leftover in &listing.leftovers {
        let content = folder.read(leftover)?.unwrap_or_default();
        if Sum::parse_strict(&content).is_ok_and(|sum| sum == *computed) {
            let steps = Steps::new(folder);
            steps.move_over(leftover, SUM_FILE)?;
            return steps.finish().map(|()| true);
        }
    }
    Ok(false)
}

/// Puts everything on disk under temporary names, then makes it visible.
fn write(folder: &Folder, plan: &Plan<'_>, sum: Option<&[u8]>) -> Result<(), Error> {
    let attributes = !plan.create.is_empty() && !folder.exists(ATTRIBUTES)?;
    let files =
        plan.create.iter().chain(&plan.replace).map(|(name, bytes)| (name.as_str(), *bytes));
    let first = attributes.then_some((ATTRIBUTES, KEEP_LINE_ENDS));
    let sum = sum.map(|text| (SUM_FILE, text));
    let contents: Vec<(&str, &[u8])> = first.into_iter().chain(files).chain(sum).collect();
    let mut temporaries = Temporaries::new(folder);
    let written = temporaries.write(&contents)?;
    let mut written = written.iter().map(String::as_str);

    let mut steps = Steps::new(folder);
    // They stand before the first file does, or a run after a crash would not miss them.
    if attributes && let Some(temporary) = written.next() {
        steps.create(temporary, ATTRIBUTES)?;
    }
    for ((name, _), temporary) in plan.create.iter().zip(&mut written) {
        steps.create(temporary, name.as_str())?;
    }
    for ((name, _), temporary) in plan.replace.iter().zip(&mut written) {
        steps.replace(temporary, name.as_str(), temporaries.name())?;
    }
    for (from, to) in plan.rename {
        steps.rename(from.as_str(), to.as_str().to_owned())?;
    }
    for name in plan.remove {
        steps.rename(name.as_str(), temporaries.name())?;
    }
    steps.sync()?;
    if let Some(temporary) = written.next() {
        steps.replace(temporary, SUM_FILE, temporaries.name())?;
    }
    temporaries.keep(contents.len());
    steps.finish()
}

/// The sum of the directory as it will be.
fn sum_after(folder: &Folder, plan: &Plan<'_>) -> Result<Sum, Error> {
    let on_disk: Vec<FileName> = plan
        .after
        .values()
        .filter_map(|source| match source {
            Source::File(name) => Some((*name).clone()),
            Source::Bytes(_) => None,
        })
        .collect();
    let mut after = After {
        files: plan.after.iter().map(|(name, source)| (*name, *source)).collect(),
        next: 0,
        builder: SumBuilder::new(),
        open: None,
    };
    read_all(folder, &on_disk, &mut after)?;
    after.bytes_before_next_file();
    Ok(after.builder.finish())
}

/// Puts the files that are read and those that are given into one order.
struct After<'a> {
    files: Vec<(&'a FileName, Source<'a>)>,
    next: usize,
    builder: SumBuilder,
    open: Option<OpenFile>,
}

impl After<'_> {
    fn bytes_before_next_file(&mut self) {
        while let Some((name, Source::Bytes(bytes))) = self.files.get(self.next) {
            self.builder.push(name.as_str(), bytes);
            self.next += 1;
        }
    }
}

impl Consumer for After<'_> {
    fn open(&mut self, _index: usize) {
        self.bytes_before_next_file();
        self.open = self.files.get(self.next).map(|(name, _)| self.builder.open(name.as_str()));
    }

    fn feed(&mut self, bytes: &[u8]) {
        if let Some(file) = &mut self.open {
            self.builder.feed(file, bytes);
        }
    }

    fn close(&mut self, _index: usize) {
        if let (Some(file), Some((name, _))) = (self.open.take(), self.files.get(self.next)) {
            self.builder.close(name.as_str(), file);
            self.next += 1;
        }
    }
}
