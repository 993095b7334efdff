//! A commit is killed at every step; what is left must be one of the allowed states, and the next
//! run must finish it byte for byte.
//!
//! `cargo test -p amend --features failpoints --test directory_kill`

#![cfg(feature = "failpoints")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use amend::directory::{Changes, Directory, FileName};

type Files = BTreeMap<String, String>;

/// A directory before, what is to change in it, and how many steps that takes at least.
struct Scenario {
    name: &'static str,
    before: &'static [(&'static str, &'static str)],
    changes: Changes,
    steps: u32,
}

fn name(text: &str) -> FileName {
    FileName::parse(text).unwrap()
}

fn scenarios() -> Vec<Scenario> {
    let bytes = |file: &str, content: &str| (name(file), content.as_bytes().to_vec());
    let before = &[("1_a.sql", "one\n"), ("2_b.sql", "two\n"), ("3_c.sql", "three\n")];
    let many = (10..30).map(|i| bytes(&format!("{i}_n.sql"), "many\n")).collect();
    vec![
        Scenario {
            name: "first",
            before: &[],
            changes: Changes {
                write: vec![bytes("1_a.sql", "one\n"), bytes("2_b.sql", "two\n")],
                ..Changes::default()
            },
            steps: 12,
        },
        Scenario {
            name: "all",
            before,
            changes: Changes {
                write: vec![bytes("5_e.sql", "five\n")],
                overwrite: vec![bytes("2_b.sql", "zwei\n")],
                rename: vec![(name("1_a.sql"), name("4_a.sql"))],
                remove: vec![name("3_c.sql")],
            },
            steps: 15,
        },
        Scenario {
            name: "many",
            before,
            changes: Changes { write: many, ..Changes::default() },
            steps: 60,
        },
        Scenario { name: "hash", before: &[], changes: Changes::default(), steps: 6 },
    ]
}

/// All files of a folder but the temporary ones.
fn snapshot(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let named = entries.map(|entry| (entry.file_name().into_string().unwrap(), entry.path()));
    named
        .filter(|(name, _)| !name.ends_with(".tmp"))
        .map(|(name, path)| (name, fs::read_to_string(path).unwrap()))
        .collect()
}

fn prepare(folder: &Path, scenario: &Scenario) -> Files {
    for (name, content) in scenario.before {
        fs::write(folder.join(name), content).unwrap();
    }
    if !scenario.before.is_empty() {
        commit(folder, &Changes::default());
    }
    snapshot(folder)
}

fn commit(folder: &Path, changes: &Changes) {
    let directory = Directory::open(folder).unwrap();
    let lock = directory.lock(Duration::ZERO).unwrap();
    directory.commit(&lock, changes).unwrap();
}

/// The run that is killed, in a process of its own.
#[test]
#[ignore = "started by the test below"]
fn child() {
    let folder = std::env::var("AMEND_KILL_DIR").unwrap();
    let wanted = std::env::var("AMEND_KILL_SCENARIO").unwrap();
    let scenario = scenarios().into_iter().find(|scenario| scenario.name == wanted).unwrap();
    commit(Path::new(&folder), &scenario.changes);
}

/// Runs the scenario and kills it at its `step`-th step; whether it ended before.
fn run_killed(folder: &Path, scenario: &Scenario, step: u32) -> bool {
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["child", "--exact", "--ignored"])
        .env("AMEND_KILL_DIR", folder)
        .env("AMEND_KILL_SCENARIO", scenario.name)
        .env("AMEND_FAILPOINT", step.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_ne!(status.code(), Some(101), "{} failed at step {step}", scenario.name);
    status.success()
}

/// What the next run does: finish what was killed, then do what is still to do.
fn run_again(folder: &Path, scenario: &Scenario) {
    let directory = Directory::open(folder).unwrap();
    let lock = directory.lock(Duration::ZERO).unwrap();
    directory.recover(&lock).unwrap();
    let there = directory.list().unwrap();
    let mut changes = scenario.changes.clone();
    changes.rename.retain(|(from, _)| there.contains(from));
    changes.remove.retain(|name| there.contains(name));
    directory.commit(&lock, &changes).unwrap();
}

#[test]
fn a_commit_killed_at_any_step_leaves_an_allowed_state() {
    for scenario in scenarios() {
        let wanted = {
            let folder = tempfile::tempdir().unwrap();
            prepare(folder.path(), &scenario);
            commit(folder.path(), &scenario.changes);
            snapshot(folder.path())
        };
        let mut steps = 0;
        let mut recovered = 0;
        for step in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let before = prepare(folder.path(), &scenario);
            if run_killed(folder.path(), &scenario, step) {
                break;
            }
            steps = step;
            let left = snapshot(folder.path());
            allowed(&left, &before, &wanted, &format!("{} at step {step}", scenario.name));
            let directory = Directory::open(folder.path()).unwrap();
            if left.get("atlas.sum") == wanted.get("atlas.sum") {
                assert_eq!(left, wanted, "{} at step {step}", scenario.name);
                directory.verify().unwrap();
            }
            let lock = directory.lock(Duration::ZERO).unwrap();
            if directory.recover(&lock).unwrap() {
                recovered += 1;
                assert_eq!(snapshot(folder.path()), wanted);
            }
            drop(lock);
            run_again(folder.path(), &scenario);
            assert_eq!(snapshot(folder.path()), wanted, "{} at step {step}", scenario.name);
            let names = fs::read_dir(folder.path()).unwrap().count();
            assert_eq!(names, wanted.len(), "{} leaves something at step {step}", scenario.name);
        }
        assert!(steps >= scenario.steps, "{} has only {steps} steps", scenario.name);
        assert!(recovered > 0, "{} never had its sum recovered", scenario.name);
    }
}

/// Each file is whole, as it was or as it is to be, and no sum is of anything else.
fn allowed(left: &Files, before: &Files, wanted: &Files, title: &str) {
    for (name, content) in left {
        let known = [before.get(name), wanted.get(name)];
        assert!(known.contains(&Some(content)), "{title}: {name} holds {content:?}");
    }
    for (name, content) in before {
        // Nothing is gone that does not go, or stand elsewhere, in the end.
        let stays = wanted.contains_key(name);
        assert!(!stays || left.contains_key(name), "{title}: {name} with {content:?} is gone");
    }
}
