//! Hashing and verifying a directory against reading its files and nothing else; and how much
//! memory that takes.
//!
//! `cargo bench -p amend-tests --bench sum`, with `AMEND_BENCH_LARGE=1` for 100,000 files too.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use amend::directory::{Changes, Directory};
use rustix::fs::{Dir, Mode, OFlags};

mod pairs;

use pairs::{is_bench, pairs, timed};

/// The run of a process of its own, whose memory is asked for afterwards.
const CHILD: &str = "AMEND_BENCH_HASH";

fn main() {
    if let Some(folder) = std::env::var_os(CHILD) {
        Directory::open(folder).unwrap().compute().unwrap();
        println!("{}", peak_memory());
        return;
    }
    let is_large = std::env::var_os("AMEND_BENCH_LARGE").is_some();
    let (counts, rounds): (&[usize], usize) = match (is_bench(), is_large) {
        (false, _) => (&[100], 2),
        (true, false) => (&[10_000], 61),
        (true, true) => (&[10_000, 100_000], 31),
    };
    println!("{:27}{}", "", pairs::COLUMNS);
    for &count in counts {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        small_files(folder.path(), count);
        let directory = Directory::open(folder.path()).unwrap();
        seal(&directory);
        let floor = || timed(|| read_only(folder.path()));
        let hash = pairs(rounds, || timed(|| directory.compute().unwrap()), floor);
        println!("hash     {count:>7} files      {hash}");
        let validate = pairs(rounds, || timed(|| directory.verify().unwrap()), floor);
        println!("validate {count:>7} files      {validate}");
        println!("memory   {count:>7} files      {} KiB", child_memory(folder.path()));
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for mebibytes in [0, if is_bench() { 1024 } else { 1 }] {
        let file = File::create(folder.path().join("20200101000000_large.sql")).unwrap();
        file.set_len(mebibytes << 20).unwrap();
        println!("memory   1 file of {mebibytes:>4} MiB  {} KiB", child_memory(folder.path()));
    }
}

fn seal(directory: &Directory) {
    let lock = directory.lock(Duration::ZERO).unwrap();
    directory.commit(&lock, &Changes::default()).unwrap();
}

/// Files of about 500 bytes, as a migration has.
fn small_files(folder: &Path, count: usize) {
    for i in 0..count {
        let (day, hour, minute, second) = (1 + i / 86_400, i / 3600 % 24, i / 60 % 60, i % 60);
        let name = format!("202001{day:02}{hour:02}{minute:02}{second:02}_backfill_{i}.sql");
        let mut file = File::create(folder.join(name)).unwrap();
        writeln!(file, "-- Backfill number {i}.").unwrap();
        for line in 0..8 {
            writeln!(file, "UPDATE users SET name = 'Unknown' WHERE id = {i}{line};").unwrap();
        }
    }
}

/// Lists the folder, then reads its files with two threads; the least that any hash must do.
fn read_only(folder: &Path) -> usize {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let handle = rustix::fs::open(folder, flags, Mode::empty()).unwrap();
    let entries = Dir::read_from(&handle).unwrap().map(Result::unwrap);
    let names: Vec<_> = entries
        .map(|entry| entry.file_name().to_owned())
        .filter(|name| name.to_bytes().ends_with(b".sql"))
        .collect();
    let read = |names: &[std::ffi::CString]| {
        let mut buffer = vec![0; 64 * 1024];
        let mut total = 0;
        for name in names {
            let flags = OFlags::RDONLY | OFlags::CLOEXEC;
            let file = rustix::fs::openat(&handle, name, flags, Mode::empty()).unwrap();
            loop {
                match rustix::io::read(&file, &mut buffer).unwrap() {
                    0 => break,
                    length => total += length,
                }
            }
        }
        total
    };
    let (first, second) = names.split_at(names.len() / 2);
    thread::scope(|scope| {
        let other = scope.spawn(|| read(first));
        read(second) + other.join().unwrap()
    })
}

fn child_memory(folder: &Path) -> String {
    let child = Command::new(std::env::current_exe().unwrap()).env(CHILD, folder).output().unwrap();
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
    String::from_utf8(child.stdout).unwrap().trim().to_owned()
}

/// The most memory that this process has had resident, in KiB.
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).unwrap_or("?").to_owned()
}
