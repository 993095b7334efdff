//! The files of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::tokens::{Token, tokens, without_tests};

/// The members, each importing only from those behind it: (folder, package).
pub(crate) const CRATES: [(&str, &str); 5] = [
    ("tests", "amend-tests"),
    ("migrations", "migrations"),
    ("generator", "amend-generator"),
    ("runtime", "amend"),
    ("macros", "amend-macros"),
];

/// A Rust source.
pub(crate) struct Source {
    /// Its path from the root of the workspace, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Source { path: path.to_owned(), text: text.to_owned(), tokens: tokens(text) }
    }

    /// Whether the whole file is compiled for tests only.
    fn is_test(&self) -> bool {
        let ends = ["/tests.rs", "_test.rs", "_tests.rs"];
        self.path.contains("/tests/") || ends.iter().any(|end| self.path.ends_with(end))
    }

    /// The tokens that a user's program runs.
    pub(crate) fn product(&self) -> Vec<Token> {
        if self.is_test() { Vec::new() } else { without_tests(&self.tokens) }
    }
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The sources of each member's library and programs.
pub(crate) fn all() -> Vec<Source> {
    of(&CRATES.map(|(folder, _)| folder))
}

/// The sources of the three crates that users run.
pub(crate) fn products() -> Vec<Source> {
    of(&["macros", "runtime", "generator"])
}

fn of(crates: &[&str]) -> Vec<Source> {
    let sources: Vec<_> = crates
        .iter()
        .flat_map(|folder| files(&format!("{folder}/src")))
        .filter(|path| path.ends_with(".rs"))
        .map(|path| Source::new(&path, &read(&path)))
        .collect();
    for folder in crates {
        let inside = format!("{folder}/src/");
        assert!(sources.iter().any(|source| source.path.starts_with(&inside)), "{inside} is empty");
    }
    sources
}

/// The text of a file, by its path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of all files below a folder, from the root, without what is built or git's own.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(root().join(folder))
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.unwrap())
        .collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().unwrap();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if !entry.file_type().unwrap().is_dir() {
            found.push(path);
        } else if !["target", ".git"].contains(&name.as_str()) {
            found.extend(files(&path));
        }
    }
    found
}
