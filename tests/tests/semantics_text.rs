//! Every operation on text and on times is told in `docs/semantics`.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_operation_has_its_row() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for family in ["text", "time"] {
        let told = fs::read_to_string(root.join(format!("docs/semantics/{family}.md"))).unwrap();
        let rows: Vec<&str> = told.lines().filter(|line| line.starts_with("| `")).collect();
        let folder = root.join(format!("runtime/src/expr/{family}"));
        let mut sources: Vec<PathBuf> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        sources.push(folder.with_extension("rs"));
        let methods: Vec<String> =
            sources.iter().flat_map(|path| methods(&fs::read_to_string(path).unwrap())).collect();
        assert!(methods.len() > 10, "{family}: {methods:?}");
        let missing: Vec<&String> =
            methods.iter().filter(|method| !rows.iter().any(|row| names(row, method))).collect();
        assert!(missing.is_empty(), "docs/semantics/{family}.md lacks {missing:?}");
    }
}

/// The operations of a source: its public methods on an expression, and its public functions.
fn methods(source: &str) -> Vec<String> {
    let is_operation = |line: &&str| !line.contains("Self") && !line.contains("fn new");
    source
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("pub fn "))
        .filter(is_operation)
        .map(|line| line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

/// Whether a row's first cell says `.method(` or `method(`.
fn names(row: &str, method: &str) -> bool {
    let first = row.split(" | ").next().unwrap_or_default();
    first.contains(&format!(".{method}(")) || first.contains(&format!("`{method}("))
}
