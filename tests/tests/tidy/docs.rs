//! Documents name what is there.

use crate::sources::{files, read};
use crate::{Finding, finds, hold};

const RULE: &str = "every path that a document names exists";

/// Endings by which a word without a `/` is known to be a file.
const ENDINGS: [&str; 8] = [".rs", ".toml", ".md", ".sh", ".sql", ".sum", ".yml", ".stderr"];

/// What a user's project has, and words with a slash that are no paths.
const ELSEWHERE: [&str; 8] = [
    ".env",
    "amend.toml",
    "atlas.sum",
    "target",
    "and/or",
    "src/bin/gen.rs",
    "application/json",
    "DIR/atlas.sum",
];

#[test]
fn every_path_in_the_documents_exists() {
    let files = files("");
    let documents = files.iter().filter(|path| is_document(path));
    let findings: Vec<_> = documents.flat_map(|path| findings(path, &read(path), &files)).collect();
    hold(RULE, &findings);
}

fn is_document(path: &str) -> bool {
    path == "README.md"
        || path == "ARCHITECTURE.md"
        || path.starts_with("docs/") && path.ends_with(".md")
}

fn findings(path: &str, text: &str, files: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut fenced = false;
    for (line, number) in text.lines().zip(1..) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            let spans = line.split('`').skip(1).step_by(2);
            let missing = spans.filter_map(named).filter(|named| !exists(named, files));
            findings.extend(missing.map(|named| Finding::at(path, number, named)));
        }
    }
    findings
}

/// The path that a word in backticks names, if it is one and no pattern or example.
fn named(word: &str) -> Option<&str> {
    let word = word.strip_prefix("./").unwrap_or(word);
    let word = word.trim_end_matches('/').split(':').next()?;
    let is_path = word.contains('/') || ENDINGS.iter().any(|ending| word.ends_with(ending));
    let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    // A word that begins so is absolute, an option, or the ending alone; with a digit, a version.
    let begins = word.starts_with(|c: char| c.is_ascii_digit() || "/-.".contains(c));
    let is_ours = !begins || word.starts_with(".ci/") || word.starts_with(".cargo/");
    (is_path && is_plain && is_ours && !ELSEWHERE.contains(&word) && !word.starts_with("target/"))
        .then_some(word)
}

/// Whether a file or a folder is called so, from the root or from a folder on the way.
fn exists(named: &str, files: &[String]) -> bool {
    files.iter().any(|file| {
        let (file, named) = (format!("/{file}/"), format!("/{named}/"));
        file.contains(&named)
    })
}

#[test]
fn a_path_that_is_not_there_is_found() {
    let files = ["runtime/src/lib.rs", "README.md"].map(String::from);
    let text = "See `runtime/src`, `src/lib.rs`, `README.md:7` and\n`runtime/src/gone.rs` or `gone.md`.\n\
                ```\n`fenced/path`\n```\n`<dir>/a.sql` `-- a/b` `*.sql` `https://a.b/c` `20221126185750_a.sql` `f/`\n";
    let expected = [("a.md:2", "runtime/src/gone.rs"), ("a.md:2", "gone.md")];
    finds(&findings("a.md", text, &files), &expected);
    assert!(is_document("docs/format.md") && !is_document("tests/ui/a.rs"));
}
