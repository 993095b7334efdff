//! `set`: the history says what a person says.

use amend::Printable;
use amend::engine::{self, SetOutcome};
use serde_json::json;

use super::Context;
use crate::error::Result;
use crate::report::{CHANGED, Report, VERSION, WRONG};
use crate::{cli, database};

pub(super) fn run(context: &mut Context<'_>, flags: &cli::Set) -> Result<()> {
    let (url, directory) = context.database(&flags.database)?;
    let (version, schema) = (flags.version.as_deref(), flags.database.revisions_schema.as_deref());
    let tool = flags.from.map(|tool| match tool {
        cli::Tool::Sqlx => engine::Tool::Sqlx,
        cli::Tool::Refinery => engine::Tool::Refinery,
        cli::Tool::Diesel => engine::Tool::Diesel,
        cli::Tool::Dbmate => engine::Tool::Dbmate,
    });
    let outcome = database::with(&url, async |database| match tool {
        Some(tool) => engine::adopt(database, &directory, tool, schema).await,
        None => engine::set(database, &directory, version, schema).await,
    })?;
    if context.report.is_text() {
        let text = text(&outcome, &context.report);
        return context.report.data(&text);
    }
    let pairs = |pairs: &[(String, String)]| -> Vec<_> {
        pairs.iter().map(|(v, d)| json!({ "Version": v, "Description": d })).collect()
    };
    context.report.json_line(&json!({
        "Current": outcome.current,
        "Set": pairs(&outcome.set),
        "Removed": pairs(&outcome.removed),
    }))
}

/// Atlas's words.
fn text(outcome: &SetOutcome, report: &Report<'_>) -> String {
    if outcome.set.is_empty() && outcome.removed.is_empty() {
        return String::new();
    }
    let counts = [(outcome.set.len(), "set"), (outcome.removed.len(), "removed")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
    let mut text = match &outcome.current {
        Some(version) => format!(
            "Current version is {} ({}):\n\n",
            report.painted(VERSION, Printable(version)),
            counts.join(", ")
        ),
        None => format!("All revisions deleted ({} in total):\n\n", outcome.removed.len()),
    };
    let mut rows: Vec<_> = outcome.set.iter().map(|pair| (pair, "+", CHANGED)).collect();
    rows.extend(outcome.removed.iter().map(|pair| (pair, "-", WRONG)));
    rows.sort_by(|((a, _), ..), ((b, _), ..)| a.cmp(b));
    for ((version, description), sign, style) in rows {
        let description = match description.as_str() {
            "" => String::new(),
            description => format!(" ({})", Printable(description)),
        };
        let sign = report.painted(style, sign);
        text.push_str(&format!("  {sign} {}{description}\n", Printable(version)));
    }
    text.push('\n');
    text
}
