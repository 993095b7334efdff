//! A row of the history.

use chrono::{DateTime, NaiveDateTime, Utc};

/// A file that was applied, in whole or in part, or that is taken for applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// The version of the file.
    pub version: String,
    /// The rest of its name.
    pub description: String,
    /// How it came here.
    pub kind: RevisionKind,
    /// How many statements are done.
    pub applied: usize,
    /// How many the file had.
    pub total: usize,
    /// When it was begun.
    pub executed_at: Option<DateTime<Utc>>,
    /// How long it took, in nanoseconds.
    pub execution_time: i64,
    /// What went wrong in the last attempt; empty if nothing did.
    pub error: String,
    /// The statement with which it went wrong.
    pub error_statement: String,
    /// The file's hash in the sum, without `h1:`.
    pub hash: String,
    /// A hash for each statement that is done, while the file is not.
    pub partial_hashes: Vec<String>,
    /// The program that wrote the row.
    pub operator_version: String,
}

/// How a row came into the history: Atlas's bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RevisionKind(pub u32);

impl RevisionKind {
    /// Everything up to here is taken for applied.
    pub const BASELINE: Self = Self(1);
    /// It was executed.
    pub const EXECUTED: Self = Self(2);
    /// A person settled it.
    pub const RESOLVED: Self = Self(4);

    /// Whether it has all bits of another.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// As Atlas prints it.
    pub fn label(self) -> &'static str {
        match self.0 {
            1 => "baseline",
            2 => "applied",
            4 => "manually set",
            6 => "applied + manually set",
            _ => "unknown",
        }
    }
}

impl Revision {
    /// Whether nothing of the file is left to do.
    ///
    /// Atlas marks a row as settled and leaves its counters alone; and where a file grew after it
    /// failed, its counters are equal and its error still stands.
    pub fn is_complete(&self) -> bool {
        let is_settled = self.kind.has(RevisionKind::RESOLVED);
        is_settled || self.applied == self.total && self.error.is_empty()
    }

    /// Whether this program, in any version, wrote it.
    pub fn is_ours(&self) -> bool {
        self.operator_version.starts_with("Amend ")
    }
}

/// A moment as the servers and other tools write it, in UTC if it does not say otherwise.
pub(super) fn moment(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    for format in ["%Y-%m-%d %H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M:%S%.f%#z"] {
        if let Ok(moment) = DateTime::parse_from_str(text, format) {
            return Some(moment.to_utc());
        }
    }
    let text = text.split(" +").next().unwrap_or(text).trim_end_matches('Z');
    for format in ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f"] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(text, format) {
            return Some(moment.and_utc());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_anybody_writes_it() {
        for text in [
            "2026-11-22 21:25:00.5+00",
            "2026-11-22 21:25:00.5",
            "2026-11-22 22:25:00.5+01:00",
            "2026-11-22T21:25:00.5Z",
            "2026-11-22 21:25:00.5 +0000 UTC",
        ] {
            let found = moment(text).map(|moment| moment.to_rfc3339());
            assert_eq!(found.as_deref(), Some("2026-11-22T21:25:00.500+00:00"), "{text}");
        }
        assert_eq!(moment("0000-00-00 00:00:00"), None);
    }

    #[test]
    fn a_settled_row_is_complete_whatever_it_counts() {
        let row = |kind, applied, total, error: &str| Revision {
            kind: RevisionKind(kind),
            applied,
            total,
            error: error.to_owned(),
            ..Revision::default()
        };
        assert!(row(2, 3, 3, "").is_complete());
        assert!(!row(2, 2, 3, "near").is_complete());
        assert!(row(6, 2, 3, "near").is_complete());
        assert!(row(1, 0, 0, "").is_complete());
        // The file grew after it had failed.
        assert!(!row(2, 3, 3, "near").is_complete());
        // Another tool executed more than it had counted.
        assert!(!row(2, 3, 2, "").is_complete());
    }
}
