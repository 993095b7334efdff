//! Functions as `#[data_migration]` registers them, in crates that exist only here.

use std::sync::atomic::{AtomicU32, Ordering};

use amend::__private::{Entry, inventory};
use amend::prelude::*;
use amend::{Dialect, Registry};

/// A table without the derive, which has tests of its own.
#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: Option<String>,
}

macro_rules! crate_of {
    ($krate:literal: $($name:ident $version:expr, $dialects:expr, $run:expr;)*) => {$(
        inventory::submit! {
            Entry {
                version: $version,
                name: stringify!($name),
                description: "What it is for.",
                dialects: $dialects,
                module: concat!($krate, "::inner"),
                file: concat!($krate, "/src/inner.rs"),
                line: line!(),
                run: $run,
            }
        }
    )*};
}

fn names(m: &mut Migration) -> amend::Result<()> {
    m.change(User::update().set(User::name, "Unknown").filter(User::name.eq("")));
    Ok(())
}

fn other_names(m: &mut Migration) -> amend::Result<()> {
    m.change(User::update().set(User::name, "Nobody").filter(User::name.eq("")));
    Ok(())
}

fn two(m: &mut Migration) -> amend::Result<()> {
    m.change(User::update().set(User::name, "a").filter(User::id.eq(1))).comment("One.");
    m.change(User::delete().filter(User::id.eq(2))).comment("Two.");
    Ok(())
}

fn raw(m: &mut Migration) -> amend::Result<()> {
    m.change(Raw::new().mysql("DO 1").postgres("SELECT 1"));
    Ok(())
}

fn raw_for_mysql(m: &mut Migration) -> amend::Result<()> {
    m.change(Raw::new().mysql("DO 1"));
    Ok(())
}

fn nothing(_: &mut Migration) -> amend::Result<()> {
    Ok(())
}

fn fails(_: &mut Migration) -> amend::Result<()> {
    Err(amend::Error::new("no such\u{1b}[2J luck"))
}

fn panics(m: &mut Migration) -> amend::Result<()> {
    let names: Vec<&str> = Vec::new();
    m.change(update!(|t: User| t.name = names[3]));
    Ok(())
}

fn counts(m: &mut Migration) -> amend::Result<()> {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let run = i64::from(RUNS.fetch_add(1, Ordering::Relaxed));
    m.change(User::delete().filter(User::id.eq(run)));
    Ok(())
}

const ALL: &[Dialect] = &Dialect::ALL;
const NO_SQLITE: &[Dialect] = &[Dialect::Postgres, Dialect::Mysql];

// The project that most tests begin with, and the same after somebody changed a function.
crate_of! { "plain":
    unknown_names Some("20221126185750"), ALL, names;
    server_names Some("20221126185752"), NO_SQLITE, raw;
    without_version None, ALL, two;
}
crate_of! { "changed":
    unknown_names Some("20221126185750"), ALL, other_names;
    server_names Some("20221126185752"), NO_SQLITE, raw;
    without_version None, ALL, two;
}
// The same function with one version, another, and none.
crate_of! { "moved": unknown_names Some("20230101000000"), ALL, names; }
crate_of! { "single": unknown_names Some("20221126185750"), ALL, names; }
crate_of! { "unversioned": unknown_names None, ALL, names; }
// Those without a version are ordered by the lines in which they stand.
crate_of! { "several": a None, ALL, names; }
crate_of! { "several": b None, ALL, names; }
crate_of! { "several": c None, ALL, names; }
crate_of! { "twins":
    one Some("20221126185750"), ALL, names;
    two Some("20221126185750"), ALL, names;
}
crate_of! { "faulty":
    empty Some("20221126185750"), ALL, nothing;
    failing Some("20221126185751"), ALL, fails;
    impure Some("20221126185752"), ALL, counts;
    panicking Some("20221126185753"), ALL, panics;
    Hostile None, ALL, names;
    bad_version Some("2022"), ALL, names;
}
crate_of! { "inexpressible":
    mysql_only Some("20221126185750"), ALL, raw_for_mysql;
    also_mysql_only Some("20221126185751"), ALL, raw_for_mysql;
}

/// The registry of one of the crates above; its folder does not exist.
pub fn registry(krate: &'static str) -> Registry {
    Registry::of_crate(krate, "/nowhere/to/be/found")
}
