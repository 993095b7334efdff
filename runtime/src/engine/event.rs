//! What a run says of itself as it goes; who listens decides how it is shown.

use std::time::Duration;

use crate::database::Failure;
use crate::directory::FileName;

/// Something that happened in a run.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another process holds the lock; the run waits for it.
    Waiting {
        /// Who it is, if that is known.
        holder: Option<&'a str>,
    },
    /// What is to be done is known.
    Planned {
        /// The newest version that is applied.
        from: Option<&'a str>,
        /// The version that it will be.
        to: &'a str,
        /// How many files will run.
        files: usize,
    },
    /// A file begins.
    File {
        /// Its name.
        file: &'a FileName,
        /// How many of its statements an earlier run has done.
        skipped: usize,
    },
    /// A statement was sent, or would be.
    Statement {
        /// Its place in the file, counted from 1.
        number: usize,
        /// The line that it begins on.
        line: usize,
        /// Its text.
        text: &'a str,
    },
    /// A statement is done.
    Answer {
        /// Its place in the file, counted from 1.
        number: usize,
        /// What it did: `UPDATE`, `CREATE TABLE`.
        tag: &'a str,
        /// How many rows it changed or gave, where that says something.
        rows: Option<u64>,
        /// How long it took.
        time: Duration,
    },
    /// The server has doubts about the statement before.
    Warning {
        /// The server's words.
        message: &'a str,
    },
    /// Another transaction was in the way, and the file is tried again.
    Retry {
        /// What the server said.
        failure: &'a Failure,
    },
    /// A file is done.
    FileDone {
        /// How long it took.
        time: Duration,
    },
    /// A file stopped; what it did is taken back, but for the statements that are recorded.
    FileFailed {
        /// What the server said.
        reason: &'a str,
    },
    /// Another run applied the file in the meantime.
    AppliedElsewhere {
        /// The file.
        file: &'a FileName,
    },
    /// The run is over.
    Ended {
        /// What it did.
        totals: Totals,
        /// Whether everything worked.
        is_done: bool,
    },
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Files that are done.
    pub files: usize,
    /// Statements that are done.
    pub statements: usize,
    /// Rows that they changed.
    pub rows: u64,
    /// How long it took.
    pub time: Duration,
}

/// Who listens to a run.
pub trait Observer: Send {
    /// Hears what happened.
    fn hear(&mut self, event: &Event<'_>);
}

impl<F: FnMut(&Event<'_>) + Send> Observer for F {
    fn hear(&mut self, event: &Event<'_>) {
        self(event);
    }
}
