//! The rooms of the runtime, from the ground up.

use crate::sources::{Source, products};
use crate::tokens::{Token, depth_of, is_word, spells};
use crate::{Finding, finds, hold};

const RULE: &str =
    "a room of runtime/src imports only from rooms before it in tests/tests/tidy/rooms.rs";

/// As in ARCHITECTURE.md.
const ROOMS: [&str; 14] = [
    "table",
    "expr",
    "statement",
    "row",
    "migration",
    "evaluate",
    "dialect",
    "directory",
    "database",
    "backfill",
    "engine",
    "declare",
    "reload",
    "testing",
];

/// Files that are in no room and join them all.
const JOINTS: [&str; 2] = ["lib", "prelude"];

/// What stands before all rooms: the closed enum, and text made safe to show.
const GROUND: [&str; 4] = ["Dialect", "Printable", "is_hidden", "printable"];

#[test]
fn rooms_import_only_downwards() {
    let sources: Vec<_> =
        products().into_iter().filter(|source| source.path.starts_with("runtime/src/")).collect();
    let exports = sources
        .iter()
        .find(|source| source.path == "runtime/src/lib.rs")
        .map(|source| exports(&source.tokens))
        .unwrap();
    assert!(exports.iter().any(|(name, room)| name == "Migration" && room == "migration"));
    hold(RULE, &sources.iter().flat_map(|source| findings(source, &exports)).collect::<Vec<_>>());
}

fn findings(source: &Source, exports: &[(String, String)]) -> Vec<Finding> {
    let inside = source.path.trim_start_matches("runtime/src/").trim_end_matches(".rs");
    let module: Vec<&str> = inside.split('/').collect();
    if JOINTS.contains(&inside) {
        return Vec::new();
    }
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    let own = place(module[0]);
    if own.is_none() && !GROUND.contains(&module[0]) {
        return vec![Finding::at(&source.path, 1, format!("no room is called {}", module[0]))];
    }
    let imports = names_at_root(&source.tokens, module.len()).into_iter();
    imports
        .filter_map(|import| {
            let name = import.text.as_str();
            let exported = exports.iter().find(|(export, _)| export == name);
            let room = match (place(name), exported) {
                (None, Some((_, room))) => room.as_str(),
                (Some(_), _) | (None, None) => name,
            };
            let what = match place(room) {
                _ if GROUND.contains(&name) => return None,
                Some(other) if Some(other) <= own => return None,
                Some(_) => format!("{} imports {room}", module[0]),
                None => format!("crate::{name} is in no room"),
            };
            Some(Finding::at(&source.path, import.line, what))
        })
        .collect()
}

/// What the root of the crate exports, and from which room.
fn exports(lib: &[Token]) -> Vec<(String, String)> {
    let mut exports = Vec::new();
    for at in 0..lib.len() {
        if spells(&lib[at..], &["pub", "use"]) {
            let path = lib[at + 2..].iter().take_while(|token| token.text != ";");
            let mut words = path.map(|token| token.text.clone()).filter(|text| is_word(text));
            let Some(room) = words.next() else { continue };
            exports.extend(words.map(|name| (name, room.clone())));
        }
    }
    exports
}

/// The first name behind `crate::`, `$crate::` and a `super::` that leads to the root.
fn names_at_root(tokens: &[Token], depth_of_file: usize) -> Vec<Token> {
    let mut names = Vec::new();
    let mut modules: Vec<isize> = Vec::new();
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        let rest = &tokens[at..];
        match token.text.as_str() {
            "mod" if rest.get(2).is_some_and(|open| open.text == "{") => modules.push(depth),
            "crate" if spells(rest, &["crate", "::"]) => names.extend(first_names(&rest[2..])),
            "super" if at == 0 || tokens[at - 1].text != "::" => {
                let steps =
                    rest.chunks(2).take_while(|step| spells(step, &["super", "::"])).count();
                if steps == depth_of_file + modules.len() {
                    names.extend(first_names(&rest[2 * steps..]));
                }
            }
            text => {
                depth += depth_of(text);
                if text == "}" && modules.last() == Some(&depth) {
                    modules.pop();
                }
            }
        }
    }
    names
}

/// The names at the beginning of a path, or of each path in braces.
fn first_names(tokens: &[Token]) -> Vec<Token> {
    if !spells(tokens, &["{"]) {
        return tokens.first().into_iter().cloned().collect();
    }
    let mut depth = 0;
    let mut names = Vec::new();
    for pair in tokens.windows(2) {
        depth += depth_of(&pair[0].text);
        if depth == 0 {
            break;
        }
        if depth == 1 && ["{", ","].contains(&pair[0].text.as_str()) && pair[1].text != "}" {
            names.push(pair[1].clone());
        }
    }
    names
}

#[test]
fn an_import_from_a_room_above_is_found() {
    let lib = Source::new(
        "runtime/src/lib.rs",
        "pub use dialect::{Dialect, Refusal};\npub use migration::Migration;\n",
    );
    let text = "use crate::{Dialect, table::{Column, Table},\n  directory::Name};\nuse super::Migration;\n\
                macro_rules! m { () => { $crate::Refusal } }\nmod inner {\n  use super::Own;\n  \
                use super::super::engine::Plan;\n}\npub(crate) use crate::nothing::X;\nuse super::*;\n";
    let source = Source::new("runtime/src/statement.rs", text);
    let expected = [
        ("runtime/src/statement.rs:2", "statement imports directory"),
        ("runtime/src/statement.rs:3", "statement imports migration"),
        ("runtime/src/statement.rs:4", "statement imports dialect"),
        ("runtime/src/statement.rs:7", "statement imports engine"),
        ("runtime/src/statement.rs:9", "crate::nothing is in no room"),
        ("runtime/src/statement.rs:10", "crate::* is in no room"),
    ];
    finds(&findings(&source, &exports(&lib.tokens)), &expected);
    let deeper = Source::new(
        "runtime/src/statement/raw.rs",
        "use super::Migration;\nuse super::super::dialect::check;\n",
    );
    finds(
        &findings(&deeper, &[]),
        &[("runtime/src/statement/raw.rs:2", "statement imports dialect")],
    );
    let unknown = Source::new("runtime/src/tools.rs", "");
    finds(&findings(&unknown, &[]), &[("runtime/src/tools.rs:1", "no room is called tools")]);
}
