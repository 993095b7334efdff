//! A project of a few migrations, for the fault tests of `gen` to interrupt.
//!
//! It is the whole command line of a user's bin `gen` with two things more: a clock that a test can
//! set, and a start that a test can hold back.

use std::io::{Read, stderr, stdin, stdout};
use std::process::ExitCode;

use amend::directory::Version;
use amend::prelude::*;
use amend_generator::{Colors, Invocation};

amend::registry!();

/// The columns of an account that these migrations touch.
#[derive(Table)]
#[table(name = "users")]
struct User {
    name: Option<String>,
    age: Option<i64>,
}

/// Backfill all empty user names.
#[data_migration(version = "20221126185750")]
fn unknown_names(m: &mut Migration) {
    m.change(User::update().set(User::name, "Unknown").filter(User::name.eq("")));
}

/// Nobody is younger than nothing.
#[data_migration(version = "20221126185751")]
fn no_negative_age(m: &mut Migration) {
    m.change(User::update().set(User::age, 0).filter(User::age.lt(0)));
}

/// Add the initial users.
#[data_migration]
fn seed_users(m: &mut Migration) {
    m.change(User::insert().columns((User::name, User::age)).row(("a8m", 1)).row(("nati", 2)));
}

fn main() -> ExitCode {
    if std::env::var_os("AMEND_FAULT_BARRIER").is_some() {
        // All who wait here go on when the test closes the other end.
        let _ = stdin().read_to_end(&mut Vec::new());
    }
    let now = std::env::var("AMEND_FAULT_NOW").ok().and_then(|now| now.parse().ok());
    let Ok(folder) = std::env::current_dir() else { return ExitCode::FAILURE };
    ExitCode::from(amend_generator::run(
        &registry(),
        Invocation {
            arguments: std::env::args_os().collect(),
            environment: &|name| std::env::var_os(name),
            folder,
            now: &|| now.unwrap_or_else(Version::now),
            stdout: &mut stdout(),
            stderr: &mut stderr(),
            colors: Colors::default(),
        },
    ))
}
