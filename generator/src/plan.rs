//! What every file is, and what is to be written: everything is decided before anything is done.

use std::collections::BTreeSet;

use amend::directory::{Changes, Difference, FileName, Header, Version};

use crate::error::{Error, Result};
use crate::functions::Function;
use crate::seal::{Broken, Found};
use crate::versions::{self, Conflict};

/// What decides over files besides the functions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'a> {
    /// Migrations whose files are written again.
    pub(crate) force: &'a [String],
    pub(crate) out_of_order: bool,
    /// Files of older versions are not compared.
    pub(crate) since: Option<Version>,
    pub(crate) now: Version,
}

/// What a file is to its function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The function has no file yet.
    Missing,
    /// It is rewritten, as was asked.
    Forced,
    /// The file is what the function says.
    UpToDate,
    /// The file is another text.
    Differs,
    /// The file is another text, and its header says that this is meant.
    Edited,
    /// The file is older than what is compared.
    Frozen,
    /// The file has no function.
    Manual,
}

/// A file, there or to be.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) file: FileName,
    pub(crate) state: State,
    pub(crate) function: Option<&'a Function>,
    /// What is wrong with the file's header.
    pub(crate) note: Option<String>,
}

/// The files of a directory, in the order in which they run.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) found: Found,
    pub(crate) items: Vec<Item<'a>>,
    /// Whether the sum has to be written although no file is.
    pub(crate) reseal: bool,
}

/// Plans every selected directory; the others are only read.
pub(crate) fn plan<'a>(
    functions: &'a [Function],
    found: Vec<Found>,
    rules: Rules<'_>,
) -> Result<(Vec<Plan<'a>>, Vec<Broken>)> {
    let versions = versions::assign(functions, &found, rules.now).map_err(Error::Versions)?;
    let known: BTreeSet<FileName> = found.iter().flat_map(|found| found.files.clone()).collect();
    let (mut conflicts, mut in_conflict) = (Vec::new(), BTreeSet::new());
    let mut plans = Vec::new();
    let mut broken = Vec::new();
    for found in found.into_iter().filter(|found| found.target.selected) {
        let dialect = found.target.dialect;
        let mut items = Vec::new();
        for (function, version) in functions.iter().zip(&versions) {
            let Some(text) = function.text(dialect) else { continue };
            let file = FileName::new(*version, function.entry.name)
                .map_err(|error| Error::Usage(error.to_string()))?;
            let (state, note) = state(&found, &file, text.as_bytes(), rules)?;
            // One conflict a function; in the other dialects it is the same one.
            if state == State::Missing && !in_conflict.contains(&file) {
                let conflict = misplaced(function, &found, &file, &known, rules);
                in_conflict.extend(conflict.is_some().then(|| file.clone()));
                conflicts.extend(conflict);
            }
            items.push(Item { file, state, function: Some(function), note });
        }
        let generated: BTreeSet<&FileName> = items.iter().map(|item| &item.file).collect();
        let manual: Vec<FileName> =
            found.files.iter().filter(|file| !generated.contains(file)).cloned().collect();
        items.extend(manual.into_iter().map(|file| Item {
            file,
            state: State::Manual,
            function: None,
            note: None,
        }));
        items.sort_by(|a, b| a.file.cmp(&b.file));
        let mut plan = Plan { found, items, reseal: false };
        if let Err(way_out) = plan.accept_sum(rules.force)? {
            broken.extend(plan.found.broken().map(|broken| Broken {
                way_out: way_out.or(broken.way_out),
                unverified: broken.unverified,
            }));
        }
        plans.push(plan);
    }
    match (conflicts.is_empty(), broken.is_empty()) {
        (true, _) => Ok((plans, broken)),
        // Over files that nobody vouches for, versions say little.
        (false, false) => Err(Error::Sum(broken)),
        (false, true) => Err(Error::Versions(conflicts)),
    }
}

fn state(
    found: &Found,
    file: &FileName,
    text: &[u8],
    rules: Rules<'_>,
) -> Result<(State, Option<String>)> {
    if found.files.binary_search(file).is_err() {
        return Ok((State::Missing, None));
    }
    let forced = rules.force.iter().any(|name| name == file.description());
    if !forced && rules.since.is_some_and(|since| file.version().is_some_and(|v| v < since)) {
        return Ok((State::Frozen, None));
    }
    let content = found.read(file)?;
    if content == text {
        return Ok((State::UpToDate, None));
    }
    if forced {
        return Ok((State::Forced, None));
    }
    match Header::parse(&content) {
        Ok(header) if header.edited.is_some() => Ok((State::Edited, None)),
        Ok(_) => Ok((State::Differs, None)),
        Err(error) => Ok((State::Differs, Some(error.to_string()))),
    }
}

/// Whether a new file would stand where none may be.
fn misplaced(
    function: &Function,
    found: &Found,
    file: &FileName,
    known: &BTreeSet<FileName>,
    rules: Rules<'_>,
) -> Option<Conflict> {
    let version = file.version_text();
    if let Some(other) = found.files.iter().find(|other| other.version_text() == version) {
        let other = found.target.file(other);
        return Some(Conflict::new(
            function,
            format!("its version is the one of {other} (hint: give one of them another version)"),
        ));
    }
    // It has had its place before: in this sum, or in another dialect's directory.
    if rules.out_of_order || known.contains(file) || found.listed.contains(file.as_str()) {
        return None;
    }
    let newer = found.target.file(versions::newer_file(found, version)?);
    Some(Conflict::new(
        function,
        format!(
            "its version {version} is older than {newer} (hint: give it a newer version, or write \
             it with --out-of-order)"
        ),
    ))
}

impl Plan<'_> {
    /// What the directory takes.
    pub(crate) fn changes(&self) -> Changes {
        let mut changes = Changes::default();
        for item in &self.items {
            let Some(text) = item.text(self) else { continue };
            let file = (item.file.clone(), text.as_bytes().to_vec());
            match item.state {
                State::Missing => changes.write.push(file),
                State::Forced => changes.overwrite.push(file),
                State::UpToDate
                | State::Differs
                | State::Edited
                | State::Frozen
                | State::Manual => {}
            }
        }
        changes
    }

    /// Whether anything is to be written.
    pub(crate) fn writes(&self) -> bool {
        self.reseal || self.found.leftovers || self.items.iter().any(|item| item.is_written())
    }

    /// Decides whether to go on over a sum that does not verify; an error may know the way out.
    ///
    /// It is gone on over unlisted files that are what their functions say, over files that can be
    /// restored to the byte, and over an edited file that is forced, if every other file can be
    /// checked all the same.
    fn accept_sum(&mut self, force: &[String]) -> Result<std::result::Result<(), Option<String>>> {
        if self.found.unverified.is_none() {
            return Ok(Ok(()));
        }
        let text = |item: &Item<'_>| Some((item.file.clone(), item.text(self)?.into()));
        let texts: Vec<(FileName, Vec<u8>)> = self.items.iter().filter_map(text).collect();
        let Some(difference) = self.found.difference(&texts)? else { return Ok(Err(None)) };
        let verdict = self.verdict(&difference, force);
        if verdict.is_ok() {
            self.reseal = true;
            self.found.unverified = None;
        }
        Ok(verdict)
    }

    fn verdict(
        &self,
        difference: &Difference,
        force: &[String],
    ) -> std::result::Result<(), Option<String>> {
        let item = |name: &str| self.items.iter().find(|item| item.file.as_str() == name);
        let renders =
            |file: &FileName| item(file.as_str()).is_some_and(|i| i.state == State::UpToDate);
        let is_forced = |file: &&FileName| force.iter().any(|name| name == file.description());
        if let Some(file) = difference.edited.iter().find(|file| !is_forced(file)) {
            return Err(renders(file)
                .then(|| format!("{file} is what its function says; if that is right, run hash")));
        }
        if let Some(gone) = difference.removed.first() {
            let generated = item(gone).is_some_and(|item| item.function.is_some());
            return Err(generated.then(|| {
                format!("the function of {gone} now says something else; restore the sealed file")
            }));
        }
        let rest = difference.unchecked.is_empty()
            && difference.line_ends.is_empty()
            && difference.ignored.is_empty();
        let added = difference.added.iter().all(renders);
        if rest && added && !difference.total { Ok(()) } else { Err(None) }
    }
}

impl Item<'_> {
    /// What the function says, if there is one.
    pub(crate) fn text(&self, plan: &Plan<'_>) -> Option<&str> {
        self.function?.text(plan.found.target.dialect)
    }

    /// Whether the file is to be written.
    pub(crate) fn is_written(&self) -> bool {
        matches!(self.state, State::Missing | State::Forced)
    }
}
