//! The lints that every crate has.

use crate::sources::{CRATES, read};
use crate::{Finding, finds, hold};

const RULE: &str = "every crate forbids unsafe code and denies missing documentation";

#[test]
fn every_crate_has_the_lints_of_the_workspace() {
    hold(RULE, &of_workspace("Cargo.toml", &read("Cargo.toml")));
    for (folder, _) in CRATES {
        let path = format!("{folder}/Cargo.toml");
        hold(RULE, &of_member(&path, &read(&path)));
    }
}

#[test]
fn every_member_is_known_here() {
    let manifest = read("Cargo.toml");
    let members = manifest.lines().find(|line| line.starts_with("members = ")).unwrap();
    let mut members: Vec<_> = members.split('"').skip(1).step_by(2).collect();
    let mut known = CRATES.map(|(folder, _)| folder);
    members.sort_unstable();
    known.sort_unstable();
    assert_eq!(members, known);
}

fn of_workspace(path: &str, manifest: &str) -> Vec<Finding> {
    lacking(
        path,
        manifest,
        "[workspace.lints.rust]",
        &["unsafe_code = \"forbid\"", "missing_docs = \"deny\""],
    )
}

fn of_member(path: &str, manifest: &str) -> Vec<Finding> {
    lacking(path, manifest, "[lints]", &["workspace = true"])
}

/// The lines that a section lacks, at the section.
fn lacking(path: &str, manifest: &str, section: &str, wanted: &[&str]) -> Vec<Finding> {
    let before = manifest.lines().take_while(|line| *line != section).count();
    let lines: Vec<_> =
        manifest.lines().skip(before + 1).take_while(|line| !line.starts_with('[')).collect();
    wanted
        .iter()
        .filter(|line| !lines.contains(line))
        .map(|line| Finding::at(path, before + 1, format!("{section} lacks {line}")))
        .collect()
}

#[test]
fn a_crate_without_lints_is_found() {
    let manifest = "[package]\n\n[workspace.lints.rust]\nunsafe_code = \"allow\"\n\n[lints]\nworkspace = false\n";
    finds(
        &of_workspace("Cargo.toml", manifest),
        &[
            ("Cargo.toml:3", "[workspace.lints.rust] lacks unsafe_code = \"forbid\""),
            ("Cargo.toml:3", "[workspace.lints.rust] lacks missing_docs = \"deny\""),
        ],
    );
    finds(
        &of_member("a/Cargo.toml", manifest),
        &[("a/Cargo.toml:6", "[lints] lacks workspace = true")],
    );
}
