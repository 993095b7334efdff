//! A file as one transaction, together with its record: one message where nothing is asked.

use chrono::Utc;

use super::error::{Error, Standing, StatementError, own};
use super::event::Event;
use super::expect;
use super::message::{Answers, Message, Part};
use super::nature::Nature;
use super::run::Running;
use super::script::Script;
use super::settle::settle;
use super::{Outcome, TxMode};
use crate::Dialect;
use crate::database::{Failure, FailureKind, Revision, RevisionKind, Timing, tables};
use crate::directory::When;

/// A message is sent when it has this many bytes.
const CHUNK: usize = 1 << 20;
/// How often a file is tried that another transaction got in the way of.
const TRIES: usize = 3;

/// Runs what is left of a file.
pub(super) async fn whole(
    running: &mut Running<'_>,
    script: &Script,
    existing: Option<&Revision>,
    is_last: bool,
) -> Result<Outcome, Error> {
    let mut tries = 0;
    loop {
        tries += 1;
        let stopped = match attempt(running, script, existing, is_last).await {
            Ok(()) => return Ok(Outcome::Applied),
            Err(stopped) => stopped,
        };
        let is_all = running.apply.tx_mode == TxMode::All;
        let (part, failure) = match stopped {
            Stopped::Failed(_, failure) if failure.is_lost() && !is_all => {
                return settle(running, script, failure).await;
            }
            Stopped::Failed(part, failure) => (part, failure),
            Stopped::Refused(error) => {
                running.forget(script);
                running.roll_back().await?;
                return Err(error);
            }
        };
        running.forget(script);
        if failure.is_lost() {
            return Err(failed(script, part, failure, running.rolled_back()));
        }
        running.roll_back().await?;
        match failure.kind {
            FailureKind::Interrupted => return Err(Error::Interrupted(running.rolled_back())),
            FailureKind::Conflict if tries < TRIES && !is_all => {
                running.observer.hear(&Event::Retry { failure: &failure });
                continue;
            }
            FailureKind::Conflict
            | FailureKind::Refused
            | FailureKind::Lost
            | FailureKind::Duplicate
            | FailureKind::NotInTransaction
            | FailureKind::TooLong => {}
        }
        if !is_all && is_applied(running, script).await? {
            return Ok(Outcome::Elsewhere);
        }
        return Err(failed(script, part, failure, running.rolled_back()));
    }
}

/// Why an attempt did not end well.
enum Stopped {
    Failed(Part, Failure),
    Refused(Error),
}

async fn attempt(
    running: &mut Running<'_>,
    script: &Script,
    existing: Option<&Revision>,
    is_last: bool,
) -> Result<(), Stopped> {
    let is_all = running.apply.tx_mode == TxMode::All;
    let is_mysql = running.dialect() == Dialect::Mysql;
    let before = broken_references(running, script).await?;
    let mut message = Message::default();
    let began = Utc::now();
    if !is_all {
        running.begin(&mut message, is_last || running.apply.durable_each);
        running.take_counts(&mut message, is_last);
    }
    let done = existing.map_or(0, |revision| revision.applied);
    for index in done..script.statements.len() {
        if expect::ask(&mut message, script, index, When::Before) > 0 {
            let answers = flush(running, &mut message, script).await?;
            check(running, script, index, When::Before, &answers)?;
        }
        if index > done {
            message.hurry(running.dialect());
        }
        message.push(Part::Statement(index), script.text(index));
        if is_mysql {
            message.push(Part::Warnings(index), "SHOW WARNINGS");
        }
        let asks = expect::ask(&mut message, script, index, When::After) > 0;
        if asks || expect::counts(script, index) {
            let answers = flush(running, &mut message, script).await?;
            check(running, script, index, When::After, &answers)?;
        } else if message.sql.len() >= CHUNK {
            flush(running, &mut message, script).await?;
        }
    }
    if before.is_some() {
        message.push(Part::Question, "PRAGMA foreign_key_check");
        let answers = flush(running, &mut message, script).await?;
        let after = answers.questions.last().map_or(0, |(_, count)| *count);
        if after > before.unwrap_or_default() {
            let reason = format!("{after} rows refer to rows that are not there any more");
            return Err(Stopped::Failed(Part::Commit, Failure::refused(reason)));
        }
    }
    message.own(record(running, script, existing, done, began));
    let needs_a_look =
        is_all || existing.is_some() || script.expects() || running.apply.strict && is_mysql;
    if needs_a_look {
        let answers = flush(running, &mut message, script).await?;
        if answers.own.last() != Some(&1) {
            let moved = "another run has gone on with the file in the meantime";
            return Err(Stopped::Failed(Part::Own, Failure::refused(moved)));
        }
    }
    if !is_all {
        message.push(Part::Commit, "COMMIT");
        flush(running, &mut message, script).await?;
    }
    Ok(())
}

fn record(
    running: &Running<'_>,
    script: &Script,
    existing: Option<&Revision>,
    done: usize,
    began: chrono::DateTime<Utc>,
) -> String {
    let (place, file) = (&running.tables.place, script.recorded());
    match existing {
        None if running.apply.tx_mode == TxMode::All => {
            let time = (Utc::now() - began).num_nanoseconds().unwrap_or_default();
            let timing = Timing::Measured(began, time);
            tables::insert(place, &file, file.total, RevisionKind::EXECUTED, timing)
        }
        None => {
            let timing = Timing::Transaction(began);
            tables::insert(place, &file, file.total, RevisionKind::EXECUTED, timing)
        }
        Some(revision) => {
            let time = (Utc::now() - began).num_nanoseconds().unwrap_or_default();
            let time = revision.execution_time.saturating_add(time);
            tables::progress(place, &file, (done, file.total), &[], time)
        }
    }
}

async fn flush(
    running: &mut Running<'_>,
    message: &mut Message,
    script: &Script,
) -> Result<Answers, Stopped> {
    let message = std::mem::take(message);
    if message.is_empty() {
        return Ok(Answers::default());
    }
    let mut answers = running.send(message, Some(script)).await;
    running.count(script, &answers);
    if let Some((part, failure)) = answers.failure.take() {
        return Err(Stopped::Failed(part, failure));
    }
    if let Some((index, warning)) = answers.warnings.first().filter(|_| running.apply.strict) {
        let failure = Failure::refused(format!("the server warns: {warning}"));
        return Err(Stopped::Failed(Part::Statement(*index), failure));
    }
    Ok(answers)
}

fn check(
    running: &Running<'_>,
    script: &Script,
    index: usize,
    when: When,
    answers: &Answers,
) -> Result<(), Stopped> {
    expect::check(script, index, when, answers, running.rolled_back()).map_err(Stopped::Refused)
}

/// On SQLite a table is changed by making another in its place, for which references may not be
/// enforced; they are counted before and behind instead.
async fn broken_references(
    running: &mut Running<'_>,
    script: &Script,
) -> Result<Option<u64>, Stopped> {
    match running.dialect() {
        Dialect::Postgres | Dialect::Mysql => return Ok(None),
        Dialect::Sqlite => {}
    }
    let only_rows = script.statements.iter().all(|s| s.reading.nature == Nature::Rows);
    if only_rows || running.apply.tx_mode == TxMode::All {
        return Ok(None);
    }
    let mut message = Message::default();
    message.push(Part::Question, "PRAGMA foreign_key_check");
    message.own("PRAGMA foreign_keys = OFF");
    let answers = running.send(message, None).await;
    match answers.failure {
        Some((part, failure)) => Err(Stopped::Failed(part, failure)),
        None => Ok(Some(answers.questions.first().map_or(0, |(_, count)| *count))),
    }
}

/// Whether another run has applied the file.
pub(super) async fn is_applied(running: &mut Running<'_>, script: &Script) -> Result<bool, Error> {
    let version = script.name.version_text();
    let place = running.tables.place.clone();
    let row = tables::one(&mut running.database.connection, &place, version).await;
    let row = row.map_err(own("a look at the history"))?;
    Ok(row.is_some_and(|revision| revision.is_complete()))
}

/// The error of a statement, or of the commit.
pub(super) fn failed(script: &Script, part: Part, failure: Failure, standing: Standing) -> Error {
    let index = match part {
        Part::Statement(index) | Part::Warnings(index) => Some(index),
        Part::Own | Part::Commit | Part::Question => None,
    };
    let statement = index.and_then(|index| script.statements.get(index));
    Error::Statement(Box::new(StatementError {
        file: script.name.clone(),
        number: index.map(|index| index + 1),
        line: statement.map_or(0, |statement| statement.line),
        statement: index.map(|index| script.text(index).to_owned()).unwrap_or_default(),
        failure,
        standing,
    }))
}
