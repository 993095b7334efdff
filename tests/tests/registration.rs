//! Functions find themselves in the registry, in whatever way a program is built.
//!
//! A crate that nobody names is not linked, and its functions are not there: the trap of
//! registration by the linker, so `verify` has to say it.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use tempfile::TempDir;

/// What the program prints for the functions below, sorted as the registry sorts.
const EVERY_ENTRY: &str = "20250101000000 app::a first\n\
                           20250101000001 app::b::deep second\n\
                           20250101000002 app third\n\
                           - app::b fourth\n\
                           - app::c fifth\n";

/// The ways to build: a name, and its profile.
const PROFILES: [&str; 3] = ["dev", "release", "smallest"];

const MANIFEST: &str = r#"
[workspace]
members = ["app", "forgetful"]
resolver = "3"

[profile.dev]
debug = false
incremental = false

[profile.release]
incremental = false

# What is optimised is what registers; the dependencies only have to be there.
[profile.release.package."*"]
opt-level = 0

[profile.smallest]
inherits = "release"
lto = "fat"
codegen-units = 1
opt-level = 1
strip = true
"#;

/// `EXTRA` is for the second crate, which depends on the first without naming it.
const MEMBER: &str = r#"
[package]
name = "NAME"
version = "0.0.0"
edition = "2024"

[dependencies]
amend = { path = RUNTIME }
EXTRA
"#;

const LIB: &str = r#"
amend::registry!();

mod a;
mod b;
mod c {
    #[amend::data_migration]
    fn fifth(_: &mut amend::Migration) {}
}

#[amend::data_migration(version = "20250101000002")]
fn third(_: &mut amend::Migration) {}
"#;

const A: &str = r#"
#[amend::data_migration(version = "20250101000000")]
pub fn first(_: &mut amend::Migration) {}
"#;

const B: &str = r#"
mod deep;

#[amend::data_migration]
fn fourth(_: &mut amend::Migration) {}
"#;

const DEEP: &str = r#"
#[amend::data_migration(version = "20250101000001")]
fn second(_: &mut amend::Migration) {}
"#;

const PROGRAM: &str = r#"
fn main() {
    let registry = app::registry();
    registry.verify().unwrap();
    for entry in registry.entries() {
        println!("{} {} {}", entry.version.unwrap_or("-"), entry.module, entry.name);
    }
}
"#;

const FORGETFUL: &str = r#"
amend::registry!();

fn main() {
    println!("{}", registry().verify().unwrap_err());
    println!("{}", amend::Registry::of_crate("app", "").verify().unwrap_err());
}
"#;

#[test]
fn a_program_finds_every_function_in_every_profile() {
    let project = project();
    for profile in PROFILES {
        assert_eq!(run(project.path(), "app", profile), EVERY_ENTRY, "in profile {profile}");
    }
    let hint = "has no data migration (hint: mark a function with #[data_migration], and declare its module)";
    let expected = format!("crate `forgetful` {hint}\ncrate `app` {hint}\n");
    assert_eq!(run(project.path(), "forgetful", "dev"), expected);
}

/// A workspace of two crates in a folder of its own.
fn project() -> TempDir {
    let project = TempDir::new().unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let runtime = format!("{:?}", here.join("../runtime").to_str().unwrap());
    let write = |path: &str, text: &str| {
        let path = project.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let member = |name: &str, extra: &str| {
        let manifest = MEMBER.replace("NAME", name).replace("EXTRA", extra);
        write(&format!("{name}/Cargo.toml"), &manifest.replace("RUNTIME", &runtime));
    };
    write("Cargo.toml", MANIFEST);
    member("app", "");
    write("app/src/lib.rs", LIB);
    write("app/src/a.rs", A);
    write("app/src/b.rs", B);
    write("app/src/b/deep.rs", DEEP);
    write("app/src/main.rs", PROGRAM);
    member("forgetful", "app = { path = \"../app\" }");
    write("forgetful/src/main.rs", FORGETFUL);
    // The versions that are there, or cargo would look for newer ones.
    fs::copy(here.join("../Cargo.lock"), project.path().join("Cargo.lock")).unwrap();
    project
}

/// What a package's program prints.
fn run(project: &Path, package: &str, profile: &str) -> String {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--offline", "--quiet", "--package", package, "--profile", profile])
        .current_dir(project)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("registration"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
