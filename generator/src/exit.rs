//! The exit codes, which scripts may rely on.
//!
//! The codes 5 and 7 to 9 are of the commands that need a database, except that 7 is also a
//! migration directory that another process holds.

use amend::directory;

use crate::error::Error;

/// The command did what it was asked to do.
pub const DONE: u8 = 0;
/// Something unexpected: the operating system refused a step.
pub const UNEXPECTED: u8 = 1;
/// The command line, `amend.toml` or the functions themselves are wrong.
pub const USAGE: u8 = 2;
/// `check` found a file that is missing, or is not what its function says.
pub const STALE: u8 = 3;
/// A migration directory is not what its `atlas.sum` seals.
pub const SUM_MISMATCH: u8 = 4;
/// A migration could not be applied.
pub const APPLY_FAILED: u8 = 5;
/// A migration cannot be said in one of its dialects.
pub const NOT_EXPRESSIBLE: u8 = 6;
/// Another process held the lock for too long.
pub const LOCK_TIMEOUT: u8 = 7;
/// A query that had to hold before or after a migration did not.
pub const EXPECTATION_FAILED: u8 = 8;
/// A statement may or may not have taken effect.
pub const OUTCOME_UNKNOWN: u8 = 9;
/// The user interrupted the command.
pub const INTERRUPTED: u8 = 130;

pub(crate) fn code(error: &Error) -> u8 {
    match error {
        Error::Usage(_)
        | Error::Config(_)
        | Error::Registry(_)
        | Error::Forgotten(_)
        | Error::Versions(_) => USAGE,
        Error::Functions(faults) if faults.iter().any(|fault| fault.is_refusal()) => {
            NOT_EXPRESSIBLE
        }
        Error::Functions(_) => USAGE,
        Error::Stale(_) => STALE,
        Error::Sum(_) => SUM_MISMATCH,
        Error::Directory(error) => directory_code(error),
        #[cfg(feature = "_engine")]
        Error::Engine(error) => engine_code(error),
        #[cfg(feature = "_engine")]
        Error::Gate(code, _) => *code,
        Error::Io { .. } => UNEXPECTED,
    }
}

#[cfg(feature = "_engine")]
fn engine_code(error: &amend::engine::Error) -> u8 {
    use amend::engine::Error as E;
    match error {
        E::Directory(directory::VerifyError::Failed(error)) | E::Read(error) => {
            directory_code(error)
        }
        E::Directory(_) | E::Edited { .. } => SUM_MISMATCH,
        E::NotClean(_) | E::NoSuchVersion { .. } | E::AmbiguousHistory(..) | E::Refused(_) => USAGE,
        E::File { .. }
        | E::OutOfOrder { .. }
        | E::PartialFileGone { .. }
        | E::Statement(_)
        | E::Own { .. } => APPLY_FAILED,
        E::Locked { .. } => LOCK_TIMEOUT,
        E::Expectation(_) => EXPECTATION_FAILED,
        E::Unknown { .. } | E::CommitUnknown { .. } => OUTCOME_UNKNOWN,
        E::Interrupted(_) => INTERRUPTED,
        // The type is open, so that the engine can learn to stop for more.
        _ => UNEXPECTED,
    }
}

fn directory_code(error: &directory::Error) -> u8 {
    use directory::Error as E;
    match error {
        E::Locked { .. } => LOCK_TIMEOUT,
        E::NotRegular { .. }
        | E::Name { .. }
        | E::Sum { .. }
        | E::DuplicateVersion { .. }
        | E::SumIgnore { .. } => SUM_MISMATCH,
        // The type is open, so that the directory can learn to refuse more.
        _ => UNEXPECTED,
    }
}
