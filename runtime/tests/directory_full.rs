//! A disk that is full or read-only: nothing changes, and the error names the file and the way on.

#![allow(clippy::unwrap_used, clippy::print_stderr)]
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use amend::directory::{Changes, Directory, Error, FileName};

/// A file system of 64 KiB, where one can be mounted.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        let mounted = disk.run("mount", &["-t", "tmpfs", "-o", "size=64k", "tmpfs"]);
        if !mounted {
            eprintln!("skipped: a small tmpfs cannot be mounted here");
        }
        mounted.then_some(disk)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> bool {
        let status =
            Command::new(program).args(arguments).arg(self.0.path()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        self.run("umount", &[]);
    }
}

fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn commit(directory: &Directory, files: &[(&str, usize)]) -> Result<(), Error> {
    let write = files
        .iter()
        .map(|(name, size)| (FileName::parse(name).unwrap(), vec![b'x'; *size]))
        .collect();
    let lock = directory.lock(Duration::ZERO)?;
    directory.commit(&lock, &Changes { write, ..Changes::default() }).map(|_| ())
}

#[test]
fn a_full_disk_changes_nothing() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let path = disk.0.path();
    let directory = Directory::open(path).unwrap();
    commit(&directory, &[("1.sql", 10)]).unwrap();
    let before = snapshot(path);
    let many: Vec<String> = (2..40).map(|i| format!("{i:02}.sql")).collect();
    let many: Vec<(&str, usize)> = many.iter().map(|name| (name.as_str(), 4096)).collect();
    for files in [&[("2.sql", 10), ("3.sql", 100_000)][..], &many] {
        let error = commit(&directory, files).unwrap_err().to_string();
        assert!(error.contains("No space left") && error.contains("(hint: free space"), "{error}");
        assert!(!error.contains(".amend"), "{error}");
        assert_eq!(snapshot(path), before);
    }
    commit(&directory, &[("2.sql", 10)]).unwrap();
    directory.verify().unwrap();
}

#[test]
fn a_read_only_disk_changes_nothing() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let directory = Directory::open(disk.0.path()).unwrap();
    commit(&directory, &[("1.sql", 10)]).unwrap();
    let before = snapshot(disk.0.path());
    assert!(disk.run("mount", &["-o", "remount,ro"]));
    let error = commit(&directory, &[("2.sql", 10)]).unwrap_err().to_string();
    assert!(error.contains("mounted read-only"), "{error}");
    assert_eq!(snapshot(disk.0.path()), before);
    directory.verify().unwrap();
    // What has nothing to write succeeds.
    commit(&directory, &[("1.sql", 10)]).unwrap();
}
