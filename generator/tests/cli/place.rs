//! A folder to run commands in.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use amend::Registry;
use amend_generator::{Colors, Invocation, run};
use serde_json::Value;

use crate::functions::registry;

/// What a command printed and returned.
#[derive(Debug)]
pub struct Ran {
    pub code: u8,
    pub stdout: String,
    pub stderr: String,
}

/// A project folder of its own.
pub struct Place {
    /// Removed with this value, unless it is another's.
    _owned: Option<tempfile::TempDir>,
    folder: PathBuf,
    pub environment: BTreeMap<String, OsString>,
    pub now: &'static str,
    /// Whether the program was built from a crate that stands in the folder.
    pub in_crate: bool,
}

impl Place {
    pub fn new() -> Self {
        let owned = tempfile::tempdir().unwrap();
        let place = Place::at(owned.path());
        Place { _owned: Some(owned), ..place }
    }

    /// A folder that is there.
    pub fn at(folder: &Path) -> Self {
        let environment = BTreeMap::new();
        let folder = folder.canonicalize().unwrap();
        Place { _owned: None, folder, environment, now: "20240101000000", in_crate: true }
    }

    /// A project in which the crate `plain` was generated.
    pub fn generated() -> Self {
        let place = Place::new();
        place.gen_ok("plain", &[]);
        place
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Runs `gen` with the functions of a crate.
    #[track_caller]
    pub fn generate(&self, krate: &'static str, arguments: &[&str]) -> Ran {
        self.run(&registry(krate), "gen", arguments)
    }

    /// Runs `gen`, which has to succeed.
    #[track_caller]
    pub fn gen_ok(&self, krate: &'static str, arguments: &[&str]) -> Ran {
        let ran = self.generate(krate, arguments);
        assert_eq!(ran.code, 0, "{ran:#?}");
        ran
    }

    /// Runs `gen`, which has to fail with this code, and returns what it said.
    #[track_caller]
    pub fn gen_fails(&self, krate: &'static str, arguments: &[&str], code: u8) -> String {
        let ran = self.generate(krate, arguments);
        assert_eq!(ran.code, code, "{ran:#?}");
        assert!(ran.stderr.contains("error: "), "{ran:#?}");
        ran.stderr
    }

    /// Runs `amend`, which has no functions.
    pub fn amend(&self, arguments: &[&str]) -> Ran {
        self.run(&Registry::empty(), "amend", arguments)
    }

    pub fn run(&self, registry: &Registry, program: &str, arguments: &[&str]) -> Ran {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut environment = self.environment.clone();
        if self.in_crate {
            environment.insert("CARGO_MANIFEST_DIR".into(), self.path("").into());
        }
        let code = run(
            registry,
            Invocation {
                arguments: [program].iter().chain(arguments).map(OsString::from).collect(),
                environment: &|name| environment.get(name).cloned(),
                folder: self.path(""),
                now: &|| self.now.parse().unwrap(),
                stdout: &mut stdout,
                stderr: &mut stderr,
                colors: Colors::default(),
            },
        );
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let ran = Ran { code, stdout: text(stdout), stderr: text(stderr) };
        let hidden = |c: char| c != '\n' && c != '\t' && amend::is_hidden(c);
        assert!(!ran.stdout.contains(hidden) && !ran.stderr.contains(hidden), "{ran:#?}");
        ran
    }

    pub fn write(&self, path: &str, content: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap();
    }

    /// Replaces a text in a file.
    #[track_caller]
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{text}");
        self.write(path, &text.replace(from, to));
    }

    /// The names in a folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    /// Every file below the folder with its content and time of change.
    pub fn snapshot(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut files = BTreeMap::new();
        collect(&self.path(""), &mut files);
        files
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, (Vec<u8>, SystemTime)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let changed = path.symlink_metadata().unwrap().modified().unwrap();
            files.insert(path.clone(), (std::fs::read(&path).unwrap_or_default(), changed));
        }
    }
}

impl Ran {
    /// The objects of a JSON report.
    #[track_caller]
    pub fn json(&self) -> Vec<Value> {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }

    /// The lines of data that begin with a word.
    pub fn count(&self, word: &str) -> usize {
        self.stdout.lines().filter(|line| line.starts_with(word)).count()
    }
}
