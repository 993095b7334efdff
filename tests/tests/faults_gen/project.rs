//! A project in a folder of its own, and what its folder holds.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::FileTypeExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The dialects' folders, in the order in which they are written.
pub(crate) const DIALECTS: [&str; 3] = ["postgres", "mysql", "sqlite"];
/// What the clock says, unless a test asks for the real one.
pub(crate) const NOW: &str = "20300101000000";
/// What it says a day later.
pub(crate) const LATER: &str = "20300102000000";

/// Every file by its path in the project.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

pub(crate) struct Project {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Project {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        Project { _folder: folder, path }
    }

    /// A project with all its files.
    pub(crate) fn written() -> Self {
        let project = Self::new();
        project.runs(&[]);
        project
    }

    /// Another project with the same files.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new();
        for (name, content) in self.tree() {
            copy.put(&name, content);
        }
        copy
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// `gen` with these arguments, not yet started.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.command_of(Path::new(env!("CARGO_BIN_EXE_fault_gen")), arguments)
    }

    /// The same with a program that stands elsewhere.
    pub(crate) fn command_of(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(&self.path)
            .env_clear()
            .env("CARGO_MANIFEST_DIR", &self.path)
            .env("AMEND_FAULT_NOW", NOW);
        command
    }

    pub(crate) fn output(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs `gen`, which must succeed.
    #[track_caller]
    pub(crate) fn runs(&self, arguments: &[&str]) {
        succeeded(&self.output(arguments), arguments);
    }

    /// All files; what is no regular file stands here as what it is.
    pub(crate) fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        collect(&self.path, "", &mut tree);
        tree
    }

    /// The file of a migration in a dialect's folder, by its name without the version.
    pub(crate) fn file(&self, dialect: &str, name: &str) -> String {
        let wanted = format!("_{name}.sql");
        let tree = self.tree();
        let mut names = tree.into_keys().filter(|file| file.starts_with(dialect));
        names.find(|file| file.ends_with(&wanted)).unwrap()
    }

    /// Appends to a migration's file in every dialect and seals the folders.
    pub(crate) fn edit(&self, name: &str) {
        for dialect in DIALECTS {
            let file = self.file(dialect, name);
            let mut content = fs::read(self.path.join(&file)).unwrap();
            content.extend_from_slice(b"-- edited\n");
            self.put(&file, content);
        }
    }
}

/// The code and what was said, for the message of a test that fails.
pub(crate) fn told(output: &Output) -> String {
    format!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr))
}

#[track_caller]
pub(crate) fn succeeded(output: &Output, arguments: &[&str]) {
    assert!(output.status.success(), "gen {}: {}", arguments.join(" "), told(output));
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), &format!("{name}/"), tree);
        } else if kind.is_file() {
            tree.insert(name, fs::read(entry.path()).unwrap());
        } else {
            let what = if kind.is_fifo() { "pipe" } else { "other" };
            tree.insert(name, what.into());
        }
    }
}
