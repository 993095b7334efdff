//! Which test shows that a trap does no harm.
//!
//! A trap is a place where one text does different things on different servers, or something that
//! nobody meant. A chapter lists its traps, each with the test that executes it or sees it refused.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::{Attribute, Item};

/// What the trap is, and where it is shown to do no harm.
pub(crate) type Trap = (&'static str, Shown);

/// Where a trap is shown to do no harm.
pub(crate) enum Shown {
    /// A test of this target.
    Test(&'static str),
    /// A test elsewhere: the file, from the workspace's folder, and the function.
    Elsewhere(&'static str, &'static str),
    /// A case of the corpus: the file in `tests/tests/corpus/cases`, and the case.
    Case(&'static str, &'static str),
    /// A mistake that does not compile: the file in `tests/ui`, without its end.
    Mistake(&'static str),
    /// Nothing of Amend writes it yet, or ever: why.
    NotWritten(&'static str),
}

/// The chapters, each with a module of its own.
const CHAPTERS: &[(&str, &[Trap])] = &[
    ("assignments", crate::assignments::TRAPS),
    ("other_tables", crate::other_tables::TRAPS),
    ("documents", crate::documents::TRAPS),
    ("strings", crate::strings::TRAPS),
    ("numbers", crate::numbers::TRAPS),
    ("null", crate::null::TRAPS),
    ("times", crate::times::TRAPS),
    ("new_rows", crate::new_rows::TRAPS),
    ("rows_and_counts", crate::rows_and_counts::TRAPS),
    ("comments", crate::comments::TRAPS),
    ("sea_query", crate::sea_query::TRAPS),
    ("files", crate::files::TRAPS),
    ("later", crate::later::TRAPS),
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The functions of a source that are tests, those in modules too.
fn tests_of(path: &Path) -> BTreeSet<String> {
    let source = syn::parse_file(&read(path));
    let source = source.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut found = BTreeSet::new();
    tests_among(&source.items, &mut found);
    found
}

fn tests_among(items: &[Item], found: &mut BTreeSet<String>) {
    let is_test = |attribute: &Attribute| attribute.path().is_ident("test");
    for item in items {
        if let Item::Fn(function) = item
            && function.attrs.iter().any(is_test)
        {
            found.insert(function.sig.ident.to_string());
        } else if let Item::Mod(module) = item
            && let Some((_, items)) = &module.content
        {
            tests_among(items, found);
        }
    }
}

/// The tests of this target, by chapter.
fn own_tests() -> BTreeMap<String, BTreeSet<String>> {
    let folder = workspace().join("tests/tests/traps");
    let names = CHAPTERS.iter().map(|(chapter, _)| (*chapter).to_owned());
    names.map(|name| (name.clone(), tests_of(&folder.join(format!("{name}.rs"))))).collect()
}

#[test]
fn every_trap_names_what_shows_it() {
    let own = own_tests();
    let mut wrong = Vec::new();
    for (chapter, traps) in CHAPTERS {
        for (trap, shown) in *traps {
            let (is_there, place) = match shown {
                Shown::Test(name) => (own[*chapter].contains(*name), format!("test {name}")),
                Shown::Elsewhere(file, name) => (
                    tests_of(&workspace().join(file)).contains(*name),
                    format!("test {name} in {file}"),
                ),
                Shown::Case(file, name) => {
                    let path = workspace().join("tests/tests/corpus/cases").join(file);
                    let is_there = read(&path).contains(&format!("\"{name}\""));
                    (is_there, format!("case `{name}` in {file}"))
                }
                Shown::Mistake(name) => {
                    let folder = workspace().join("tests/ui");
                    let is_there = ["rs", "stderr"]
                        .iter()
                        .all(|end| folder.join(format!("{name}.{end}")).is_file());
                    (is_there, format!("mistake {name}"))
                }
                Shown::NotWritten(why) => (!why.is_empty(), "a reason".to_owned()),
            };
            if !is_there {
                wrong.push(format!("{chapter}, {trap}: there is no {place}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_chapter_is_there_and_says_each_trap_once() {
    let folder = workspace().join("tests/tests/traps");
    let files = std::fs::read_dir(&folder).expect("this target's folder");
    let files = files.map(|entry| entry.expect("a file").path());
    let modules: BTreeSet<String> = files
        .filter(|path| read(path).contains("\npub(crate) const TRAPS"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    let chapters: BTreeSet<String> = CHAPTERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(chapters, modules);
    let mut seen = BTreeSet::new();
    for (chapter, traps) in CHAPTERS {
        assert!(!traps.is_empty(), "{chapter} has no traps");
        for (trap, _) in *traps {
            assert!(seen.insert((chapter, trap)), "{chapter} says twice: {trap}");
        }
    }
}

#[test]
fn every_test_of_a_chapter_shows_a_trap() {
    for (chapter, tests) in own_tests() {
        let traps = CHAPTERS.iter().find(|(name, _)| *name == chapter);
        let (_, traps) = traps.expect("it came from there");
        for test in tests {
            let is_named = |(_, shown): &Trap| matches!(shown, Shown::Test(name) if *name == test);
            assert!(traps.iter().any(is_named), "{chapter}: no trap names {test}");
        }
    }
}
