//! The splitter against the servers: what it calls a statement is what each of them executes.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

#[path = "../fuzz/checks.rs"]
mod checks;
#[path = "split/corpus.rs"]
mod corpus;
#[path = "split/files.rs"]
mod files;
#[path = "split/verdicts.rs"]
mod verdicts;

use amend::Dialect;
use amend::directory::split;

/// The statements of a file, which can be split.
#[track_caller]
fn statements(file: &str, dialect: Dialect) -> Vec<&str> {
    let found = split(file.as_bytes(), dialect).unwrap_or_else(|error| panic!("{file}: {error}"));
    found.iter().map(|statement| std::str::from_utf8(statement.text).unwrap()).collect()
}
