//! `ls`: every migration, over all dialects.

use std::collections::BTreeMap;

use amend::Dialect;
use anstyle::Style;
use serde_json::{Value, json};

use super::Context;
use crate::error::Result;
use crate::plan::{Plan, Rules, State, plan};
use crate::report::{ATTENTION, HEADING, PLAIN};
use crate::seal::Found;

/// A migration: the files of one version and name.
#[derive(Default)]
struct Row {
    states: Vec<(Dialect, State)>,
    source: Option<String>,
}

pub(super) fn run(context: &mut Context<'_>) -> Result<()> {
    let project = context.project()?;
    let functions = if context.has_crate() { context.functions(&project)? } else { Vec::new() };
    if functions.is_empty() {
        project.some_directory()?;
    }
    let since = project.config.check.since;
    let rules = Rules { force: &[], out_of_order: true, since, now: (context.now)() };
    let (plans, broken) = plan(&functions, Found::look_at_all(&project.targets)?, rules)?;
    let rows = rows(&plans);
    if context.report.is_text() {
        let heads = ["version", "name", "dialects", "source", "state"].map(str::to_owned);
        let mut table = vec![(HEADING, heads.to_vec())];
        table.extend(rows.iter().map(|((version, name), row)| text(version, name, row)));
        context.report.table(&table)?;
    } else {
        let objects = rows.iter().map(|((version, name), row)| object(version, name, row));
        context.report.json(objects.collect())?;
    }
    context.warn_of_sums(&broken);
    Ok(())
}

fn rows(plans: &[Plan<'_>]) -> BTreeMap<(String, String), Row> {
    let mut rows: BTreeMap<(String, String), Row> = BTreeMap::new();
    for plan in plans {
        for item in &plan.items {
            let (version, name) = (item.file.version_text(), item.file.description());
            let key = (version.to_owned(), name.to_owned());
            let row = rows.entry(key).or_default();
            row.states.push((plan.found.target.dialect, item.state.clone()));
            row.source = row.source.take().or(item.function.map(|function| function.entry.place()));
        }
    }
    rows
}

impl Row {
    /// One state if all dialects have it, else each.
    fn state(&self) -> String {
        let words: Vec<_> =
            self.states.iter().map(|(dialect, state)| (*dialect, word(state))).collect();
        match words.as_slice() {
            [(_, first), rest @ ..] if rest.iter().all(|(_, word)| word == first) => {
                (*first).to_owned()
            }
            _ => {
                words.iter().map(|(d, word)| format!("{d}: {word}")).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn needs_a_look(&self) -> bool {
        self.states.iter().any(|(_, state)| matches!(state, State::Missing | State::Differs))
    }
}

fn word(state: &State) -> &'static str {
    match state {
        State::Missing => "no file yet",
        State::Forced | State::UpToDate => "up to date",
        State::Differs => "differs",
        State::Edited => "edited",
        State::Frozen => "frozen",
        State::Manual => "manual",
    }
}

fn text(version: &str, name: &str, row: &Row) -> (Style, Vec<String>) {
    let dialects: Vec<_> = row.states.iter().map(|(dialect, _)| dialect.name()).collect();
    let style = if row.needs_a_look() { ATTENTION } else { PLAIN };
    let printable = |text: &str| amend::Printable(text).to_string();
    let source = row.source.clone().unwrap_or_else(|| "by hand".to_owned());
    (
        style,
        vec![
            printable(version),
            printable(name),
            dialects.join(","),
            printable(&source),
            row.state(),
        ],
    )
}

fn object(version: &str, name: &str, row: &Row) -> Value {
    let states: serde_json::Map<String, Value> = row
        .states
        .iter()
        .map(|(dialect, state)| (dialect.name().into(), word(state).into()))
        .collect();
    json!({
        "version": version,
        "name": name,
        "dialects": states.keys().collect::<Vec<_>>(),
        "kind": if row.source.is_some() { "function" } else { "manual" },
        "source": row.source,
        "states": states,
    })
}
