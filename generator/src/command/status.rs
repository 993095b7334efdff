//! `status`: what a database has applied, word for word as Atlas says it, and then what Atlas does
//! not know.

use amend::Printable;
use amend::engine::{self, Status};
use serde_json::{Value, json};

use super::Context;
use crate::database;
use crate::error::{Error, Result};
use crate::report::{ATTENTION, CHANGED, Report, VERSION, WRONG};
use crate::{cli, exit};

const ATLAS: &str = "https://atlasgo.io/versioned/apply#non-linear-error";

pub(super) fn run(context: &mut Context<'_>, flags: &cli::Status) -> Result<()> {
    let (url, directory) = context.database(&flags.database)?;
    let schema = flags.database.revisions_schema.as_deref();
    let status =
        database::with(&url, async |database| engine::status(database, &directory, schema).await)?;
    if context.report.is_text() {
        let text = text(&status, &context.report);
        context.report.data(&text)?;
    } else {
        let driver = url.dialect().name();
        let dir = directory.path().to_string_lossy().into_owned();
        let env = json!({ "Driver": driver, "URL": url.to_string(), "Dir": dir });
        context.report.json_line(&object(&status, env))?;
    }
    match flags.exit_code.then(|| gate(&status)).flatten() {
        Some((code, reason)) => Err(Error::Gate(code, reason)),
        None => Ok(()),
    }
}

/// What a deploy should stop for, the worst first.
fn gate(status: &Status) -> Option<(u8, &'static str)> {
    let all = [
        (!status.unknown.is_empty(), exit::OUTCOME_UNKNOWN, "an outcome is unknown"),
        (status.partial.is_some(), exit::APPLY_FAILED, "a file is applied in part"),
        (!status.out_of_order.is_empty(), exit::APPLY_FAILED, "files are out of order"),
        (!status.edited.is_empty(), exit::SUM_MISMATCH, "applied files were edited"),
        (!status.pending.is_empty(), exit::STALE, "files are pending"),
    ];
    all.into_iter().find(|(is, _, _)| *is).map(|(_, code, reason)| (code, reason))
}

struct Lines {
    status: &'static str,
    current: String,
    next: String,
}

fn lines(status: &Status) -> Lines {
    let is_new = status.pending.len() == status.available.len();
    let current = status.current.clone().filter(|_| !is_new || status.pending.is_empty());
    Lines {
        status: if status.pending.is_empty() { "OK" } else { "PENDING" },
        current: current.unwrap_or_else(|| "No migration applied yet".to_owned()),
        next: match (status.out_of_order.is_empty(), status.pending.first()) {
            (_, None) => "Already at latest version".to_owned(),
            (false, Some(_)) => "UNKNOWN".to_owned(),
            (true, Some(file)) => file.version_text().to_owned(),
        },
    }
}

fn text(status: &Status, report: &Report<'_>) -> String {
    let Lines { status: word, current, next } = lines(status);
    let dash = report.painted(ATTENTION, "--");
    let number = |number: usize| report.painted(ATTENTION, number);
    let version = |version: &str| report.painted(VERSION, Printable(version));
    let style = if word == "OK" { CHANGED } else { ATTENTION };
    let partial = status.partial.as_ref().filter(|_| status.out_of_order.is_empty());
    let (mut applied, mut left, mut partly) = (String::new(), String::new(), "");
    if let Some(partial) = partial {
        applied = format!(" ({} statements applied)", number(partial.count));
        let rest = partial.total.saturating_sub(partial.count);
        left = format!(" ({} statements left)", number(rest));
        partly = " (last one partially)";
    }
    let checkpoint = if status.from_checkpoint { " (checkpoint)" } else { "" };
    let late = match status.out_of_order.len() {
        0 => String::new(),
        late if late == status.pending.len() => " (out of order)".to_owned(),
        late => format!(" ({late} out of order)"),
    };
    let mut text = format!(
        "Migration Status: {}\n  {dash} Current Version: {}{applied}\n  {dash} Next Version:    \
         {}{checkpoint}{left}\n  {dash} Executed Files:  {}{partly}\n  {dash} Pending Files:   {}{late}\n",
        report.painted(style, word),
        version(&current),
        version(&next),
        status.applied.len(),
        status.pending.len(),
    );
    if let Some(partial) = partial {
        text.push_str(&format!(
            "\nLast migration attempt had errors:\n  {dash} SQL:   {}\n  {dash} {} {}\n",
            one_line(&partial.statement),
            report.painted(WRONG, "ERROR:"),
            one_line(&partial.error),
        ));
    }
    if !status.out_of_order.is_empty() {
        let names: Vec<String> = status.out_of_order.iter().map(ToString::to_string).collect();
        let files = if names.len() == 1 { "file" } else { "files" };
        let was = if names.len() == 1 { "was" } else { "were" };
        text.push_str(&format!(
            "\n  {} migration {files} {} {was} added out of order. See: {ATLAS}\n",
            report.painted(WRONG, "ERROR:"),
            names.join(", "),
        ));
    }
    let mut more = |heading: &str, items: Vec<String>| {
        if !items.is_empty() {
            text.push_str(&format!("\n{heading}:\n"));
            items.iter().for_each(|item| text.push_str(&format!("  {dash} {item}\n")));
        }
    };
    more("Edited after it was applied", status.edited.iter().map(ToString::to_string).collect());
    let missing = status.missing.iter().map(|v| Printable(v).to_string()).collect();
    more("Applied, and its file is gone", missing);
    let unknown = status.unknown.iter().map(|unknown| {
        let (version, statement) = (Printable(&unknown.version), one_line(&unknown.statement));
        format!("{version}, statement {}: {statement}", unknown.number)
    });
    more("Outcome unknown (settle it with gen resolve)", unknown.collect());
    text
}

/// Line ends become blanks, as Atlas has it; what else cannot be seen is shown.
fn one_line(text: &str) -> String {
    Printable(&text.replace('\n', " ")).to_string()
}

/// Atlas's object, and what it does not know.
fn object(status: &Status, env: Value) -> Value {
    let Lines { status: word, current, next } = lines(status);
    let files = |files: &[amend::directory::FileName]| -> Vec<Value> {
        let file = |file: &amend::directory::FileName| json!({ "Name": file.as_str(), "Version": file.version_text(), "Description": file.description() });
        files.iter().map(file).collect()
    };
    let applied: Vec<Value> = status
        .applied
        .iter()
        .map(|row| {
            json!({
                "Version": row.version,
                "Description": row.description,
                "Type": row.kind.label(),
                "Applied": row.applied,
                "Total": row.total,
                "ExecutedAt": row.executed_at.map(|moment| moment.to_rfc3339()),
                "ExecutionTime": row.execution_time,
                "Error": row.error,
                "ErrorStmt": row.error_statement,
                "Hash": row.hash,
                "OperatorVersion": row.operator_version,
            })
        })
        .collect();
    let partial = status.partial.as_ref();
    let unknown: Vec<Value> = status
        .unknown
        .iter()
        .map(|unknown| {
            json!({
                "Version": unknown.version,
                "Number": unknown.number,
                "Stmt": unknown.statement,
            })
        })
        .collect();
    let settings: serde_json::Map<String, Value> =
        status.facts.settings.iter().map(|(k, v)| ((*k).to_owned(), v.as_str().into())).collect();
    json!({
        "Env": env,
        "Available": files(&status.available),
        "OutOfOrder": files(&status.out_of_order),
        "Pending": files(&status.pending),
        "Applied": applied,
        "Current": current,
        "Next": next,
        "Count": partial.map_or(0, |partial| partial.count),
        "Total": partial.map_or(0, |partial| partial.total),
        "Status": word,
        "Error": partial.map_or(String::new(), |partial| one_line(&partial.error)),
        "SQL": partial.map_or(String::new(), |partial| one_line(&partial.statement)),
        "Edited": files(&status.edited),
        "Missing": status.missing,
        "Unknown": unknown,
        "Server": {
            "Name": status.facts.server.title(),
            "Version": status.facts.version,
            "Database": status.facts.database,
            "Settings": settings,
        },
    })
}
