//! A folder that a test may do anything to.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A temporary folder, which goes when it is dropped.
///
/// # Panics
///
/// Each of its methods, with the path, when the file system refuses.
#[derive(Debug)]
pub struct Scratch {
    folder: TempDir,
}

impl Scratch {
    /// An empty folder.
    #[expect(clippy::new_without_default, reason = "it makes a folder")]
    pub fn new() -> Scratch {
        match TempDir::with_prefix("amend-scratch-") {
            Ok(folder) => Scratch { folder },
            Err(error) => panic!("cannot make a temporary folder: {error}"),
        }
    }

    /// A copy of a folder with all that is in it. A link is copied as a link.
    pub fn copy_of(original: &Path) -> Scratch {
        let scratch = Scratch::new();
        or_panic(original, copy(original, scratch.path()));
        scratch
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The path of something in it.
    pub fn join(&self, path: impl AsRef<Path>) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file, and the folders that it lies in.
    pub fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let path = self.join(path);
        if let Some(folder) = path.parent() {
            or_panic(folder, fs::create_dir_all(folder));
        }
        or_panic(&path, fs::write(&path, content));
    }

    /// Reads a file.
    pub fn read(&self, path: impl AsRef<Path>) -> String {
        let path = self.join(path);
        or_panic(&path, fs::read_to_string(&path))
    }

    /// Deletes a file.
    pub fn remove(&self, path: impl AsRef<Path>) {
        let path = self.join(path);
        or_panic(&path, fs::remove_file(&path));
    }

    /// Every file in it with its content, by its path from here: two of these are equal if nothing
    /// changed in between.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        or_panic(self.path(), list(self.path(), self.path(), &mut files));
        files
    }
}

fn or_panic<T>(path: &Path, result: io::Result<T>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let (entry, kind) = entry.and_then(|entry| entry.file_type().map(|kind| (entry, kind)))?;
        let target = to.join(entry.file_name());
        if kind.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path())?, &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

fn list(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            list(root, &path, files)?;
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}
