//! Tests of the room as a whole.

mod commit;
mod difference;
pub(super) mod vectors;
mod verify;

use std::path::Path;
use std::time::Duration;

use super::{Changes, Directory, FileName, Problem, VerifyError};

fn name(text: &str) -> FileName {
    FileName::parse(text).unwrap()
}

/// Files that are written as they are, past every check.
fn put(folder: &Path, files: &[(&str, &str)]) {
    for (name, content) in files {
        std::fs::write(folder.join(name), content).unwrap();
    }
}

/// A directory with these files, sealed.
fn sealed(folder: &Path, files: &[(&str, &str)]) -> Directory {
    put(folder, files);
    let directory = Directory::open(folder).unwrap();
    let lock = directory.lock(Duration::ZERO).unwrap();
    directory.commit(&lock, &Changes::default()).unwrap();
    directory
}

/// What `verify` finds wrong, as an error shows it.
fn problems(directory: &Directory) -> Vec<String> {
    match directory.verify() {
        Ok(_) => Vec::new(),
        Err(VerifyError::Unverified(found)) => {
            found.problems.iter().map(Problem::to_string).collect()
        }
        Err(VerifyError::Failed(error)) => panic!("{error}"),
    }
}

/// Everything in a folder, whatever it is called.
fn snapshot(folder: &Path) -> Vec<(String, String)> {
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let content = std::fs::read(entry.path()).unwrap_or_default();
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, String::from_utf8_lossy(&content).into_owned())
        })
        .collect();
    all.sort();
    all
}
