//! Which files run, after all that speaks against running any.

use super::Apply;
use super::error::{Error, own};
use super::event::{Event, Observer};
use super::look::Look;
use super::plan::ExecOrder;
use crate::database::{Database, tables};
use crate::directory::{FileName, Sealed};

/// The files to run, by their places in the directory.
pub(super) fn todo(
    sealed: &Sealed<'_>,
    found: &Look,
    apply: &Apply,
    observer: &mut dyn Observer,
) -> Result<Vec<usize>, Error> {
    let files = &sealed.verified().files;
    let plan = &found.plan;
    let name = |index: &usize| files[*index].clone();
    if let Some(edited) = plan.edited.iter().find(|edited| edited.is_certain) {
        let file = name(&edited.index);
        let version = file.version_text().to_owned();
        return Err(Error::Edited { file, version });
    }
    let mut todo = match (apply.exec_order, plan.out_of_order.is_empty()) {
        (ExecOrder::NonLinear, _) => {
            let mut all = [plan.out_of_order.clone(), plan.pending.clone()].concat();
            all.sort_unstable();
            all
        }
        (ExecOrder::LinearSkip, _) | (ExecOrder::Linear, true) => plan.pending.clone(),
        (ExecOrder::Linear, false) => {
            let files = plan.out_of_order.iter().map(name).collect();
            let newest = plan.current.clone().unwrap_or_default();
            return Err(Error::OutOfOrder { files, newest });
        }
    };
    if let (Some(baseline), true) = (&apply.baseline, found.revisions.is_empty()) {
        todo.retain(|index| files[*index].version_text() > baseline.as_str());
    }
    if let Some(to) = &apply.to {
        let last = files.iter().position(|file| file.version_text() == to);
        let no_file = || Error::NoSuchVersion { flag: "--to", version: to.clone() };
        let last = last.ok_or_else(no_file)?;
        todo.retain(|index| *index <= last);
    }
    todo.truncate(apply.amount.unwrap_or(usize::MAX));
    for edited in plan.edited.iter().filter(|_| !todo.is_empty()) {
        let file = name(&edited.index);
        let message = format!("{file} is not the file that another tool applied, by its hash");
        observer.hear(&Event::Warning { message: &message });
    }
    Ok(todo)
}

/// What is unknown has to be settled first. Without the lock it may be what another run does now.
pub(super) fn check_known(found: &Look) -> Result<(), Error> {
    match found.unknown.first() {
        Some((version, number)) => {
            Err(Error::Unknown { version: version.clone(), number: *number })
        }
        None => Ok(()),
    }
}

/// The file up to which a database without history has everything.
pub(super) fn baseline<'a>(
    sealed: &'a Sealed<'_>,
    found: &Look,
    apply: &Apply,
) -> Result<Option<&'a FileName>, Error> {
    let Some(baseline) = apply.baseline.as_ref().filter(|_| found.revisions.is_empty()) else {
        return Ok(None);
    };
    let files = &sealed.verified().files;
    let file = files.iter().find(|file| file.version_text() == baseline);
    let no_file = || Error::NoSuchVersion { flag: "--baseline", version: baseline.clone() };
    file.map(Some).ok_or_else(no_file)
}

/// A database without history should be empty, unless somebody says what it is.
pub(super) async fn check_clean(
    database: &mut Database,
    found: &Look,
    apply: &Apply,
) -> Result<(), Error> {
    let is_new = found.revisions.is_empty();
    if apply.disposable && !is_new && !found.tables.has(tables::MARK) {
        return Err(Error::Refused(
            "the database has a history and is not marked as disposable (hint: --disposable marks \
             a database that is empty)"
                .to_owned(),
        ));
    }
    let is_excused = (apply.allow_dirty || apply.baseline.is_some()) && !apply.disposable;
    if !is_new || is_excused {
        return Ok(());
    }
    let table = tables::foreign_table(database, &found.tables.place).await;
    match table.map_err(own("a look at the tables"))? {
        Some(table) => Err(Error::NotClean(table)),
        None => Ok(()),
    }
}
