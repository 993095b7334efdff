//! `check`: is every file what its function says?

use amend::directory::FileName;
use serde_json::json;

use super::{Context, files};
use crate::cli::Check;
use crate::config;
use crate::diff;
use crate::error::{Error, Result};
use crate::place;
use crate::plan::{Plan, Rules, State, plan};
use crate::project::Project;
use crate::seal::Found;

pub(super) fn run(context: &mut Context<'_>, flags: &Check) -> Result<()> {
    let project = context.project()?;
    let functions = context.functions(&project)?;
    let since = project.config.check.since;
    let rules = Rules { force: &[], out_of_order: true, since, now: (context.now)() };
    let (plans, broken) = plan(&functions, Found::look_at_all(&project.targets)?, rules)?;
    let stale = show(context, &plans)?;
    if !broken.is_empty() {
        return Err(Error::Sum(broken));
    }
    if flags.freeze {
        return freeze(context, &project, &plans);
    }
    if stale > 0 {
        return Err(Error::Stale(format!(
            "{} (hint: run gen to write what is missing; where a file differs, run gen --force NAME \
             to write the function's text, or put `-- amend:edited \"why\"` and a blank line at the \
             top of a file that is right)",
            if stale == 1 {
                "1 file is not what its function says".into()
            } else {
                format!("{stale} files are not what their functions say")
            }
        )));
    }
    if let Some(plan) = plans.iter().find(|plan| plan.reseal) {
        return Err(Error::Stale(format!(
            "{}/atlas.sum is not complete (hint: run gen to finish it)",
            place::text(&plan.found.target.shown)
        )));
    }
    let all = plans.iter().flat_map(|plan| &plan.items);
    let same = all.filter(|item| item.state == State::UpToDate).count();
    context.report.note(format_args!("{} up to date", files(same)));
    Ok(())
}

/// Prints every difference and returns how many there are.
fn show(context: &mut Context<'_>, plans: &[Plan<'_>]) -> Result<usize> {
    let mut objects = Vec::new();
    for plan in plans {
        for item in &plan.items {
            let state = match item.state {
                State::Missing => "missing",
                State::Differs => "differs",
                State::Forced | State::UpToDate | State::Edited | State::Frozen | State::Manual => {
                    continue;
                }
            };
            let content = match item.state {
                State::Missing => None,
                State::Forced
                | State::UpToDate
                | State::Differs
                | State::Edited
                | State::Frozen
                | State::Manual => Some(plan.found.read(&item.file)?),
            };
            let path = plan.found.target.file(&item.file);
            let text = item.text(plan).unwrap_or_default();
            let diff = diff::unified(&path, content.as_deref(), text);
            if context.report.is_text() {
                context.report.diff(&diff)?;
            }
            if let Some(note) = &item.note {
                context.report.warning(format_args!("{path}: {note}"));
            }
            objects.push(json!({
                "state": state,
                "dialect": plan.found.target.dialect.name(),
                "version": item.file.version_text(),
                "name": item.file.description(),
                "path": path,
                "diff": diff,
                "source": item.function.map(|function| function.entry.place()),
            }));
        }
    }
    let count = objects.len();
    if !context.report.is_text() {
        context.report.json(objects)?;
    }
    Ok(count)
}

/// Leaves the files of today out from now on.
fn freeze(context: &mut Context<'_>, project: &Project, plans: &[Plan<'_>]) -> Result<()> {
    let items = || plans.iter().flat_map(|plan| &plan.items);
    if items().any(|item| item.state == State::Missing) || plans.iter().any(|plan| plan.reseal) {
        return Err(Error::Stale(
            "a function has no file yet, so nothing was frozen (hint: run gen first)".into(),
        ));
    }
    let files = plans.iter().flat_map(|plan| &plan.found.files);
    let Some(newest) = files.filter_map(FileName::version).max() else {
        return Err(Error::Usage("there is no file to leave out".into()));
    };
    let since = newest.next().unwrap_or(newest);
    let shown = place::seen_from(&project.here, &project.config_file);
    config::set_since(&project.config_file, &shown, since)?;
    context.report.note(format_args!(
        "set check.since = \"{since}\" in {}: files up to {newest} are no longer compared",
        place::text(&shown)
    ));
    Ok(())
}
