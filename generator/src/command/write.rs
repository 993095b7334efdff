//! `gen`: write what is new, and list everything.

use amend::Dialect;
use anstyle::Style;
use serde_json::{Value, json};

use super::{Context, Writing, files};
use crate::applied::{self, Changing};
use crate::cli::WriteFlags;
use crate::error::{Error, Result};
use crate::functions::Function;
use crate::place;
use crate::plan::{Item, Plan, Rules, State, plan};
use crate::project::Project;
use crate::report::{ATTENTION, CHANGED, PLAIN};
use crate::seal::Found;

pub(super) fn run(context: &mut Context<'_>, flags: &WriteFlags) -> Result<()> {
    if !context.has_crate() && flags.given().is_none() {
        let help = context.grammar.render_help().to_string();
        return context.report.data(&help);
    }
    let project = context.project()?;
    let functions = context.functions(&project)?;
    known_names(&functions, &flags.force)?;
    let rules = Rules {
        force: &flags.force,
        out_of_order: flags.out_of_order,
        since: project.config.check.since,
        now: (context.now)(),
    };
    let look = || planned(&project, &functions, rules);
    let mut plans = if flags.dry_run { look()? } else { context.look(&project, look)? };
    if !flags.dry_run && plans.iter().any(Plan::writes) {
        let new = |plan: &&Plan<'_>| plan.writes() && plan.found.directory.is_none();
        let create: Vec<Dialect> =
            plans.iter().filter(new).map(|p| p.found.target.dialect).collect();
        let writing = Writing::lock(&project.targets, &create, context.flags.lock_timeout)?;
        // Another run may have written since; what was seen without the lock does not count.
        plans = planned(&project, &functions, Rules { now: (context.now)(), ..rules })?;
        applied::refuse(&forced(&plans), &context.here, &mut context.report)?;
        let mut complete = Vec::new();
        for plan in plans.iter().filter(|plan| plan.writes()) {
            let committed = writing.commit(plan.found.target.dialect, &plan.changes());
            if let (Err(_), false) = (&committed, complete.is_empty()) {
                let complete = complete.join(", ");
                context
                    .report
                    .note(format_args!("{complete}: complete; the next run does the rest"));
            }
            committed?;
            complete.push(place::text(&plan.found.target.shown));
        }
    }
    list(context, &plans, flags.dry_run)
}

fn known_names(functions: &[Function], force: &[String]) -> Result<()> {
    let unknown = |name: &&String| !functions.iter().any(|function| function.entry.name == **name);
    match force.iter().find(unknown) {
        None => Ok(()),
        Some(name) => Err(Error::Usage(format!(
            "no function is called `{}` (hint: ls lists them)",
            amend::Printable(name)
        ))),
    }
}

fn planned<'a>(
    project: &Project,
    functions: &'a [Function],
    rules: Rules<'_>,
) -> Result<Vec<Plan<'a>>> {
    let (plans, broken) = plan(functions, Found::look_at_all(&project.targets)?, rules)?;
    if broken.is_empty() { Ok(plans) } else { Err(Error::Sum(broken)) }
}

fn forced(plans: &[Plan<'_>]) -> Vec<Changing> {
    let changing = |plan: &Plan<'_>, item: &Item<'_>| Changing {
        dialect: plan.found.target.dialect,
        version: item.file.version_text().to_owned(),
        file: plan.found.target.file(&item.file),
    };
    let items = plans.iter().flat_map(|plan| plan.items.iter().map(move |item| (plan, item)));
    items
        .filter(|(_, item)| item.state == State::Forced)
        .map(|(plan, item)| changing(plan, item))
        .collect()
}

/// What happened to a file, in a word that both forms of output use.
fn word(state: &State, dry: bool) -> (&'static str, Style) {
    match (state, dry) {
        (State::Missing, false) => ("wrote", CHANGED),
        (State::Missing, true) => ("would write", CHANGED),
        (State::Forced, false) => ("rewrote", CHANGED),
        (State::Forced, true) => ("would rewrite", CHANGED),
        (State::UpToDate, _) => ("up to date", PLAIN),
        (State::Differs, _) => ("differs", ATTENTION),
        (State::Edited, _) => ("edited", PLAIN),
        (State::Frozen, _) => ("frozen", PLAIN),
        (State::Manual, _) => ("manual", PLAIN),
    }
}

fn list(context: &mut Context<'_>, plans: &[Plan<'_>], dry: bool) -> Result<()> {
    let all = || plans.iter().flat_map(|plan| plan.items.iter().map(move |item| (plan, item)));
    if context.report.is_text() {
        let rows: Vec<_> = all().map(|(plan, item)| row(plan, item, dry)).collect();
        context.report.table(&rows)?;
    } else {
        context.report.json(all().map(|(plan, item)| object(plan, item, dry)).collect())?;
    }
    for (plan, item) in all() {
        if let Some(note) = &item.note {
            let file = plan.found.target.file(&item.file);
            context.report.warning(format_args!("{file}: {note}"));
        }
    }
    let count =
        |wanted: &dyn Fn(&State) -> bool| all().filter(|(_, item)| wanted(&item.state)).count();
    let written = count(&|state| matches!(state, State::Missing | State::Forced));
    let differing = count(&|state| *state == State::Differs);
    if differing > 0 {
        context.report.warning(format_args!(
            "{} not what the function says, and stays as it is (hint: check shows the difference; \
             --force NAME writes the function's text; `-- amend:edited \"why\"` at the top of the \
             file says that it is meant)",
            if differing == 1 { "1 file is".into() } else { format!("{differing} files are") }
        ));
    }
    let verb = if dry { "to write" } else { "written" };
    let mut closing =
        format!("{} {verb}, {} up to date", files(written), count(&|s| *s == State::UpToDate));
    for (state, text) in
        [(State::Edited, "edited"), (State::Frozen, "frozen"), (State::Manual, "manual")]
    {
        match count(&|other| *other == state) {
            0 => {}
            count => closing.push_str(&format!(", {count} {text}")),
        }
    }
    context.report.note(closing);
    Ok(())
}

fn row(plan: &Plan<'_>, item: &Item<'_>, dry: bool) -> (Style, Vec<String>) {
    let (word, style) = word(&item.state, dry);
    // So that the paths stand in one column from run to run.
    let word = format!("{word:<11}");
    let mut path = plan.found.target.file(&item.file);
    let unchecked = item.function.map_or(&[][..], |function| &function.unchecked);
    if !unchecked.is_empty() {
        path.push_str(&format!("  (unchecked: {})", unchecked.join(", ")));
    }
    (style, vec![word, path])
}

fn object(plan: &Plan<'_>, item: &Item<'_>, dry: bool) -> Value {
    json!({
        "state": word(&item.state, dry).0,
        "dialect": plan.found.target.dialect.name(),
        "version": item.file.version_text(),
        "name": item.file.description(),
        "path": plan.found.target.seen(&item.file).to_string_lossy(),
        "unchecked": item.function.map_or(&[][..], |function| &function.unchecked),
        "source": item.function.map(|function| function.entry.place()),
    })
}
