//! `apply`: verify, lock, compare, execute, record.

use std::time::Instant;

use super::choose::{baseline, check_clean, check_known, todo};
use super::error::{Error, Problem, own};
use super::event::{Event, Observer, Totals};
use super::look::look;
use super::message::{Message, Part};
use super::nature::Nature;
use super::prepare::{check_partial, describe, read_all};
use super::run::Running;
use super::script::Script;
use super::steps::{is_transactional, steps};
use super::whole::{failed, whole};
use super::{Apply, Outcome, TxMode};
use crate::Dialect;
use crate::database::{Database, FailureKind, NoLock, Revision, Run, tables};
use crate::directory::{self, FileName, Sealed, Source};

/// Applies pending files.
///
/// # Errors
///
/// When the directory does not verify, the history contradicts it, another run holds the lock for
/// too long, or a statement fails; [`Error`] says what stands then.
pub async fn apply(
    database: &mut Database,
    directory: &dyn Source,
    apply: &Apply,
    observer: &mut dyn Observer,
) -> Result<Totals, Error> {
    let began = Instant::now();
    let sealed = directory.verify_to_read()?;
    let schema = apply.revisions_schema.as_deref();
    let found = look(database, &sealed, schema).await?;
    let has_baseline = baseline(&sealed, &found, apply)?.is_some();
    let is_open = has_baseline || !found.unknown.is_empty();
    if todo(&sealed, &found, apply, observer)?.is_empty() && !is_open {
        let totals = Totals { time: began.elapsed(), ..Totals::default() };
        observer.hear(&Event::Ended { totals, is_done: true });
        return Ok(totals);
    }
    if apply.dry_run {
        check_clean(database, &found, apply).await?;
        let files = todo(&sealed, &found, apply, observer)?;
        return describe(&sealed, &found, &files, observer, database.dialect());
    }
    let mut waiting = |holder: Option<&str>| observer.hear(&Event::Waiting { holder });
    let lock = tables::acquire(database, apply.lock_timeout, &mut waiting).await;
    let lock = lock.map_err(|none| match none {
        NoLock::Held(holder) => Error::Locked { holder, waited: apply.lock_timeout },
        NoLock::Interrupted => Error::Interrupted(super::Standing::RolledBack { files: 0 }),
        NoLock::Failed(failure) => own("the lock")(failure),
    })?;
    let applied = under_lock(database, &sealed, apply, observer, began).await;
    lock.release(database).await;
    applied
}

/// Everything may be another since the lock was asked for.
async fn under_lock(
    database: &mut Database,
    sealed: &Sealed<'_>,
    apply: &Apply,
    observer: &mut dyn Observer,
    began: Instant,
) -> Result<Totals, Error> {
    let found = look(database, sealed, apply.revisions_schema.as_deref()).await?;
    check_known(&found)?;
    let files = todo(sealed, &found, apply, observer)?;
    let baseline = baseline(sealed, &found, apply)?;
    check_clean(database, &found, apply).await?;
    let without_transactions = tables::without_transactions(database).await;
    let without_transactions = without_transactions.map_err(own("a look at the tables"))?;
    let dialect = database.dialect();
    let scripts = read_all(sealed, &files, dialect)?;
    let mut running = Running {
        database,
        tables: found.tables.clone(),
        run: Run::begin(),
        apply,
        observer,
        counts: Vec::new(),
        totals: Totals::default(),
        began,
        without_transactions,
    };
    check_modes(&running, &scripts)?;
    if files.is_empty() && baseline.is_none() {
        return Ok(running.end(true));
    }
    if let Some(last) = scripts.last() {
        let from = found.plan.current.as_deref();
        let to = last.name.version_text();
        running.observer.hear(&Event::Planned { from, to, files: scripts.len() });
    }
    prepare(&mut running, baseline).await?;
    let result = run_all(&mut running, &scripts, &found.revisions).await;
    let result = match result {
        Ok(()) => running.finish("done").await,
        Err(error) => {
            // The first error is the one to report.
            let _ = running.finish(outcome(&error)).await;
            Err(error)
        }
    };
    let totals = running.end(result.is_ok());
    result.map(|()| totals)
}

/// Whether all files can be one transaction, if they are to be.
fn check_modes(running: &Running<'_>, scripts: &[Script]) -> Result<(), Error> {
    if running.apply.tx_mode != TxMode::All {
        return Ok(());
    }
    match scripts.iter().find(|script| !is_whole(running, script)) {
        Some(script) => Err(Error::File { file: script.name.clone(), problem: Problem::NotInOne }),
        None => Ok(()),
    }
}

/// Whether a file is one transaction.
fn is_whole(running: &Running<'_>, script: &Script) -> bool {
    if script.mode == Some(directory::TxMode::None) || running.apply.tx_mode == TxMode::None {
        return false;
    }
    let mut places = 0..script.statements.len();
    match running.dialect() {
        Dialect::Postgres | Dialect::Sqlite => true,
        // Anything else commits by itself.
        Dialect::Mysql => places.all(|index| is_transactional(running, script, index)),
    }
}

/// Makes what is missing, and records that there is a run.
async fn prepare(running: &mut Running<'_>, baseline: Option<&FileName>) -> Result<(), Error> {
    let tables = running.tables.clone();
    let mut message = Message::default();
    if !tables.has(tables::TABLE) {
        let made = tables::create(&tables.place, tables.schema_exists);
        made.iter().for_each(|sql| message.own(sql));
    }
    tables::create_ledger(&tables).iter().for_each(|sql| message.own(sql));
    if running.apply.disposable && !tables.has(tables::MARK) {
        tables::mark(&tables.place).iter().for_each(|sql| message.own(sql));
    }
    if !message.is_empty() {
        running.own("the tables of the history", message).await?;
    }
    let mut message = Message::default();
    running.begin(&mut message, running.apply.durable_each || baseline.is_some());
    message.own(running.run.insert(&tables.place));
    if let Some(file) = baseline {
        message.own(tables::baseline(&tables.place, file.version_text(), file.description()));
    }
    message.push(Part::Commit, "COMMIT");
    running.own("the record of the run", message).await
}

async fn run_all(
    running: &mut Running<'_>,
    scripts: &[Script],
    revisions: &[Revision],
) -> Result<(), Error> {
    let is_all = running.apply.tx_mode == TxMode::All && !scripts.is_empty();
    if is_all {
        let mut message = Message::default();
        running.begin(&mut message, true);
        running.own("a transaction", message).await?;
    }
    for (place, script) in scripts.iter().enumerate() {
        if running.database.connection.interrupt().is_asked() {
            if is_all {
                running.roll_back().await?;
            }
            return Err(Error::Interrupted(running.rolled_back()));
        }
        let is_last = place + 1 == scripts.len();
        run_one(running, script, revisions, is_last).await?;
    }
    if is_all {
        let mut message = Message::default();
        message.push(Part::Commit, "COMMIT");
        if let (Some((part, failure)), Some(last)) =
            (running.send(message, None).await.failure, scripts.last())
        {
            if failure.kind != FailureKind::Lost {
                running.roll_back().await?;
            }
            return Err(failed(last, part, failure, running.rolled_back()));
        }
    }
    Ok(())
}

async fn run_one(
    running: &mut Running<'_>,
    script: &Script,
    revisions: &[Revision],
    is_last: bool,
) -> Result<(), Error> {
    let began = Instant::now();
    let version = script.name.version_text();
    let existing = revisions.iter().find(|revision| revision.version == version);
    let skipped = existing.map_or(0, |revision| revision.applied);
    running.observer.hear(&Event::File { file: &script.name, skipped });
    if let Some(revision) = existing {
        check_partial(script, revision)?;
    }
    let statements = running.counts.len();
    // A file without statements has nothing that could be done by itself.
    let is_whole = is_whole(running, script) || script.statements.is_empty();
    let is_unfinished = existing.is_none_or(|row| row.applied < script.statements.len());
    let outcome = if is_whole && is_unfinished {
        whole(running, script, existing, is_last).await
    } else {
        steps(running, script, existing).await
    };
    if script.may_change_session() && running.apply.tx_mode != TxMode::All {
        let pinned = running.database.pin_again().await;
        if outcome.is_ok() {
            pinned.map_err(own("a setting of its session"))?;
        }
    }
    let has_other = script.statements.iter().any(|s| s.reading.nature == Nature::Other);
    match outcome {
        Ok(Outcome::Applied) => {
            running.total(script, skipped, statements);
            running.observer.hear(&Event::FileDone { time: began.elapsed() });
        }
        Ok(Outcome::Elsewhere) => {
            running.observer.hear(&Event::AppliedElsewhere { file: &script.name });
        }
        Err(error) => {
            let reason = match &error {
                Error::Statement(error) => error.failure.to_string(),
                other => other.to_string(),
            };
            running.observer.hear(&Event::FileFailed { reason: &reason });
            return Err(error);
        }
    }
    if has_other && running.dialect() == Dialect::Mysql {
        let found = tables::without_transactions(running.database).await;
        running.without_transactions = found.map_err(own("a look at the tables"))?;
    }
    Ok(())
}

impl Running<'_> {
    /// Counts a file that is done.
    fn total(&mut self, script: &Script, skipped: usize, counts_before: usize) {
        self.totals.files += 1;
        self.totals.statements += script.statements.len() - skipped.min(script.statements.len());
        let new = self.counts.get(counts_before..).unwrap_or(&self.counts);
        self.totals.rows += new.iter().filter_map(|entry| entry.rows).sum::<u64>();
    }

    /// Writes what is left to write; the disk has everything then.
    async fn finish(&mut self, outcome: &str) -> Result<(), Error> {
        self.database.connection.wind_up().await;
        let mut message = Message::default();
        self.begin(&mut message, true);
        self.take_counts(&mut message, true);
        message.own(self.run.end(&self.tables.place, outcome));
        message.push(Part::Commit, "COMMIT");
        self.own("the end of the run", message).await
    }

    fn end(&mut self, is_done: bool) -> Totals {
        self.totals.time = self.began.elapsed();
        let totals = self.totals;
        self.observer.hear(&Event::Ended { totals, is_done });
        totals
    }
}

fn outcome(error: &Error) -> &'static str {
    match error {
        Error::Interrupted(_) => "interrupted",
        Error::Unknown { .. } | Error::CommitUnknown { .. } => "unknown",
        Error::Expectation(_) => "expectation failed",
        _ => "failed",
    }
}
