//! tests → migrations → generator → runtime → macros

use crate::sources::{CRATES, read};
use crate::{Finding, finds, hold};

const RULE: &str =
    "a crate imports only from those behind it in: tests, migrations, generator, runtime, macros";

#[test]
fn crates_import_only_downwards() {
    for (folder, package) in CRATES {
        let path = format!("{folder}/Cargo.toml");
        let manifest = read(&path);
        assert!(manifest.contains(&format!("name = \"{package}\"")), "{path} is not {package}");
        hold(RULE, &findings(&path, package, &manifest));
    }
}

fn findings(path: &str, package: &str, manifest: &str) -> Vec<Finding> {
    let place = |name: &str| CRATES.iter().position(|(_, package)| *package == name);
    let own = place(package);
    dependencies(manifest)
        .filter(|(_, name)| place(name).is_some_and(|other| Some(other) <= own))
        .map(|(line, name)| Finding::at(path, line, format!("{package} imports {name}")))
        .collect()
}

/// The dependencies of every kind, with their lines.
fn dependencies(manifest: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    manifest.lines().zip(1..).filter_map(move |(text, line)| {
        if let Some(section) = text.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section.ends_with("dependencies");
            let (kind, name) = section.rsplit_once('.')?;
            return kind.ends_with("dependencies").then_some((line, name));
        }
        let name = text.split(['.', '=', ' ']).next()?;
        (inside && !name.is_empty() && !name.starts_with('#')).then_some((line, name))
    })
}

#[test]
fn an_arrow_upwards_is_found() {
    let manifest = "[dependencies]\namend-macros.workspace = true\n\n[features]\na = [\"migrations\"]\n\n\
                    [dev-dependencies]\nmigrations = { path = \"x\" }\n\n[target.x.dependencies.amend-tests]\n";
    finds(
        &findings("runtime/Cargo.toml", "amend", manifest),
        &[
            ("runtime/Cargo.toml:8", "amend imports migrations"),
            ("runtime/Cargo.toml:10", "amend imports amend-tests"),
        ],
    );
}
