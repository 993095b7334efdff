//! The mistakes of a user, one a file in `ui`, and what the compiler says to each.
//!
//! A message is a promise like any other: in our words, at the token that is wrong, with what to
//! do. `TRYBUILD=overwrite` writes the `.stderr` files anew; read them before committing.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use tempfile::TempDir;

/// The compiler whose words the `.stderr` files hold.
const COMPILER: &str = "rustc 1.95.";

/// Only `amend`, without features: trybuild would otherwise check what this crate depends on, and
/// that is three database drivers.
const MANIFEST: &str = "\
[package]
name = \"amend-ui\"
version = \"0.0.0\"
edition = \"2024\"

[lib]
path = \"lib.rs\"

[dependencies]
amend = { path = RUNTIME }

[workspace]
";

#[test]
fn each_mistake_has_its_message() {
    let compiler = compiler();
    if !compiler.starts_with(COMPILER) {
        println!("skipped: the messages are those of {COMPILER}, not of {compiler}");
        return;
    }
    let here = env!("CARGO_MANIFEST_DIR");
    if env::var_os("CARGO_MANIFEST_DIR").is_some_and(|folder| folder != here) {
        trybuild::TestCases::new().compile_fail("ui/*.rs");
        return;
    }
    let package = package(Path::new(here));
    let status = Command::new(env::current_exe().unwrap())
        .args(["--exact", "each_mistake_has_its_message", "--nocapture"])
        // `-- each_mistake trybuild=update-` runs those alone.
        .args(env::args().filter(|argument| argument.starts_with("trybuild=")))
        .env("CARGO_MANIFEST_DIR", package.path())
        .status()
        .unwrap();
    assert!(status.success(), "see the messages above");
}

/// What `docs/messages.md` says that the compiler says.
#[test]
fn each_message_of_the_documentation_is_one_of_the_compiler() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(here.join("../docs/messages.md")).unwrap();
    let said: String = fs::read_dir(here.join("ui"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "stderr"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let messages: Vec<_> = page.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
    assert!(messages.len() > 10, "{messages:?}");
    for message in messages {
        assert!(said.contains(message), "no case says: {message}");
    }
}

/// The package that the cases are in: trybuild names lines only of files inside of it, and outside
/// of the target folder.
fn package(here: &Path) -> TempDir {
    let package = TempDir::new().unwrap();
    let runtime = here.join("../runtime");
    let manifest = MANIFEST.replace("RUNTIME", &format!("{:?}", runtime.to_str().unwrap()));
    fs::write(package.path().join("Cargo.toml"), manifest).unwrap();
    fs::write(package.path().join("lib.rs"), "").unwrap();
    symlink(here.join("ui"), package.path().join("ui")).unwrap();
    package
}

fn compiler() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
