//! From files to a changed database, exactly once.
//!
//! [`apply`] verifies the directory, takes the lock, compares the history with the files, and
//! runs each pending file. [`status`] says what it would find, and writes nothing. [`set`],
//! [`resolve`] and [`clean`] settle what only a person knows. None of them prints: what happens
//! is told to an [`Observer`], and what is found is returned.
//!
//! A file of data changes is one transaction together with its record. Where that cannot be (DDL
//! on the MySQL family, `txmode none`) each statement is recorded by itself, and one that a crash
//! left without an answer is [unknown](Error::Unknown) and never run again by itself.

mod adopt;
mod apply;
mod choose;
mod clean;
mod error;
mod event;
mod expect;
mod look;
mod message;
mod nature;
mod plan;
mod prepare;
mod resolve;
mod run;
mod script;
mod set;
mod settle;
mod status;
mod steps;
mod whole;

use std::time::Duration;

pub use adopt::{Tool, adopt};
pub use apply::apply;
pub use clean::clean;
pub use error::{Error, ExpectationError, Problem, Standing, StatementError};
pub use event::{Event, Observer, Totals};
pub use plan::ExecOrder;
pub use resolve::{Settlement, resolve};
pub use set::{SetOutcome, set};
pub use status::{Partial, Status, Unknown, status};

/// What [`apply`] is asked to do.
#[derive(Clone, Debug)]
pub struct Apply {
    /// At most so many files.
    pub amount: Option<usize>,
    /// No file behind this version.
    pub to: Option<String>,
    /// How files are put into transactions.
    pub tx_mode: TxMode,
    /// What to do with files that are older than the newest that is applied.
    pub exec_order: ExecOrder,
    /// In a database without history: this version and all before it are applied already.
    pub baseline: Option<String>,
    /// Begin in a database that has tables and no history.
    pub allow_dirty: bool,
    /// Mark the database, which must be empty, as one that `clean` may drop.
    pub disposable: bool,
    /// Only tell what would be done.
    pub dry_run: bool,
    /// How long to wait for another run.
    pub lock_timeout: Duration,
    /// Wait for the disk behind every file, not only behind the last.
    pub durable_each: bool,
    /// Take the server's warnings for errors.
    pub strict: bool,
    /// The schema of the history, where it is not the connected one.
    pub revisions_schema: Option<String>,
}

impl Default for Apply {
    fn default() -> Self {
        Apply {
            amount: None,
            to: None,
            tx_mode: TxMode::File,
            exec_order: ExecOrder::Linear,
            baseline: None,
            allow_dirty: false,
            disposable: false,
            dry_run: false,
            lock_timeout: Duration::from_secs(60),
            durable_each: false,
            strict: false,
            revisions_schema: None,
        }
    }
}

/// How files are put into transactions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TxMode {
    /// A transaction for each file, where it can be.
    #[default]
    File,
    /// One for all files.
    All,
    /// None: each statement by itself.
    None,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It is applied.
    Applied,
    /// Another run applied it.
    Elsewhere,
}
