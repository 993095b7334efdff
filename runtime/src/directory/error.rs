//! What can go wrong with a migration directory, apart from a sum that does not verify.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use thiserror::Error;

use super::name::{FileName, NameError};
use super::shown::Shown;
use super::sum::SumError;

/// A failure to list, read, lock or write a migration directory.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused a step.
    #[error("cannot {action} {}: {source}{}", Shown::path(.path), hint(.source))]
    Io {
        /// What was to be done.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The refusal.
        source: io::Error,
    },
    /// Something of a migration file's name, or the sum's, is not a regular file.
    #[error("{} is {kind} (hint: only regular files belong in a migration directory)", Shown::path(.path))]
    NotRegular {
        /// Where it stands.
        path: PathBuf,
        /// What it is.
        kind: Kind,
    },
    /// A file's name cannot be part of a migration directory.
    #[error("{}: {source}", Shown::path(.path))]
    Name {
        /// The directory.
        path: PathBuf,
        /// What is wrong with the name.
        source: NameError,
    },
    /// The directory's sum cannot be read.
    #[error("{}: {source}", Shown::path(.path))]
    Sum {
        /// The directory.
        path: PathBuf,
        /// The line and what is wrong with it.
        source: SumError,
    },
    /// Another process holds the directory's lock.
    #[error(
        "{} is locked by another process, after waiting {} s \
         (hint: wait until it has finished; the lock ends with its process)",
        Shown::path(.path), .waited.as_secs_f32()
    )]
    Locked {
        /// The directory.
        path: PathBuf,
        /// How long was waited.
        waited: Duration,
    },
    /// The lock given belongs to another directory.
    #[error("the lock held is not the one of {} (hint: lock the directory that is written)", Shown::path(.path))]
    ForeignLock {
        /// The directory that was to be written.
        path: PathBuf,
    },
    /// A file that was to be new is there already with other content.
    #[error("{} exists with other content (hint: --force rewrites an existing file)", Shown::path(.path))]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file that was to be renamed or removed is not there.
    #[error("{} does not exist (hint: list the directory again)", Shown::path(.path))]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file was changed after it had been verified.
    #[error("{} was changed while the directory was being read (hint: let no one else write it, and run the command again)", Shown::path(.path))]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// One set of changes names a file twice.
    #[error("{name} is changed twice in one commit (hint: name each file once)")]
    ChangedTwice {
        /// The file.
        name: FileName,
    },
    /// A file to be written has the version of another.
    #[error(
        "{written} has the version of {existing} (hint: give one of them a version of its own)"
    )]
    DuplicateVersion {
        /// The file that was to be written.
        written: FileName,
        /// The file of the same version.
        existing: FileName,
    },
    /// A file to be written says that the sum leaves it out.
    #[error(
        "{name} says 'atlas:sum ignore' in its first line (hint: remove the directive; every file is sealed)"
    )]
    SumIgnore {
        /// The file.
        name: FileName,
    },
}

/// What stands where a regular file should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A symbolic link.
    Link,
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Link => "a link",
            Self::Folder => "a folder",
            Self::Pipe => "a pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
        })
    }
}

impl Error {
    pub(super) fn io(action: &'static str, path: &Path, source: impl Into<io::Error>) -> Self {
        Self::Io { action, path: path.to_owned(), source: source.into() }
    }

    /// Whether a file or folder was not there.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
}

/// The next step for the refusals that a user can do something about.
fn hint(source: &io::Error) -> &'static str {
    use io::ErrorKind::*;
    match source.kind() {
        NotFound => " (hint: check the path, or let gen create the directory)",
        PermissionDenied => " (hint: check the owner and mode of the folder and its files)",
        ReadOnlyFilesystem => " (hint: the file system is mounted read-only)",
        StorageFull | QuotaExceeded => " (hint: free space and run the command again)",
        NotADirectory => " (hint: name the folder that holds the migrations)",
        _ => "",
    }
}
