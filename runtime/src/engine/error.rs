//! Why a run stops, and what to do next.

use std::fmt;
use std::time::Duration;

use crate::Printable;
use crate::database::{DatabaseError, Failure, PlaceError};
use crate::directory::{self, FileName, VerifyError};

/// How much of a statement an error shows.
const SHOWN: usize = 200;

/// Why the engine stops.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The directory is not what its sum says.
    #[error(transparent)]
    Directory(#[from] VerifyError),
    /// A file of the directory could not be read.
    #[error(transparent)]
    Read(#[from] directory::Error),
    /// The database could not be asked at all.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The database refused one of the engine's own statements.
    #[error(
        "the database refused {what}: {failure} (hint: docs/deploy.md has the rights that are needed)"
    )]
    Own {
        /// What it was for.
        what: &'static str,
        /// The server's words.
        failure: Failure,
    },
    /// A file cannot run.
    #[error("{file}: {problem}")]
    File {
        /// The file.
        file: FileName,
        /// What is wrong with it.
        problem: Problem,
    },
    /// Two schemas have a history.
    #[error(
        "both {} and {} have the table atlas_schema_revisions (hint: name one with \
         --revisions-schema)", Printable(.0), Printable(.1)
    )]
    AmbiguousHistory(String, String),
    /// Another process held the lock for too long.
    #[error(
        "another run holds the lock after {} s{} (hint: wait until it has finished; the lock ends \
         with its session)", .waited.as_secs(), held_by(.holder)
    )]
    Locked {
        /// Who it is.
        holder: Option<String>,
        /// How long was waited.
        waited: Duration,
    },
    /// The user wanted to stop, and nothing of the file that ran is left.
    #[error("interrupted: {0}")]
    Interrupted(Standing),
    /// A database without history has tables.
    #[error(
        "the database has no history and is not empty: it has the table {} (hint: --baseline \
         VERSION if it is as that version leaves it, or --allow-dirty)", Printable(.0)
    )]
    NotClean(String),
    /// A flag names a version that no file has.
    #[error("{flag} {}: no file has this version (hint: gen ls lists them)", Printable(.version))]
    NoSuchVersion {
        /// The flag or the argument.
        flag: &'static str,
        /// The version.
        version: String,
    },
    /// Files are older than the newest that is applied, and were never applied.
    #[error(
        "{} out of order: {newest} is applied already (hint: rename with gen rebase, or run with \
         --exec-order non-linear to apply, linear-skip to leave out)", added(.files)
    )]
    OutOfOrder {
        /// The files.
        files: Vec<FileName>,
        /// The newest version that is applied.
        newest: String,
    },
    /// Files are other than those that were applied.
    #[error(
        "{file} is not the file that was applied (hint: restore it, and change the data further \
         with a new migration; if only its text changed, gen resolve --edited {version})"
    )]
    Edited {
        /// The first of them.
        file: FileName,
        /// Its version.
        version: String,
    },
    /// A file that is applied in part is gone.
    #[error(
        "version {} is applied in part, and its file is gone (hint: restore the file; or settle \
         it with gen set)", Printable(.version)
    )]
    PartialFileGone {
        /// The version.
        version: String,
    },
    /// A statement of a file could not be done.
    #[error(transparent)]
    Statement(Box<StatementError>),
    /// What had to hold did not.
    #[error(transparent)]
    Expectation(Box<ExpectationError>),
    /// Nobody knows whether a statement took effect.
    #[error(
        "whether statement {number} of {} took effect is not known (hint: look at the database; \
         then gen resolve {version} --done, or --not-done to have it run again)", Printable(.version)
    )]
    Unknown {
        /// The version.
        version: String,
        /// The statement, counted from 1.
        number: usize,
    },
    /// The connection was lost while a file was committed, and the database does not answer.
    #[error(
        "the connection was lost while {file} ran, and the database does not answer any more: {reason} \
         (hint: when it does, gen status says whether the file is applied)"
    )]
    CommitUnknown {
        /// The file.
        file: FileName,
        /// What is wrong with the connection.
        reason: String,
    },
    /// There is nothing to settle.
    #[error("{0}")]
    Refused(String),
    /// What cannot be.
    #[error("unexpected: {0}")]
    Internal(&'static str),
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// It is not UTF-8 from this byte on.
    NotText(usize),
    /// It cannot be split, or a directive in it cannot be read.
    Unreadable(String),
    /// It begins or ends transactions itself.
    Control {
        /// The line.
        line: usize,
        /// The statement's first word.
        word: String,
    },
    /// A statement that was applied is another one now.
    Changed {
        /// The statement, counted from 1.
        number: usize,
    },
    /// A statement that was applied is not in the file any more.
    Shortened {
        /// How many were applied.
        applied: usize,
        /// How many there are.
        total: usize,
    },
    /// It has to run without a transaction, and everything was to be one.
    NotInOne,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NotText(at) => {
                write!(f, "byte {at} is not UTF-8 (hint: save the file as UTF-8, then run hash)")
            }
            Problem::Unreadable(reason) => f.write_str(reason),
            Problem::Control { line, word } => write!(
                f,
                "line {line}: {} controls transactions, which the runtime does (hint: take it out; \
                 a file is one transaction by itself, and -- atlas:txmode none makes it none)",
                Printable(word)
            ),
            Problem::Changed { number } => write!(
                f,
                "statement {number} was applied in an earlier run and is another one now (hint: \
                 restore it; only what is behind the failed statement may change)"
            ),
            Problem::Shortened { applied, total } => write!(
                f,
                "{applied} statements were applied in an earlier run and the file has {total} \
                 (hint: restore the applied ones; or settle the version with gen set)"
            ),
            Problem::NotInOne => f.write_str(
                "it cannot run in one transaction with other files (hint: leave out --tx-mode all)",
            ),
        }
    }
}

/// A statement that could not be done.
#[derive(Debug)]
pub struct StatementError {
    /// The file.
    pub file: FileName,
    /// The statement, counted from 1; `None` if the commit itself was refused.
    pub number: Option<usize>,
    /// The line that it begins on.
    pub line: usize,
    /// Its text.
    pub statement: String,
    /// The server's words.
    pub failure: Failure,
    /// What stands of the file and of the run.
    pub standing: Standing,
}

/// What is left of a run that stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of the file is; so many files before it stay applied.
    RolledBack {
        /// The files of this run that are applied.
        files: usize,
    },
    /// So many statements of the file are done and recorded.
    Partly {
        /// The statements.
        statements: usize,
        /// The files of this run that are applied.
        files: usize,
    },
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let applied = |files: &usize| match files {
            0 => "no file was applied".to_owned(),
            1 => "1 file before it stays applied".to_owned(),
            files => format!("{files} files before it stay applied"),
        };
        match self {
            Standing::RolledBack { files } => {
                write!(f, "the file was rolled back, {}", applied(files))
            }
            Standing::Partly { statements, files } => write!(
                f,
                "{statements} of the file's statements are done and recorded, {}",
                applied(files)
            ),
        }
    }
}

impl fmt::Display for StatementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::database::FailureKind;

        match self.number {
            Some(number) => write!(f, "{}:{}: statement {number}", self.file, self.line)?,
            None => write!(f, "{}: its commit", self.file)?,
        }
        write!(f, " failed: {}", self.failure)?;
        if !self.statement.is_empty() {
            let shown: String = self.statement.chars().take(SHOWN).collect();
            let more = if shown.len() < self.statement.len() { "…" } else { "" };
            write!(f, "\n  in: {}{more}", Printable(&shown))?;
        }
        write!(f, "\n  {}", self.standing)?;
        let hint = match (self.failure.kind, self.standing) {
            (FailureKind::NotInTransaction, _) => {
                "begin the file with -- atlas:txmode none and a blank line, then run hash"
            }
            (FailureKind::TooLong, _) => {
                "the server's max_allowed_packet is smaller than the statement"
            }
            (_, Standing::RolledBack { .. }) => "correct the file, run hash, and apply again",
            (_, Standing::Partly { .. }) => {
                "correct the failed statement or what is behind it, run hash, and apply again: it \
                 goes on where it stopped"
            }
        };
        write!(f, " (hint: {hint})")
    }
}

impl std::error::Error for StatementError {}

/// What had to hold and did not.
#[derive(Debug)]
pub struct ExpectationError {
    /// The file.
    pub file: FileName,
    /// The statement that it stands above, counted from 1.
    pub number: usize,
    /// The line of that statement.
    pub line: usize,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// The first keys that were found, ten at most.
    pub keys: Vec<String>,
    /// What stands of the file and of the run.
    pub standing: Standing,
}

impl fmt::Display for ExpectationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = (&self.file, self.line);
        write!(f, "{file}:{line}: expected {}, found {}", self.expected, self.found)?;
        if !self.keys.is_empty() {
            let keys: Vec<String> = self.keys.iter().map(|k| Printable(k).to_string()).collect();
            write!(f, "\n  keys: {}", keys.join(", "))?;
        }
        write!(f, "\n  {}", self.standing)
    }
}

impl std::error::Error for ExpectationError {}

impl From<PlaceError> for Error {
    fn from(error: PlaceError) -> Self {
        match error {
            PlaceError::Ambiguous(one, other) => Error::AmbiguousHistory(one, other),
            PlaceError::Failed(failure) => Error::Own { what: "a look at the history", failure },
        }
    }
}

/// Says what a statement of the engine was for, if it is refused.
pub(super) fn own(what: &'static str) -> impl FnOnce(Failure) -> Error {
    move |failure| Error::Own { what, failure }
}

fn held_by(holder: &Option<String>) -> String {
    holder.as_ref().map(|holder| format!(": {}", Printable(holder))).unwrap_or_default()
}

fn added(files: &[FileName]) -> String {
    let names: Vec<String> = files.iter().take(10).map(ToString::to_string).collect();
    let more = files.len().saturating_sub(names.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let verb = if files.len() == 1 { "was added" } else { "were added" };
    format!("{}{more} {verb}", names.join(", "))
}
