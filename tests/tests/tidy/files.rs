//! What every file has: a name that says what it is, a first line that says it too, and an end.

use crate::sources::{Source, all, files};
use crate::tokens::{is_word, spells};
use crate::{Finding, finds, hold};

const NAMED: &str = "a file is called after what is in it";
const SAID: &str = "a source begins with `//!` and what is in it";
const SHORT: &str = "a source has at most 400 lines";

const NAMELESS: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "misc"];
const LINES: usize = 400;

#[test]
fn no_file_is_called_after_nothing() {
    let files = files("");
    assert!(files.iter().any(|path| path == "runtime/src/lib.rs"));
    hold(NAMED, &nameless(&files));
    let modules: Vec<_> = all().iter().flat_map(nameless_modules).collect();
    hold(NAMED, &modules);
}

#[test]
fn each_source_says_what_is_in_it() {
    hold(SAID, &all().iter().filter_map(silent).collect::<Vec<_>>());
}

#[test]
fn no_source_is_long() {
    hold(SHORT, &all().iter().filter_map(long).collect::<Vec<_>>());
}

fn nameless(files: &[String]) -> Vec<Finding> {
    files
        .iter()
        .filter_map(|path| {
            let name = path.split('/').find(|name| {
                let stem = name.split('.').find(|part| !part.is_empty()).unwrap_or(name);
                NAMELESS.contains(&stem)
            })?;
            Some(Finding::at(path, 1, name))
        })
        .collect()
}

fn nameless_modules(source: &Source) -> Vec<Finding> {
    let tokens = &source.tokens;
    let modules = (0..tokens.len()).filter(|at| {
        spells(&tokens[*at..], &["mod"])
            && tokens
                .get(at + 1)
                .is_some_and(|name| is_word(&name.text) && NAMELESS.contains(&&*name.text))
    });
    modules.map(|at| Finding::at(&source.path, tokens[at].line, &tokens[at + 1].text)).collect()
}

fn silent(source: &Source) -> Option<Finding> {
    let first = source.text.lines().next().unwrap_or("");
    (!first.starts_with("//! ")).then(|| Finding::at(&source.path, 1, first))
}

fn long(source: &Source) -> Option<Finding> {
    let lines = source.text.lines().count();
    (lines > LINES).then(|| Finding::at(&source.path, lines, format!("{lines} lines")))
}

#[test]
fn a_file_called_after_nothing_is_found() {
    let files = ["a/util.rs", "b/helpers/mod.rs", "c/utility.rs", ".misc"].map(String::from);
    let expected =
        [("a/util.rs:1", "util.rs"), ("b/helpers/mod.rs:1", "helpers"), (".misc:1", ".misc")];
    finds(&nameless(&files), &expected);
    let source = Source::new("a.rs", "//! A.\nmod model;\nmod common {}\n");
    finds(&nameless_modules(&source), &[("a.rs:3", "common")]);
}

#[test]
fn a_source_that_says_nothing_is_found() {
    finds(
        &silent(&Source::new("a.rs", "use b;\n")).into_iter().collect::<Vec<_>>(),
        &[("a.rs:1", "use b;")],
    );
    assert!(silent(&Source::new("a.rs", "//! A.\n")).is_none());
}

#[test]
fn a_long_source_is_found() {
    let text = "//! A.\n".repeat(LINES);
    assert!(long(&Source::new("a.rs", &text)).is_none());
    let longer = text + "\n";
    finds(
        &long(&Source::new("a.rs", &longer)).into_iter().collect::<Vec<_>>(),
        &[("a.rs:401", "401 lines")],
    );
}
