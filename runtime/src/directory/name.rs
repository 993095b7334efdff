//! The name of a migration file, and what it says of version and description.

use std::fmt;

use thiserror::Error;

use super::shown::Shown;
use super::version::Version;

/// The longest name of a migration that Amend writes.
const LONGEST: usize = 80;
const SUFFIX: &str = ".sql";

/// The name of a file that is part of a migration directory, as Atlas lists it: any `*.sql`.
///
/// The version is what stands before the first `_`, the description what stands behind it. Names
/// are ordered by their bytes, which is the order in which files run.
///
/// ```
/// use amend::directory::FileName;
///
/// let name = FileName::new("20221126185750".parse()?, "unknown_names")?;
/// assert_eq!(name.as_str(), "20221126185750_unknown_names.sql");
/// assert_eq!(name.description(), "unknown_names");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(String);

/// A name that a migration or its file cannot have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NameError {
    /// A migration's name is empty or longer than eighty characters.
    #[error("the name '{}' has {} characters (hint: between 1 and {LONGEST})", Shown::text(.0), .0.len())]
    Length(String),
    /// A migration's name has a character that Amend does not write.
    #[error(
        "the name '{}' has the character '{}' (hint: a migration's name is made of a-z, 0-9 and _)",
        Shown::text(.0), .1.escape_default()
    )]
    Character(String, char),
    /// A file's name does not end in `.sql`, or is not a name but a path.
    #[error("'{}' is not the name of a migration file (hint: a name ends in .sql and has no /)", Shown::text(.0))]
    NotSql(String),
    /// A file's name cannot stand in `atlas.sum`, so its file could never be sealed.
    #[error(
        "the name {} cannot stand in atlas.sum: it {} (hint: rename the file, then run hash)",
        Shown::bytes(.0), .1
    )]
    Unlistable(Vec<u8>, &'static str),
}

/// Checks that a migration may be called so: `[a-z0-9_]{1,80}`.
///
/// # Errors
///
/// If the name is empty, too long, or has any other character.
pub fn check_name(name: &str) -> Result<(), NameError> {
    if let Some(other) = name.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '_')) {
        return Err(NameError::Character(name.to_owned(), other));
    }
    match name.len() {
        1..=LONGEST => Ok(()),
        _ => Err(NameError::Length(name.to_owned())),
    }
}

impl FileName {
    /// The name of the file that Amend writes for a migration.
    ///
    /// # Errors
    ///
    /// If [`check_name`] refuses the migration's name.
    pub fn new(version: Version, name: &str) -> Result<Self, NameError> {
        check_name(name)?;
        Ok(Self(format!("{version}_{name}{SUFFIX}")))
    }

    /// The name of a file that is there already, whoever chose it.
    ///
    /// # Errors
    ///
    /// If it does not end in `.sql`, is a path, or cannot stand in `atlas.sum`.
    pub fn parse(name: &str) -> Result<Self, NameError> {
        if !name.ends_with(SUFFIX) || name.contains(['/', '\0']) {
            return Err(NameError::NotSql(name.to_owned()));
        }
        Self::listed(name.as_bytes().to_owned())
    }

    /// A name as the folder lists it; the caller has seen that it ends in `.sql`.
    pub(super) fn listed(name: Vec<u8>) -> Result<Self, NameError> {
        let name = String::from_utf8(name)
            .map_err(|e| NameError::Unlistable(e.into_bytes(), "is not UTF-8"))?;
        // Each of these would be read back from a line of the sum as another name.
        let reason = if name.contains('\n') {
            "contains a line break"
        } else if name.contains(':') && name.contains("h1:") {
            "contains 'h1:'"
        } else if name.trim() != name {
            "begins with a blank"
        } else {
            return Ok(Self(name));
        };
        Err(NameError::Unlistable(name.into_bytes(), reason))
    }

    /// The whole name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole name as the sum hashes it.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// What stands before the first `_`; any text at all, as Atlas reads it.
    #[must_use]
    pub fn version_text(&self) -> &str {
        self.parts().0
    }

    /// The version, if it is one that Amend could have written.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        self.version_text().parse().ok()
    }

    /// What stands behind the first `_`; empty if there is none.
    #[must_use]
    pub fn description(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        let stem = self.0.strip_suffix(SUFFIX).unwrap_or(&self.0);
        stem.split_once('_').unwrap_or((stem, ""))
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown::text(&self.0).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn parts(name: &str, version: &str, description: &str) {
        let name = FileName::parse(name).unwrap();
        assert_eq!((name.version_text(), name.description()), (version, description));
    }

    #[test]
    fn the_first_underscore_parts_version_and_description() {
        parts("20221126185750_two_words.sql", "20221126185750", "two_words");
        parts("1.sql", "1", "");
        parts(".sql", "", "");
        parts("1_.sql", "1", "");
        parts("1_a b.sql", "1", "a b");
        parts("1_a.up.sql", "1", "a.up");
        assert_eq!(FileName::parse("1_a.sql").unwrap().version(), None);
    }

    #[test]
    fn what_atlas_does_not_list_is_no_migration_file() {
        for name in ["", "sql", "1.SQL", "1.sqlx", "1.sql.bak", "a/1.sql", "../1.sql", "1\0.sql"] {
            assert!(matches!(FileName::parse(name), Err(NameError::NotSql(_))), "{name:?}");
        }
    }

    #[test]
    fn what_the_sum_cannot_hold_is_refused() {
        for name in [" 1.sql", "\t1.sql", "1\n2.sql", "1_h1:.sql", "\u{a0}1.sql"] {
            assert!(matches!(FileName::parse(name), Err(NameError::Unlistable(..))), "{name:?}");
        }
        assert!(FileName::listed(b"\xff.sql".to_vec()).is_err());
    }

    #[test]
    fn the_names_of_migrations_are_plain() {
        assert_eq!(check_name("a_1"), Ok(()));
        assert_eq!(check_name(&"a".repeat(80)), Ok(()));
        assert!(matches!(check_name(""), Err(NameError::Length(_))));
        assert!(matches!(check_name(&"a".repeat(81)), Err(NameError::Length(_))));
        for name in ["A", "a b", "../a", "a.b", "a\n", "é", "a-b", "h1:", "a\0", "\u{202e}"] {
            assert!(matches!(check_name(name), Err(NameError::Character(..))), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn a_name_is_written_only_if_it_is_plain(name in "\\PC{0,90}|[a-z0-9_]{0,90}") {
            let version = "20221126185750".parse().unwrap();
            match FileName::new(version, &name) {
                Ok(file) => {
                    prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
                    prop_assert_eq!(FileName::parse(file.as_str()), Ok(file.clone()));
                    prop_assert_eq!((file.version(), file.description()), (Some(version), &*name));
                }
                Err(error) => prop_assert!(!error.to_string().contains(char::is_control)),
            }
        }
    }
}
