//! Every operation on numbers, every choice, condition and cast is told in
//! `docs/semantics/numbers.md`.

use std::fs;
use std::path::Path;

const FAMILIES: [&str; 4] = ["number", "choice", "predicate", "cast"];
/// What a user writes with a sign, as Rust's traits call it.
const OPERATORS: [&str; 6] = ["add", "sub", "mul", "div", "rem", "neg"];
/// What a macro writes for each type.
const OF_A_MACRO: [&str; 6] = ["to_i8", "to_i16", "to_u8", "to_u16", "to_u32", "to_u64"];

#[test]
fn every_operation_has_its_row() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let told = fs::read_to_string(root.join("docs/semantics/numbers.md")).unwrap();
    let firsts: Vec<&str> = told
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split(" | ").next())
        .collect();
    let mut methods: Vec<String> =
        OPERATORS.iter().chain(&OF_A_MACRO).map(ToString::to_string).collect();
    for family in FAMILIES {
        for entry in fs::read_dir(root.join("runtime/src/expr").join(family)).unwrap() {
            methods.extend(public_functions(&fs::read_to_string(entry.unwrap().path()).unwrap()));
        }
    }
    methods.retain(|method| !method.is_empty());
    assert!(methods.len() > 40, "{methods:?}");
    methods.retain(|method| {
        let calls = [format!(".{method}("), format!("`{method}(")];
        !firsts.iter().any(|first| calls.iter().any(|call| first.contains(call)))
    });
    assert!(methods.is_empty(), "docs/semantics/numbers.md lacks {methods:?}");
}

fn public_functions(source: &str) -> Vec<String> {
    let functions = source.lines().filter_map(|line| line.trim_start().strip_prefix("pub fn "));
    functions
        .map(|line| line.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
        .collect()
}
