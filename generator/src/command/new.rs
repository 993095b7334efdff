//! `new`: a migration file for each dialect, to be written by hand.

use amend::directory::{Changes, FileName, Version, check_name};
use serde_json::json;

use super::{Context, Writing};
use crate::cli::New;
use crate::error::{Error, Result};
use crate::seal::{Broken, Found};
use crate::versions::{fresh, newer_file};

pub(super) fn run(context: &mut Context<'_>, flags: &New) -> Result<()> {
    check_name(&flags.name).map_err(|error| Error::Usage(error.to_string()))?;
    if let Some(entry) = context.registry.entries().iter().find(|e| e.name == flags.name) {
        return Err(Error::Usage(format!(
            "`{}` is the function at {} (hint: choose another name)",
            flags.name,
            entry.place()
        )));
    }
    let project = context.project()?;
    let now = (context.now)();
    context.look(&project, || place_for(&mut Found::look_at_all(&project.targets)?, flags, now))?;
    let create: Vec<_> = project.targets.iter().filter(|t| t.selected).map(|t| t.dialect).collect();
    let writing = Writing::lock(&project.targets, &create, context.flags.lock_timeout)?;
    // Another run may have written since; what was seen without the lock does not count.
    let mut founds = Found::look_at_all(&project.targets)?;
    let version = place_for(&mut founds, flags, (context.now)())?;
    let file =
        FileName::new(version, &flags.name).map_err(|error| Error::Usage(error.to_string()))?;
    let write = vec![(file.clone(), comment(&flags.name).into_bytes())];
    let changes = Changes { write, ..Changes::default() };
    let mut objects = Vec::new();
    for target in project.targets.iter().filter(|target| target.selected) {
        writing.commit(target.dialect, &changes)?;
        let path = target.file(&file);
        if context.report.is_text() {
            context.report.data(&format!("{path}\n"))?;
        }
        let (dialect, name) = (target.dialect.name(), &flags.name);
        objects.push(json!({
            "dialect": dialect, "version": version.to_string(), "name": name, "path": path,
        }));
    }
    if !context.report.is_text() {
        context.report.json(objects)?;
    }
    context.report.note("edit these files, then run hash to seal them");
    Ok(())
}

/// The version that the new files get, if they may be.
fn place_for(founds: &mut [Found], flags: &New, now: Version) -> Result<Version> {
    let broken: Vec<Broken> = founds.iter_mut().filter_map(Found::broken).collect();
    if !broken.is_empty() {
        return Err(Error::Sum(broken));
    }
    if let Some(version) = begun(founds, flags)? {
        return Ok(version);
    }
    let Some(version) = flags.version.or_else(|| fresh(founds, std::iter::empty(), now)) else {
        return Err(Error::Usage("no version is left after the newest file".into()));
    };
    let text = version.to_string();
    for found in founds.iter() {
        if let Some(file) = found.files.iter().find(|file| file.version_text() == text) {
            return Err(Error::Usage(format!(
                "{} has this version already (hint: choose another one)",
                found.target.file(file)
            )));
        }
        if let Some(newer) = newer_file(found, &text).filter(|_| !flags.out_of_order) {
            return Err(Error::Usage(format!(
                "version {version} is older than {} (hint: leave out --version, or allow it with \
                 --out-of-order)",
                found.target.file(newer)
            )));
        }
    }
    Ok(version)
}

/// The version of a run that was interrupted between two dialects, to be finished.
///
/// Its files are as it left them: of one version, and nobody has written into them yet.
fn begun(founds: &[Found], flags: &New) -> Result<Option<Version>> {
    let own = |found: &Found| found.files.iter().find(|f| f.description() == flags.name).cloned();
    let Some((first, file)) = founds.iter().find_map(|found| Some((found, own(found)?))) else {
        return Ok(None);
    };
    let mut is_missing = false;
    let mut is_untouched = flags.version.is_none_or(|version| file.version() == Some(version));
    for found in founds {
        match own(found) {
            None => is_missing |= found.target.selected,
            Some(other) => {
                is_untouched &=
                    other == file && found.read(&file)? == comment(&flags.name).into_bytes();
            }
        }
    }
    match file.version() {
        Some(version) if is_missing && is_untouched => Ok(Some(version)),
        _ => Err(Error::Usage(format!(
            "{} has this name already (hint: choose another name)",
            first.target.file(&file)
        ))),
    }
}

/// A first line that says what the name says: `add_index` is `-- Add index.`
fn comment(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => format!("-- {}{}.\n", first.to_ascii_uppercase(), letters.as_str()),
        None => "-- To be described.\n".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_is_the_name_as_a_sentence() {
        assert_eq!(comment("add_index"), "-- Add index.\n");
        assert_eq!(comment("__"), "-- To be described.\n");
    }
}
