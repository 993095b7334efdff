//! `gen` of many functions for three dialects against a loop that writes and syncs the same files.
//!
//! `cargo bench -p amend-tests --bench gen`. The files are on the disk of the target folder: on a
//! file system in memory nothing has to wait, and the ratio says something else.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Write as _, sink};
use std::path::{Path, PathBuf};

use amend::directory::Version;
use amend::prelude::*;
use amend::{Dialect, Entry, Registry};
use amend_generator::{Colors, Invocation};

mod pairs;

use pairs::{COLUMNS, Took, is_bench, pairs, timed};

/// The columns that the migrations touch.
#[derive(Table)]
#[table(name = "users")]
struct User {
    name: Option<String>,
    age: Option<i64>,
}

fn backfill<const N: usize>(m: &mut Migration) -> amend::Result<()> {
    let number = i64::try_from(N)?;
    m.change(
        User::update()
            .set(User::name, format!("Unknown {N}"))
            .filter(User::name.eq("").or(User::name.is_null()))
            .filter(User::age.eq(number)),
    );
    Ok(())
}

/// A function for each number from `10 * $n` on, as an array; nested, of thousands.
macro_rules! ten {
    ($name:ident, $inner:ident) => {
        macro_rules! $name {
            ($n:expr) => {
                [
                    $inner!($n * 10),
                    $inner!($n * 10 + 1),
                    $inner!($n * 10 + 2),
                    $inner!($n * 10 + 3),
                    $inner!($n * 10 + 4),
                    $inner!($n * 10 + 5),
                    $inner!($n * 10 + 6),
                    $inner!($n * 10 + 7),
                    $inner!($n * 10 + 8),
                    $inner!($n * 10 + 9),
                ]
            };
        }
    };
}
macro_rules! one {
    ($n:expr) => {
        backfill::<{ $n }> as fn(&mut Migration) -> amend::Result<()>
    };
}
ten!(tens, one);
ten!(hundreds, tens);
ten!(thousand, hundreds);

fn main() {
    let (count, rounds) = if is_bench() { (1_000, 15) } else { (10, 1) };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let krate = folder.path().join("crate");
    let registry = registry(&krate, count);
    run(&registry, &krate);
    let written = files(&krate);
    println!("{:27}{COLUMNS}", "");

    let again = folder.path().join("loop");
    let measured = pairs(rounds, || ours(&registry, &krate), || floor(&again, &written));
    println!("gen   {count:>5} functions       {measured}");

    // What is left when there is nothing to write: functions, checks and sums.
    run(&registry, &krate);
    let nothing = pairs(rounds, || timed(|| run(&registry, &krate)), || timed(|| files(&krate)));
    println!("again {count:>5} functions       {nothing}");
}

fn ours(registry: &Registry, krate: &Path) -> Took {
    for dialect in Dialect::ALL {
        let _ = fs::remove_dir_all(krate.join(dialect.name()));
    }
    rustix::fs::sync();
    timed(|| run(registry, krate))
}

/// Creates, writes and syncs one file after the other.
fn floor(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Took {
    let _ = fs::remove_dir_all(folder);
    rustix::fs::sync();
    timed(|| {
        for (name, content) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let mut file = File::create(&path).unwrap();
            file.write_all(content).unwrap();
            file.sync_all().unwrap();
        }
    })
}

/// Everything that `gen` has written, by its path in the crate.
fn files(krate: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for dialect in Dialect::ALL {
        for entry in fs::read_dir(krate.join(dialect.name())).unwrap() {
            let path = entry.unwrap().path();
            let content = fs::read(&path).unwrap();
            files.push((path.strip_prefix(krate).unwrap().to_owned(), content));
        }
    }
    files
}

/// The command line, as the bin `gen` of a crate runs it.
fn run(registry: &Registry, krate: &Path) {
    let mut said = Vec::new();
    let code = amend_generator::run(
        registry,
        Invocation {
            arguments: vec!["gen".into()],
            environment: &|name| (name == "CARGO_MANIFEST_DIR").then(|| krate.into()),
            folder: krate.to_owned(),
            now: &Version::now,
            stdout: &mut sink(),
            stderr: &mut said,
            colors: Colors::default(),
        },
    );
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&said));
}

/// A crate of this many functions, ten in a file: the sources too are read by `gen`.
fn registry(krate: &Path, count: usize) -> Registry {
    fs::create_dir_all(krate.join("src")).unwrap();
    let functions = thousand!(0);
    let functions = functions.as_flattened().as_flattened();
    let mut entries = Vec::new();
    let mut source = String::from("use amend::prelude::*;\n");
    for (i, run) in functions.iter().take(count).enumerate() {
        let (hour, minute, second) = (i / 3600, i / 60 % 60, i % 60);
        let version = leak(format!("20220101{hour:02}{minute:02}{second:02}"));
        let name = leak(format!("backfill_{i}"));
        let description = "Backfill the names of those of one age.";
        writeln!(source, "\n/// {description}\n#[data_migration(version = \"{version}\")]")
            .unwrap();
        writeln!(source, "fn {name}(m: &mut Migration) {{").unwrap();
        writeln!(source, "    m.change(User::update().set(User::name, \"Unknown {i}\")").unwrap();
        writeln!(source, "        .filter(User::name.eq(\"\").or(User::name.is_null()))").unwrap();
        writeln!(source, "        .filter(User::age.eq({i})));\n}}").unwrap();
        let file = leak(format!("src/m{}.rs", i / 10));
        entries.push(&*Box::leak(Box::new(Entry {
            version: Some(version),
            name,
            description,
            dialects: &Dialect::ALL,
            module: "bench::m",
            file,
            line: u32::try_from(i % 10 * 8 + 3).unwrap(),
            run: *run,
        })));
        if i % 10 == 9 || i + 1 == count {
            fs::write(krate.join(file), &source).unwrap();
            source.truncate("use amend::prelude::*;\n".len());
        }
    }
    Registry::of_entries("bench", &krate.to_string_lossy(), entries)
}

fn leak(text: String) -> &'static str {
    text.leak()
}
