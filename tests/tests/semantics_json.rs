//! What `docs/semantics/json.md` says is complete: each operation on documents is named there.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn document() -> String {
    fs::read_to_string(root().join("docs/semantics/json.md")).unwrap()
}

/// The names that follow a word in a source, up to a bracket.
fn names<'a>(source: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    source.split(after).skip(1).filter_map(|rest| rest.split(['(', '<', ')']).next())
}

#[test]
fn each_node_is_named() {
    let family = fs::read_to_string(root().join("runtime/src/expr/json.rs")).unwrap();
    let nodes = family.split("pub enum JsonNode").nth(1).unwrap().split("\n}").next().unwrap();
    let nodes: Vec<&str> = names(nodes, "(").collect();
    assert!(nodes.len() > 10, "{nodes:?}");
    let document = document();
    let missing: Vec<_> =
        nodes.into_iter().filter(|node| !document.contains(&format!("`{node}`"))).collect();
    assert!(missing.is_empty(), "docs/semantics/json.md does not name {missing:?}");
}

#[test]
fn each_method_is_named() {
    let document = document();
    let mut missing = Vec::new();
    let mut found = 0;
    for entry in fs::read_dir(root().join("runtime/src/expr/json")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        // Those that a macro makes are listed as `as_i64 -> i64, I64;`.
        let listed = source.lines().filter_map(|line| line.trim().split_once(" -> "));
        let listed = listed.map(|(name, _)| name).filter(|name| name.starts_with("as_"));
        for name in names(&source, "pub fn ").filter(|name| *name != "$method").chain(listed) {
            found += 1;
            if !document.contains(&format!("{name}(")) {
                missing.push(name.to_owned());
            }
        }
    }
    assert!(found > 20, "{found}");
    assert!(missing.is_empty(), "docs/semantics/json.md does not name {missing:?}");
}
