//! One run: the session, the tables, and what is known and not yet written.

use std::time::Instant;

use super::error::{Error, Standing, own};
use super::event::{Observer, Totals};
use super::message::{Answers, Message};
use super::script::Script;
use super::{Apply, TxMode};
use crate::Dialect;
use crate::database::{Database, Entry, FailureKind, Run, State, Tables, tables};

/// So many statements' counts are written at once: they are worth less than a round trip.
const COUNTS: usize = 500;

/// What the parts of a run share.
pub(super) struct Running<'a> {
    pub(super) database: &'a mut Database,
    pub(super) tables: Tables,
    pub(super) run: Run,
    pub(super) apply: &'a Apply,
    pub(super) observer: &'a mut dyn Observer,
    /// Counts that the next message takes along.
    pub(super) counts: Vec<Entry>,
    pub(super) totals: Totals,
    pub(super) began: Instant,
    /// Tables that keep what a transaction takes back.
    pub(super) without_transactions: Vec<String>,
}

impl Running<'_> {
    pub(super) fn dialect(&self) -> Dialect {
        self.database.dialect()
    }

    /// Begins a transaction; the next sync of the disk may come with a later commit, since effect
    /// and record go together and are kept or lost in order.
    pub(super) fn begin(&self, message: &mut Message, is_durable: bool) {
        match self.dialect() {
            Dialect::Postgres => {
                message.own("BEGIN");
                if !is_durable {
                    message.own("SET LOCAL synchronous_commit = off");
                }
            }
            Dialect::Mysql => {
                message.own("SET @amend_start = SYSDATE(6)");
                message.own("START TRANSACTION");
            }
            Dialect::Sqlite => message.own("BEGIN IMMEDIATE"),
        }
    }

    /// Lets the message take the counts along that wait, if there are enough or it is the last.
    pub(super) fn take_counts(&mut self, message: &mut Message, is_last: bool) {
        if !self.counts.is_empty() && (is_last || self.counts.len() >= COUNTS) {
            message.own(tables::write(&self.tables.place, self.run, &self.counts));
            self.counts.clear();
        }
    }

    /// Counts what a message did.
    pub(super) fn count(&mut self, script: &Script, answers: &Answers) {
        let version = script.name.version_text();
        for done in &answers.statements {
            self.counts.push(Entry {
                version: version.to_owned(),
                number: done.index + 1,
                state: State::Done,
                rows: done.rows,
                time: Some(done.time),
            });
        }
    }

    /// Forgets the counts of a file that was rolled back.
    pub(super) fn forget(&mut self, script: &Script) {
        let version = script.name.version_text();
        self.counts.retain(|entry| entry.version != version);
    }

    pub(super) async fn send(&mut self, message: Message, script: Option<&Script>) -> Answers {
        message.send(self.database, script, self.observer).await
    }

    /// Sends statements of the engine's own that have to work.
    pub(super) async fn own(&mut self, what: &'static str, message: Message) -> Result<(), Error> {
        match self.send(message, None).await.failure {
            None => Ok(()),
            Some((_, failure)) if failure.kind == FailureKind::Interrupted => {
                Err(Error::Interrupted(self.rolled_back()))
            }
            Some((_, failure)) => Err(own(what)(failure)),
        }
    }

    /// Takes back what the transaction did.
    pub(super) async fn roll_back(&mut self) -> Result<(), Error> {
        if self.database.connection.interrupt().is_asked() {
            self.database.connection.wind_up().await;
        }
        // SQLite has rolled back by itself after some errors.
        match (self.database.connection.run("ROLLBACK").await, self.dialect()) {
            (Ok(_), _) | (Err(_), Dialect::Sqlite) => Ok(()),
            (Err(failure), Dialect::Postgres | Dialect::Mysql) => Err(own("a rollback")(failure)),
        }
    }

    pub(super) fn rolled_back(&self) -> Standing {
        // One transaction takes back every file.
        let files = if self.apply.tx_mode == TxMode::All { 0 } else { self.totals.files };
        Standing::RolledBack { files }
    }

    pub(super) fn partly(&self, statements: usize) -> Standing {
        Standing::Partly { statements, files: self.totals.files }
    }
}
