//! `gen` is killed at every step that writes, one after the other.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;

use crate::project::{DIALECTS, LATER, Project, Tree, succeeded, told};

/// A state of a project, and the command that is killed there.
struct Scenario {
    before: Project,
    command: &'static [&'static str],
    /// What the clock says to the command, if it has gone on.
    now: &'static str,
    /// How many steps it takes at least.
    steps: u32,
    same: Same,
}

/// What the command again must end with.
#[derive(Clone, Copy, PartialEq)]
enum Same {
    /// The bytes with which the command ends when nobody kills it.
    Bytes,
    /// The same but for the version: the second run counts on from what the first one has taken.
    ButVersion,
    /// The bytes; but once they are there, the command refuses to do again what is done.
    OrDone,
}

impl Scenario {
    fn new(before: Project, command: &'static [&'static str], steps: u32) -> Self {
        Scenario { before, command, now: crate::project::NOW, steps, same: Same::Bytes }
    }

    /// Kills the command at every step, and looks at what is left each time.
    #[track_caller]
    fn check(&self) {
        let old = self.before.tree();
        let new = {
            let whole = self.before.copy();
            succeeded(&self.run(&whole, None), self.command);
            whole.tree()
        };
        assert_ne!(old, new, "the command does nothing");
        let mut step = 1;
        loop {
            let project = self.before.copy();
            let killed = self.run(&project, Some(step));
            if killed.status.success() {
                break;
            }
            let title = format!("gen {} killed at step {step}", self.command.join(" "));
            assert_eq!(killed.status.signal(), Some(6), "{title}: {}", told(&killed));
            allowed(&project.tree(), &old, &new, &title);
            let again = self.run(&project, None);
            if self.same == Same::OrDone && without_temporary(project.tree()) == new {
                project.runs(&["hash"]);
            } else {
                assert!(again.status.success(), "{title}, then again: {}", told(&again));
            }
            let left = project.tree();
            match self.same {
                Same::Bytes | Same::OrDone => {
                    assert_eq!(shown(&left), shown(&new), "{title}, then again")
                }
                Same::ButVersion => {
                    assert_eq!(unversioned(&left), unversioned(&new), "{title}, then again");
                    assert_eq!(versions(&left).len(), versions(&new).len(), "{title}, then again");
                }
            }
            project.runs(&["validate"]);
            step += 1;
        }
        assert!(step > self.steps, "gen {} has only {} steps", self.command.join(" "), step - 1);
    }

    fn run(&self, project: &Project, step: Option<u32>) -> std::process::Output {
        let mut command = project.command(self.command);
        command.env("AMEND_FAULT_NOW", self.now);
        if let Some(step) = step {
            command.env("AMEND_FAILPOINT", step.to_string());
        }
        command.output().unwrap()
    }
}

/// Each folder is the old one, the old one with whole files of the new one, or the new one.
fn allowed(left: &Tree, old: &Tree, new: &Tree, title: &str) {
    for dialect in DIALECTS {
        let of = |tree: &Tree| -> Tree {
            let own = tree.iter().filter(|(name, _)| name.starts_with(dialect));
            without_temporary(own.map(|(name, content)| (name.clone(), content.clone())).collect())
        };
        let (left, old, new) = (of(left), of(old), of(new));
        for (name, content) in &left {
            let known = [old.get(name), new.get(name)].contains(&Some(content));
            assert!(known, "{title}: {name} is neither the old nor the new one");
        }
        let sum = format!("{dialect}/atlas.sum");
        if left.get(&sum) == new.get(&sum) && old.get(&sum) != new.get(&sum) {
            assert_eq!(shown(&left), shown(&new), "{title}: the new sum over other files");
        }
        // What a rename moves stands under one of its names.
        let there = |description: &str| left.keys().any(|name| name.ends_with(description));
        for name in old.keys() {
            let description = name.split_once('_').map_or(name.as_str(), |(_, rest)| rest);
            assert!(there(description), "{title}: {name} is gone");
        }
    }
}

fn without_temporary(mut tree: Tree) -> Tree {
    tree.retain(|name, _| !name.ends_with(".tmp"));
    tree
}

fn shown(tree: &Tree) -> Vec<(&str, String)> {
    let text = |content: &Vec<u8>| String::from_utf8_lossy(content).into_owned();
    tree.iter().map(|(name, content)| (name.as_str(), text(content))).collect()
}

/// The migrations by dialect and name, without their versions and the sums over these.
fn unversioned(tree: &Tree) -> Vec<(String, String)> {
    let split = |name: &str| {
        let (dialect, file) = name.split_once('/')?;
        let (_, description) = file.split_once('_')?;
        Some(format!("{dialect}/{description}"))
    };
    let files = shown(tree).into_iter().filter(|(name, _)| !name.ends_with("atlas.sum"));
    let mut files: Vec<_> = files
        .map(|(name, content)| (split(name).unwrap_or_else(|| name.to_owned()), content))
        .collect();
    files.sort();
    files
}

fn versions(tree: &Tree) -> BTreeSet<&str> {
    let files = tree.keys().filter_map(|name| name.split_once('/'));
    files.filter_map(|(_, file)| file.split_once('_')).map(|(version, _)| version).collect()
}

#[test]
fn the_first_write_of_three_dialects() {
    Scenario::new(Project::new(), &[], 60).check();
}

#[test]
fn one_new_migration_beside_others() {
    let before = Project::written();
    for dialect in DIALECTS {
        fs::remove_file(before.path().join(before.file(dialect, "seed_users"))).unwrap();
    }
    before.runs(&["hash"]);
    Scenario::new(before, &[], 24).check();
}

#[test]
fn a_file_written_again() {
    let before = Project::written();
    before.edit("no_negative_age");
    before.runs(&["hash"]);
    Scenario::new(before, &["--force", "no_negative_age"], 24).check();
}

#[test]
fn a_function_rebased() {
    let before = Project::written();
    before.runs(&["new", "add_index"]);
    let scenario = Scenario::new(before, &["rebase", "seed_users"], 18);
    Scenario { now: LATER, same: Same::ButVersion, ..scenario }.check();
}

#[test]
fn a_file_written_by_hand_rebased() {
    let before = Project::new();
    before.runs(&["new", "add_index", "--version", "20250101000000"]);
    before.runs(&["--out-of-order"]);
    before.edit("add_index");
    before.runs(&["hash"]);
    let scenario = Scenario::new(before, &["rebase", "add_index"], 18);
    Scenario { now: LATER, same: Same::ButVersion, ..scenario }.check();
}

#[test]
fn edited_files_sealed() {
    let before = Project::written();
    before.runs(&["new", "add_index"]);
    before.edit("add_index");
    Scenario::new(before, &["hash"], 15).check();
}

#[test]
fn a_file_to_be_written_by_hand() {
    let scenario = Scenario::new(Project::written(), &["new", "add_index"], 24);
    Scenario { same: Same::OrDone, ..scenario }.check();
}

#[test]
fn the_first_file_to_be_written_by_hand() {
    let scenario = Scenario::new(Project::new(), &["new", "add_index"], 30);
    Scenario { same: Same::OrDone, ..scenario }.check();
}
