//! Functions in the sources that are not registered.
//!
//! A file whose module nobody declared is never compiled, so its migration would be lost silently.

use std::fmt;
use std::path::{Path, PathBuf};

use amend::{Entry, Registry};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use crate::place;

/// A function marked `#[data_migration]` that was not compiled into the program.
#[derive(Debug)]
pub(crate) struct Forgotten {
    file: PathBuf,
    line: usize,
    name: String,
    module: String,
}

impl fmt::Display for Forgotten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: migration `{}` is not in the program: its module was never declared (hint: add \
             `mod {};`)",
            place::text(&self.file),
            self.line,
            amend::Printable(&self.name),
            amend::Printable(&self.module),
        )
    }
}

/// Searches the sources of every crate whose folder is there.
pub(crate) fn forgotten(registry: &Registry, home: &Path, here: &Path) -> Vec<Forgotten> {
    let mut forgotten = Vec::new();
    for (place, (name, compiled)) in registry.crates().enumerate() {
        // The sources that are edited now are those of the running crate, wherever it was built.
        let folder = if place == 0 { home } else { compiled };
        let entries: Vec<&Entry> = registry
            .entries()
            .iter()
            .copied()
            .filter(|entry| entry.module.split("::").next() == Some(name))
            .collect();
        let mut files = Vec::new();
        rust_files(&folder.join("src"), &mut files);
        files.sort_unstable();
        for file in files {
            let Ok(relative) = file.strip_prefix(folder) else { continue };
            let marked =
                marked(&file).into_iter().filter(|m| !is_registered(m, relative, &entries));
            forgotten.extend(marked.map(|marked| Forgotten {
                file: place::seen_from(here, &file),
                line: marked.line,
                name: marked.name,
                module: module(relative),
            }));
        }
    }
    forgotten
}

fn is_registered(marked: &Marked, file: &Path, entries: &[&Entry]) -> bool {
    entries.iter().any(|entry| {
        let compiled = entry.file.replace('\\', "/");
        entry.name == marked.name && Path::new(&compiled).ends_with(file)
    })
}

/// What declares a file: `mod this;`.
fn module(file: &Path) -> String {
    let named_by = if file.ends_with("mod.rs") { file.parent() } else { Some(file) };
    let stem = named_by.and_then(Path::file_stem).unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    // A folder that cannot be read cannot have been compiled either.
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        let path = entry.path();
        if kind.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

struct Marked {
    name: String,
    line: usize,
}

/// The functions marked `#[data_migration]` in a file; none if it is not Rust.
fn marked(file: &Path) -> Vec<Marked> {
    let Ok(text) = std::fs::read_to_string(file) else { return Vec::new() };
    if !text.contains("data_migration") {
        return Vec::new();
    }
    let Ok(parsed) = syn::parse_file(&text) else { return Vec::new() };
    let mut search = Search { text: &text, found: Vec::new() };
    if !has_cfg(&parsed.attrs) {
        search.visit_file(&parsed);
    }
    search.found
}

struct Search<'a> {
    text: &'a str,
    found: Vec<Marked>,
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !has_cfg(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if has_cfg(&item.attrs) {
            return;
        }
        let attribute = item.attrs.iter().find(|attribute| {
            attribute.path().segments.last().is_some_and(|last| last.ident == "data_migration")
        });
        if let Some(attribute) = attribute {
            let ident = item.sig.ident.to_string();
            let line = line_of(self.text, &ident);
            let ident = ident.strip_prefix("r#").unwrap_or(&ident);
            let name = given_name(attribute).unwrap_or_else(|| ident.to_owned());
            self.found.push(Marked { name, line });
        }
        visit::visit_item_fn(self, item);
    }
}

fn has_cfg(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

/// `name = "…"` in the attribute.
fn given_name(attribute: &Attribute) -> Option<String> {
    let Meta::List(list) = &attribute.meta else { return None };
    let arguments = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
    arguments.into_iter().find_map(|argument| match argument {
        Meta::NameValue(pair) if pair.path.is_ident("name") => match pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(name), .. }) => Some(name.value()),
            _ => None,
        },
        _ => None,
    })
}

/// The line in which a function begins; the parser keeps no lines without a costly feature.
fn line_of(text: &str, ident: &str) -> usize {
    let begins = |line: &str| {
        line.split_once("fn ").is_some_and(|(_, rest)| {
            rest.trim_start()
                .strip_prefix(ident)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    };
    text.lines().position(begins).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(text: &str) -> Vec<(String, usize)> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.rs");
        std::fs::write(&file, text).unwrap();
        marked(&file).into_iter().map(|marked| (marked.name, marked.line)).collect()
    }

    #[test]
    fn marked_functions_are_found_wherever_they_stand() {
        let text = "//! docs\nuse amend::data_migration;\n#[data_migration]\nfn ab(m: &mut M) {}\n\
            mod inner {\n  #[amend::data_migration(version = \"1\", name = \"c\")]\n  pub fn a() {}\n}\n\
            fn outer() { #[data_migration]\nfn r#type() {} }\nfn not_marked() {}\n";
        let expected = [("ab".to_owned(), 4), ("c".to_owned(), 7), ("type".to_owned(), 10)];
        assert_eq!(search(text), expected);
    }

    #[test]
    fn what_may_not_be_compiled_is_left_out() {
        for text in [
            "#[cfg(test)]\n#[data_migration]\nfn a() {}",
            "#[cfg(test)]\nmod tests { #[data_migration]\nfn a() {} }",
            "#![cfg(test)]\n#[data_migration]\nfn a() {}",
            "// #[data_migration]\nfn a() {}",
            "const A: &str = \"#[data_migration] fn a() {}\";",
            "data_migration is no Rust",
        ] {
            assert_eq!(search(text), [], "{text}");
        }
    }

    #[test]
    fn a_file_is_declared_by_its_stem() {
        assert_eq!(module(Path::new("src/users.rs")), "users");
        assert_eq!(module(Path::new("src/users/mod.rs")), "users");
    }
}
