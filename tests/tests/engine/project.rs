//! A migration directory and a database, and the command line on both.

use std::ffi::OsString;

use amend::Registry;
use amend::directory::{Directory, SumBuilder, Version};
use amend_generator::{Colors, Invocation, run};
use amend_tests::{Database, Scratch};

/// A directory of a test's own, for one database.
pub(crate) struct Project {
    folder: Scratch,
    dialect: &'static str,
    url: String,
}

/// What a command said, and its exit code.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// What a process said when it ended.
    pub(crate) fn of(output: std::process::Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let code = output.status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(255);
        Said { code, out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Project {
    /// An empty directory.
    pub(crate) fn new(database: &Database) -> Self {
        let dialect = database.server().dialect().name();
        let folder = Scratch::new();
        folder.write(format!("{dialect}/atlas.sum"), SumBuilder::new().finish().to_string());
        // As Atlas with a schema in its URL: the history is in the schema of the tables.
        let url = match database.server() {
            amend_tests::Server::Postgres => format!("{}?search_path=public", database.url()),
            _ => database.url().to_owned(),
        };
        Project { folder, dialect, url }
    }

    /// Writes files and seals the directory.
    pub(crate) fn files(&self, files: &[(&str, &str)]) -> &Self {
        for (name, text) in files {
            self.folder.write(format!("{}/{name}", self.dialect), text);
        }
        self.seal();
        self
    }

    pub(crate) fn remove(&self, name: &str) {
        self.folder.remove(format!("{}/{name}", self.dialect));
        self.seal();
    }

    /// Writes a file and leaves the sum as it is.
    pub(crate) fn tamper(&self, name: &str, text: &str) {
        self.folder.write(format!("{}/{name}", self.dialect), text);
    }

    pub(crate) fn path(&self) -> std::path::PathBuf {
        self.folder.join(self.dialect)
    }

    fn seal(&self) {
        let directory = Directory::open(self.path()).unwrap();
        let sum = directory.compute().unwrap().to_string();
        self.folder.write(format!("{}/atlas.sum", self.dialect), sum);
    }

    /// The line of a file in the sum.
    pub(crate) fn hash(&self, name: &str) -> String {
        let sum = Directory::open(self.path()).unwrap().compute().unwrap();
        sum.lines().iter().find(|line| line.name() == name).unwrap().hash().to_owned()
    }

    /// Runs a command.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        self.run_at(&self.url, arguments)
    }

    pub(crate) fn run_at(&self, url: &str, arguments: &[&str]) -> Said {
        // The command line has a runtime of its own, which cannot be inside of the test's.
        std::thread::scope(|scope| scope.spawn(|| self.run_here(url, arguments)).join().unwrap())
    }

    fn run_here(&self, url: &str, arguments: &[&str]) -> Said {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let environment = |name: &str| match name {
            "DATABASE_URL" => Some(OsString::from(url)),
            "AMEND_DIR" => Some(self.path().into()),
            _ => None,
        };
        let code = run(
            &Registry::empty(),
            Invocation {
                arguments: ["gen"].iter().chain(arguments).map(OsString::from).collect(),
                environment: &environment,
                folder: self.folder.path().to_owned(),
                now: &Version::now,
                stdout: &mut stdout,
                stderr: &mut stderr,
                colors: Colors::default(),
            },
        );
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code, out: text(stdout), err: text(stderr) }
    }

    /// The command line as a process of its own.
    pub(crate) fn process(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_apply_gen"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("DATABASE_URL", &self.url)
            .env("AMEND_DIR", self.path())
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        command
    }

    /// Runs a command that has to work, and returns what it printed.
    #[track_caller]
    pub(crate) fn ok(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}\n{}{}", said.out, said.err);
        said.out
    }

    /// Runs a command that has to fail with this code, and returns what it said.
    #[track_caller]
    pub(crate) fn fails(&self, code: u8, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, code, "{arguments:?}\n{}{}", said.out, said.err);
        said.out + &said.err
    }
}

/// What times a command took, made equal.
pub(crate) fn without_times(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = match line.split_once("ok (") {
            Some((before, _)) => format!("{before}ok (TIME)"),
            None if line.starts_with("  -- ")
                && line.ends_with('s')
                && line.contains(|c: char| c.is_ascii_digit())
                && !line.contains("migration")
                && !line.contains("statement")
                && !line.contains("row") =>
            {
                "  -- TIME".to_owned()
            }
            None => line.to_owned(),
        };
        lines.push(line);
    }
    lines.join("\n") + "\n"
}
