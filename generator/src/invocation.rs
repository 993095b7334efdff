//! One run of the command line, and all that it may know of the world.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use amend::directory::Version;

/// What a run is given: a process gives its own, a test what it likes.
pub struct Invocation<'a> {
    /// The program's name and its arguments.
    pub arguments: Vec<OsString>,
    /// Looks up an environment variable.
    pub environment: &'a dyn Fn(&str) -> Option<OsString>,
    /// The current folder, absolute.
    pub folder: PathBuf,
    /// Reads the clock.
    pub now: &'a dyn Fn() -> Version,
    /// Where data goes.
    pub stdout: &'a mut (dyn Write + Send),
    /// Where narration goes.
    pub stderr: &'a mut (dyn Write + Send),
    /// Which of the two show colors.
    pub colors: Colors,
}

/// Whether text may be colored; color never carries a meaning by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Colors {
    /// On `stdout`.
    pub stdout: bool,
    /// On `stderr`.
    pub stderr: bool,
}
