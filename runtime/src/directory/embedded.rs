//! A migration directory that is compiled into a program.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::chain::SumBuilder;
use super::error::Error;
use super::name::FileName;
use super::problem::{Problem, Unverified};
use super::sum::Sum;
use super::verify::{Verified, VerifyError, duplicates};

/// The bytes of a migration directory, as [`embed!`](crate::embed) puts them into a program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    files: &'static [(&'static str, &'static [u8])],
    sum: &'static [u8],
}

impl Embedded {
    /// Names and bytes of the files, by the bytes of their names, and the bytes of the sum.
    #[must_use]
    pub const fn new(files: &'static [(&'static str, &'static [u8])], sum: &'static [u8]) -> Self {
        Embedded { files, sum }
    }

    /// Checks that the files are exactly those that the sum seals.
    ///
    /// # Errors
    ///
    /// With everything that is wrong.
    pub fn verify(&self) -> Result<Verified, VerifyError> {
        let path = PathBuf::from("(embedded)");
        let mut files = Vec::with_capacity(self.files.len());
        let mut builder = SumBuilder::new();
        for (name, content) in self.files {
            let parsed = FileName::parse(name);
            files.push(parsed.map_err(|source| Error::Name { path: path.clone(), source })?);
            builder.push(name, content);
        }
        let ignored: BTreeSet<String> = builder.ignored().iter().cloned().collect();
        let computed = builder.finish();
        let mut problems = Vec::new();
        let mut first = None;
        if !computed.is_written(self.sum) {
            match Sum::parse_strict(self.sum) {
                Ok(stored) => {
                    first = stored.first_difference(&computed);
                    problems.extend(differing(&files, &stored, &computed));
                }
                Err(error) => problems.push(Problem::Malformed(error)),
            }
        }
        let ignores = |name: &&FileName| ignored.contains(name.as_str());
        problems.extend(files.iter().filter(ignores).cloned().map(Problem::SumIgnore));
        problems.extend(duplicates(&files));
        if problems.is_empty() {
            Ok(Verified { files, sum: computed })
        } else {
            Err(VerifyError::Unverified(Unverified { path, problems, first }))
        }
    }

    pub(super) fn content(&self, index: usize) -> Option<&'static [u8]> {
        self.files.get(index).map(|(_, content)| *content)
    }
}

fn differing(files: &[FileName], stored: &Sum, computed: &Sum) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, line) in stored.lines().iter().enumerate() {
        let (line_number, name) = (place + 2, line.name());
        match computed.lines().iter().find(|other| other.name() == name) {
            None => problems.push(Problem::Removed { line: line_number, name: name.to_owned() }),
            Some(other) if other == line => {}
            Some(_) => {
                let Some(name) = files.iter().find(|file| file.as_str() == name).cloned() else {
                    continue;
                };
                // Behind the first that differs, no hash says anything by itself.
                problems.push(if problems.is_empty() {
                    Problem::Edited { line: line_number, name }
                } else {
                    Problem::Unchecked { line: line_number, name }
                });
            }
        }
    }
    let is_listed =
        |file: &&FileName| stored.lines().iter().any(|line| line.name() == file.as_str());
    problems.extend(files.iter().filter(|file| !is_listed(file)).cloned().map(Problem::Added));
    if problems.is_empty() {
        problems.push(if stored.total_holds() { Problem::Order } else { Problem::Total });
    }
    problems
}
