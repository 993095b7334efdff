//! Two sums compared as Atlas does it: the first line that differs, and why.

use std::collections::HashMap;
use std::fmt;

use super::shown::Shown;
use super::sum::Sum;

/// The first line in which a stored sum differs from the one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstDifference {
    /// The line in the stored sum, counted from 1.
    pub line: usize,
    /// The byte at which that line begins.
    pub position: usize,
    /// How many files the stored sum lists.
    pub total: usize,
    /// The file.
    pub file: String,
    /// What happened to it.
    pub reason: Reason,
}

/// What happened to a file since the sum was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The sum has no line for it.
    Added,
    /// Its bytes, or those of a file before it, are others.
    Edited,
    /// It is not there.
    Removed,
}

impl Sum {
    /// Compares a stored sum with the one of the files; `None` if they are the same.
    #[must_use]
    pub fn first_difference(&self, files: &Self) -> Option<FirstDifference> {
        if self.lines() == files.lines() {
            return None;
        }
        let mut indexes = HashMap::new();
        for (i, line) in files.lines().iter().enumerate() {
            indexes.insert(line.name(), i);
        }
        let total = self.lines().len();
        let mut position = "h1:\n".len() + self.total().len();
        for (i, line) in self.lines().iter().enumerate() {
            let there = files.lines().get(i);
            if there == Some(line) {
                position += line.name().len() + line.hash().len() + " h1:\n".len();
                continue;
            }
            let (reason, file) = match (indexes.get(line.name()), there) {
                (Some(index), _) if *index == i => (Reason::Edited, line),
                (Some(_), Some(other)) => (Reason::Added, other),
                (None, _) | (_, None) => (Reason::Removed, line),
            };
            let file = file.name().to_owned();
            return Some(FirstDifference { line: i + 2, position, total, file, reason });
        }
        let file = files.lines().get(total)?.name().to_owned();
        Some(FirstDifference { line: total + 2, position, total, file, reason: Reason::Added })
    }
}

impl fmt::Display for FirstDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "L{}: {} was {}", self.line, Shown::text(&self.file), self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Edited => "edited",
            Self::Removed => "removed",
        })
    }
}
