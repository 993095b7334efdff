//! `rebase`: a fresh version for a migration, after a merge brought newer ones.

use amend::Entry;
use amend::directory::{Changes, FileName, Version};
use serde_json::json;

use super::{Context, Writing};
use crate::applied::{self, Changing};
use crate::cli::Rebase;
use crate::error::{Error, Result};
use crate::merge;
use crate::project::Project;
use crate::seal::{Broken, Found};
use crate::versions::{fresh, newer_file};

/// The renaming in one directory; `None` where the file has its new name already.
type Renaming = Option<(FileName, FileName)>;

pub(super) fn run(context: &mut Context<'_>, flags: &Rebase) -> Result<()> {
    let project = context.project()?;
    if project.limited {
        return Err(Error::Usage(
            "a migration has one version in all dialects (hint: leave out --dialect)".into(),
        ));
    }
    let entry = context.registry.entries().iter().copied().find(|entry| entry.name == flags.name);
    let now = (context.now)();
    context.look(&project, || renamings(&project, entry, &flags.name, now).map(|_| ()))?;
    let writing = Writing::lock(&project.targets, &[], context.flags.lock_timeout)?;
    // Another run may have written since; what was seen without the lock does not count.
    let renamings = renamings(&project, entry, &flags.name, (context.now)())?;
    let changing = renamings.iter().filter_map(|(found, renaming)| {
        let (from, _) = renaming.as_ref()?;
        Some(Changing {
            dialect: found.target.dialect,
            version: from.version_text().to_owned(),
            file: found.target.file(from),
        })
    });
    applied::refuse(&changing.collect::<Vec<_>>(), &context.here, &mut context.report)?;
    let mut objects = Vec::new();
    for (found, renaming) in &renamings {
        let rename: Vec<_> = renaming.iter().cloned().collect();
        writing.commit(found.target.dialect, &Changes { rename, ..Changes::default() })?;
        let Some((from, to)) = renaming else { continue };
        let (from, to) = (found.target.file(from), found.target.file(to));
        if context.report.is_text() {
            context.report.data(&format!("{from} -> {to}\n"))?;
        }
        objects.push(json!({ "dialect": found.target.dialect.name(), "from": from, "to": to }));
    }
    if context.report.is_text() { Ok(()) } else { context.report.json(objects) }
}

fn renamings(
    project: &Project,
    entry: Option<&'static Entry>,
    name: &str,
    now: Version,
) -> Result<Vec<(Found, Renaming)>> {
    let mut founds = Found::look_at_all(&project.targets)?;
    let broken = broken(&mut founds, name)?;
    if !broken.is_empty() {
        return Err(Error::Sum(broken));
    }
    let own: Vec<FileName> =
        founds.iter().flat_map(|found| own_files(found, name)).cloned().collect();
    if own.is_empty() {
        return Err(Error::Usage(format!(
            "no file is called `{}` (hint: ls lists the migrations)",
            amend::Printable(name)
        )));
    }
    let Some(fresh) = fresh(&founds, std::iter::empty(), now) else {
        return Err(Error::Usage("no version is left after the newest file".into()));
    };
    let version = match entry.and_then(|entry| Some((entry, entry.version?))) {
        None => fresh,
        Some((entry, given)) => given_version(entry, given, &own, &founds, fresh)?,
    };
    founds
        .into_iter()
        .filter(|found| found.directory.is_some())
        .map(|found| {
            let renaming = renaming(&found, name, version)?;
            Ok((found, renaming))
        })
        .collect()
}

fn own_files<'a>(found: &'a Found, name: &str) -> impl Iterator<Item = &'a FileName> {
    found.files.iter().filter(move |file| file.description() == name)
}

/// The version in the function's attribute, if the files can have it.
fn given_version(
    entry: &Entry,
    given: &str,
    own: &[FileName],
    founds: &[Found],
    fresh: Version,
) -> Result<Version> {
    let refuse = |reason: String| {
        Err(Error::Usage(format!(
            "{}: migration `{}`: {reason} (hint: write version = \"{fresh}\" there, then run rebase \
             again)",
            entry.place(),
            amend::Printable(entry.name)
        )))
    };
    if own.iter().all(|file| file.version_text() == given) {
        return refuse(format!(
            "its attribute gives version {given}, which its files have already"
        ));
    }
    for found in founds {
        if let Some(newer) =
            newer_file(found, given).filter(|newer| newer.description() != entry.name)
        {
            let newer = found.target.file(newer);
            return refuse(format!(
                "its attribute gives version {given}, which is older than {newer}"
            ));
        }
    }
    given.parse().or_else(|error: amend::directory::VersionError| refuse(error.to_string()))
}

fn renaming(found: &Found, name: &str, version: Version) -> Result<Renaming> {
    let own: Vec<&FileName> = own_files(found, name).collect();
    let to = FileName::new(version, name).map_err(|error| Error::Usage(error.to_string()))?;
    match own.as_slice() {
        [] => Ok(None),
        [from] if **from == to => Ok(None),
        [from] => Ok(Some(((*from).clone(), to))),
        [first, .., last] => Err(Error::Usage(format!(
            "{} and {} have one name (hint: rename or remove one of them, then run hash)",
            found.target.file(first),
            found.target.file(last)
        ))),
    }
}

/// The directories that are not what their sums say, unless a merge or an interrupted rebase left
/// them so.
fn broken(founds: &mut [Found], name: &str) -> Result<Vec<Broken>> {
    let mut broken = Vec::new();
    for found in founds.iter_mut() {
        if !is_half_renamed(found, name)? && !merge::is_sealed_by_both_sides(found)? {
            broken.extend(found.broken());
        }
    }
    Ok(broken)
}

/// Whether the sum holds with the file of this name under the name that the sum lists.
fn is_half_renamed(found: &Found, name: &str) -> Result<bool> {
    let mut known = Vec::new();
    for file in own_files(found, name) {
        let bytes = found.read(file)?;
        let listed = found.listed.iter().filter_map(|listed| FileName::parse(listed).ok());
        let gone = listed.filter(|l| l.description() == name && !found.files.contains(l));
        known.extend(gone.map(|gone| (gone, bytes.clone())));
    }
    let Some(difference) = found.difference(&known)? else { return Ok(false) };
    let (added, restorable) = (difference.added, difference.restorable);
    let own = |files: &[FileName]| files.iter().all(|file| file.description() == name);
    Ok(own(&added)
        && own(&restorable)
        && added.len() == restorable.len()
        && difference.removed.is_empty()
        && difference.edited.is_empty()
        && difference.line_ends.is_empty()
        && difference.unchecked.is_empty()
        && difference.ignored.is_empty()
        && !difference.total)
}
