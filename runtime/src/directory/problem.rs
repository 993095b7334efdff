//! What can be wrong with a directory, and how an error says it.

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;

use thiserror::Error;

use super::compare::FirstDifference;
use super::error::Error;
use super::name::FileName;
use super::shown::Shown;
use super::sum::{SUM_FILE, SumError};

/// How many problems an error shows.
const SHOWN: usize = 20;

/// Everything that is wrong with a directory.
#[derive(Debug, Error)]
#[non_exhaustive]
pub struct Unverified {
    /// The directory.
    pub path: PathBuf,
    /// What is wrong, the worst kind first; never empty.
    pub problems: Vec<Problem>,
    /// The first line in which the stored sum differs from the files, as Atlas reports it.
    pub first: Option<FirstDifference>,
}

/// One thing that is wrong with a directory.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// There are files and no sum.
    SumMissing,
    /// The sum cannot be read.
    Malformed(SumError),
    /// Something of a migration file's name, or the sum's, is no file that could be sealed.
    Refused(Error),
    /// The stored total is not the one of the stored lines.
    Total,
    /// A file without a line.
    Added(FileName),
    /// A line without a file.
    Removed {
        /// The line in the sum, counted from 1.
        line: usize,
        /// The name in the line.
        name: String,
    },
    /// A file with other bytes than those that were sealed.
    Edited {
        /// The line in the sum, counted from 1.
        line: usize,
        /// The file.
        name: FileName,
    },
    /// A file whose line ends only are others than those that were sealed.
    LineEnds {
        /// The line in the sum, counted from 1.
        line: usize,
        /// The file.
        name: FileName,
    },
    /// A file that cannot be checked: the sealed bytes of one before it are not known.
    Unchecked {
        /// The line in the sum, counted from 1.
        line: usize,
        /// The file.
        name: FileName,
    },
    /// The lines are not in the order of the names.
    Order,
    /// A file that says `atlas:sum ignore`.
    SumIgnore(FileName),
    /// Two files of one version.
    DuplicateVersion(FileName, FileName),
}

impl Problem {
    /// Whether it is one of the folder against the sum, and not of either by itself.
    #[must_use]
    pub fn is_difference(&self) -> bool {
        match self {
            Self::Added(_)
            | Self::Removed { .. }
            | Self::Edited { .. }
            | Self::LineEnds { .. }
            | Self::Unchecked { .. } => true,
            Self::SumMissing
            | Self::Malformed(_)
            | Self::Refused(_)
            | Self::Total
            | Self::Order
            | Self::SumIgnore(_)
            | Self::DuplicateVersion(..) => false,
        }
    }

    fn hint(&self) -> Option<&'static str> {
        match self {
            // Their own texts have one.
            Self::Malformed(_) | Self::Refused(_) => None,
            Self::Unchecked { .. } => None,
            Self::SumMissing => Some("run hash to seal the directory for the first time"),
            Self::Total | Self::Order => {
                Some("a sum merged by hand never holds; review the files, then run hash")
            }
            Self::Added(_) | Self::Edited { .. } => {
                Some("undo the change, or run hash if it is intended")
            }
            Self::Removed { .. } => {
                Some("restore the file, or run hash if its removal is intended")
            }
            Self::LineEnds { .. } => Some(
                "restore the line ends; .gitattributes with '*.sql text eol=lf' keeps git from changing them",
            ),
            Self::SumIgnore(_) => {
                Some("remove 'atlas:sum ignore', then run hash; every file is sealed")
            }
            Self::DuplicateVersion(..) => Some("give one of the two files a version of its own"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SumMissing => write!(f, "{SUM_FILE} is missing"),
            Self::Malformed(error) => error.fmt(f),
            Self::Refused(error) => error.fmt(f),
            Self::Total => write!(f, "line 1 of {SUM_FILE} does not match the lines below it"),
            Self::Added(name) => write!(f, "{name} was added: {SUM_FILE} has no line for it"),
            Self::Removed { line, name } => {
                write!(f, "{} was removed: line {line} of {SUM_FILE} lists it", Shown::text(name))
            }
            Self::Edited { line, name } => {
                write!(f, "{name} was edited: it does not match line {line} of {SUM_FILE}")
            }
            Self::LineEnds { line, name } => {
                write!(f, "{name} has other line ends than line {line} of {SUM_FILE} was made from")
            }
            Self::Unchecked { line, name } => write!(
                f,
                "{name} cannot be checked: line {line} of {SUM_FILE} depends on a file above"
            ),
            Self::Order => write!(f, "the lines of {SUM_FILE} are not in the order of the names"),
            Self::SumIgnore(name) => {
                write!(f, "{name} says 'atlas:sum ignore', so nothing seals it")
            }
            Self::DuplicateVersion(first, second) => {
                write!(f, "{first} and {second} have the same version")
            }
        }
    }
}

impl fmt::Display for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} does not verify", Shown::path(&self.path))?;
        for problem in self.problems.iter().take(SHOWN) {
            write!(f, "\n  {problem}")?;
        }
        if let Some(more @ 1..) = self.problems.len().checked_sub(SHOWN) {
            write!(f, "\n  and {more} more")?;
        }
        let mut told = BTreeSet::new();
        for hint in self.problems.iter().filter_map(Problem::hint) {
            if told.insert(hint) {
                write!(f, "\n  (hint: {hint})")?;
            }
        }
        Ok(())
    }
}
