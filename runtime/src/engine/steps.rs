//! A file statement by statement: each with its record in one transaction where that can be, else
//! an intent before it and its record behind it.

use chrono::Utc;
use std::time::Instant;

use super::Outcome;
use super::error::{Error, own};
use super::expect;
use super::message::{Answers, Message, Part};
use super::nature::Nature;
use super::run::Running;
use super::script::Script;
use super::whole::{failed, is_applied};
use crate::Dialect;
use crate::database::{Entry, Failure, FailureKind, Revision, RevisionKind, State, Timing, tables};
use crate::directory::{When, code};

/// Runs what is left of a file.
pub(super) async fn steps(
    running: &mut Running<'_>,
    script: &Script,
    existing: Option<&Revision>,
) -> Result<Outcome, Error> {
    if existing.is_none() && !begin(running, script).await? {
        return Ok(Outcome::Elsewhere);
    }
    let mut steps = Steps {
        script,
        hashes: script.partial_hashes(script.statements.len()),
        applied: existing.map_or(0, |revision| revision.applied),
        earlier: existing.map_or(0, |revision| revision.execution_time),
        since: Instant::now(),
    };
    while steps.applied < script.statements.len() {
        let result = if is_transactional(running, script, steps.applied) {
            steps.in_transaction(running).await
        } else {
            steps.by_itself(running).await
        };
        result?;
        steps.applied += 1;
    }
    if existing.is_some_and(|revision| revision.applied >= script.statements.len()) {
        steps.complete(running).await?;
    }
    Ok(Outcome::Applied)
}

/// Whether a statement and its record can be one transaction.
pub(super) fn is_transactional(running: &Running<'_>, script: &Script, index: usize) -> bool {
    let Some(statement) = script.statements.get(index) else { return false };
    statement.reading.nature == Nature::Rows
        && (running.without_transactions.is_empty()
            || !mentions(script.text(index), &running.without_transactions))
}

/// Whether a statement names one of these tables, or something that is called so.
fn mentions(statement: &str, tables: &[String]) -> bool {
    code(statement.as_bytes(), Dialect::Mysql).any(|word| {
        let word = String::from_utf8_lossy(word);
        let word = word.trim_matches('`');
        tables.iter().any(|table| table.eq_ignore_ascii_case(word))
    })
}

/// Records that the file has begun; whether nobody else did.
async fn begin(running: &mut Running<'_>, script: &Script) -> Result<bool, Error> {
    let mut message = Message::default();
    running.begin(&mut message, true);
    running.take_counts(&mut message, true);
    let (timing, kind) = (Timing::Measured(Utc::now(), 0), RevisionKind::EXECUTED);
    message.own(tables::insert(&running.tables.place, &script.recorded(), 0, kind, timing));
    message.push(Part::Commit, "COMMIT");
    match running.send(message, None).await.failure {
        None => Ok(true),
        Some((_, failure)) => {
            running.roll_back().await?;
            if failure.kind == FailureKind::Duplicate && is_applied(running, script).await? {
                return Ok(false);
            }
            Err(own("the record of a file")(failure))
        }
    }
}

struct Steps<'a> {
    script: &'a Script,
    hashes: Vec<String>,
    applied: usize,
    /// What earlier runs took, in nanoseconds.
    earlier: i64,
    since: Instant,
}

impl Steps<'_> {
    fn time(&self) -> i64 {
        let spent = i64::try_from(self.since.elapsed().as_nanos()).unwrap_or(i64::MAX);
        self.earlier.saturating_add(spent)
    }

    /// The record of the statement that is next.
    fn progress(&self, running: &Running<'_>) -> String {
        let (before, after) = (self.applied, self.applied + 1);
        let hashes = self.hashes.get(..after).unwrap_or(&self.hashes);
        let (place, file) = (&running.tables.place, self.script.recorded());
        tables::progress(place, &file, (before, after), hashes, self.time())
    }

    async fn in_transaction(&self, running: &mut Running<'_>) -> Result<(), Error> {
        let (script, index) = (self.script, self.applied);
        let mut message = Message::default();
        running.begin(&mut message, true);
        if expect::ask(&mut message, script, index, When::Before) > 0 {
            let answers = self.send(running, std::mem::take(&mut message)).await?;
            self.check(running, When::Before, &answers).await?;
        }
        message.push(Part::Statement(index), script.text(index));
        if running.dialect() == Dialect::Mysql {
            message.push(Part::Warnings(index), "SHOW WARNINGS");
        }
        expect::ask(&mut message, script, index, When::After);
        message.own(self.progress(running));
        let answers = self.send(running, message).await?;
        self.check(running, When::After, &answers).await?;
        if answers.own.last() != Some(&1) {
            running.roll_back().await?;
            return Err(Error::Internal("another run has gone on with the file"));
        }
        let mut message = Message::default();
        running.count(script, &answers);
        running.take_counts(&mut message, true);
        message.push(Part::Commit, "COMMIT");
        self.send(running, message).await.map(|_| ())
    }

    /// Sends a part of a transaction, and rolls it back and records why if it fails.
    async fn send(&self, running: &mut Running<'_>, message: Message) -> Result<Answers, Error> {
        let mut answers = running.send(message, Some(self.script)).await;
        let mut failure = answers.failure.take();
        if let (None, Some((index, warning)), true) =
            (&failure, answers.warnings.first(), running.apply.strict)
        {
            let warns = Failure::refused(format!("the server warns: {warning}"));
            failure = Some((Part::Statement(*index), warns));
        }
        match failure {
            None => Ok(answers),
            Some((part, failure)) if failure.is_lost() => {
                // The record went with the transaction, or came with it: the next run sees which.
                Err(failed(self.script, part, failure, running.partly(self.applied)))
            }
            Some((part, failure)) => {
                running.roll_back().await?;
                self.record(running, failure, part).await
            }
        }
    }

    async fn check(
        &self,
        running: &mut Running<'_>,
        when: When,
        answers: &Answers,
    ) -> Result<(), Error> {
        let standing = running.partly(self.applied);
        let checked = expect::check(self.script, self.applied, when, answers, standing);
        if checked.is_err() {
            running.roll_back().await?;
        }
        checked
    }

    /// Intent, statement, record: what is found at the intent after a crash is unknown.
    async fn by_itself(&self, running: &mut Running<'_>) -> Result<(), Error> {
        let (script, index) = (self.script, self.applied);
        let mut message = Message::default();
        running.begin(&mut message, true);
        running.take_counts(&mut message, true);
        message.own(tables::forget(&running.tables.place, script.name.version_text(), index + 1));
        message.own(self.entry(running, State::Intent, None, None));
        message.push(Part::Commit, "COMMIT");
        running.own("the intent of a statement", message).await?;
        let mut message = Message::default();
        if expect::ask(&mut message, script, index, When::Before) > 0 {
            let answers = self.aside(running, message).await?;
            self.check_aside(running, When::Before, &answers).await?;
        }
        let mut message = Message::default();
        message.push(Part::Statement(index), script.text(index));
        let mut answers = running.send(message, Some(script)).await;
        if let Some((part, failure)) = answers.failure.take() {
            if failure.is_lost() {
                let version = script.name.version_text().to_owned();
                return Err(Error::Unknown { version, number: index + 1 });
            }
            return self.record(running, failure, part).await.map(|_| ());
        }
        let done = answers.statements.last().copied();
        let mut message = Message::default();
        running.begin(&mut message, true);
        message.own(self.progress(running));
        let (rows, time) = (done.and_then(|done| done.rows), done.map(|done| done.time));
        message.own(self.entry(running, State::Done, rows, time));
        message.push(Part::Commit, "COMMIT");
        running.own("the record of a statement", message).await?;
        let mut message = Message::default();
        if running.dialect() == Dialect::Mysql {
            message.push(Part::Warnings(index), "SHOW WARNINGS");
        }
        expect::ask(&mut message, script, index, When::After);
        if message.is_empty() && !expect::counts(script, index) {
            return Ok(());
        }
        let mut asked = if message.is_empty() {
            Answers::default()
        } else {
            self.aside(running, message).await?
        };
        asked.statements = answers.statements;
        let standing = running.partly(index + 1);
        expect::check(script, index, When::After, &asked, standing)
    }

    /// Asks outside of a transaction.
    async fn aside(&self, running: &mut Running<'_>, message: Message) -> Result<Answers, Error> {
        let mut answers = running.send(message, Some(self.script)).await;
        match answers.failure.take() {
            None => Ok(answers),
            Some((part, failure)) => self.record(running, failure, part).await,
        }
    }

    async fn check_aside(
        &self,
        running: &mut Running<'_>,
        when: When,
        answers: &Answers,
    ) -> Result<(), Error> {
        let standing = running.partly(self.applied);
        let checked = expect::check(self.script, self.applied, when, answers, standing);
        if checked.is_err() {
            // Nothing was sent, so nothing is unknown.
            let version = self.script.name.version_text();
            let mut message = Message::default();
            message.own(tables::forget(&running.tables.place, version, self.applied + 1));
            running.own("the end of an intent", message).await?;
        }
        checked
    }

    /// Records that a statement was refused, as Atlas does.
    async fn record(
        &self,
        running: &mut Running<'_>,
        failure: Failure,
        part: Part,
    ) -> Result<Answers, Error> {
        let was_interrupted = failure.kind == FailureKind::Interrupted;
        if was_interrupted {
            running.database.connection.wind_up().await;
        }
        let (place, file) = (&running.tables.place, self.script.recorded());
        let statement = self.script.closed_text(self.applied);
        let mut message = Message::default();
        running.begin(&mut message, true);
        message.own(tables::failed(place, &file, &statement, &failure.to_string(), self.time()));
        message.own(self.entry(running, State::Failed, None, None));
        message.push(Part::Commit, "COMMIT");
        running.own("the record of a failure", message).await?;
        let standing = running.partly(self.applied);
        if was_interrupted {
            return Err(Error::Interrupted(standing));
        }
        Err(failed(self.script, part, failure, standing))
    }

    fn entry(
        &self,
        running: &Running<'_>,
        state: State,
        rows: Option<u64>,
        time: Option<i64>,
    ) -> String {
        let version = self.script.name.version_text().to_owned();
        let entry = Entry { version, number: self.applied + 1, state, rows, time };
        tables::write(&running.tables.place, running.run, &[entry])
    }

    /// A row whose statements are all done already, and that says otherwise.
    async fn complete(&self, running: &mut Running<'_>) -> Result<(), Error> {
        let applied = self.applied;
        let (place, file) = (&running.tables.place, self.script.recorded());
        let mut message = Message::default();
        message.own(tables::progress(place, &file, (applied, applied), &[], self.earlier));
        running.own("the record of a file", message).await
    }
}
