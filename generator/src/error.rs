//! What can go wrong with a command.

use std::fmt;
use std::io;
use std::path::PathBuf;

use amend::directory;
use amend::migration::RegistryError;

use crate::config::ConfigError;
use crate::functions::Fault;
use crate::scan::Forgotten;
use crate::seal::Broken;
use crate::versions::Conflict;

/// The errors of all commands; [`crate::exit`] gives each its code.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The command line asks for what cannot be done.
    #[error("{0}")]
    Usage(String),
    /// `amend.toml` is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The registered functions contradict each other.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// Functions in the sources that are not registered.
    #[error("{}", lines(.0))]
    Forgotten(Vec<Forgotten>),
    /// Functions that give no file.
    #[error("{}", lines(.0))]
    Functions(Vec<Fault>),
    /// Functions and files whose versions contradict each other.
    #[error("{}", lines(.0))]
    Versions(Vec<Conflict>),
    /// Files that are not what their functions say.
    #[error("{0}")]
    Stale(String),
    /// Directories that are not what their sums say.
    #[error("{}", lines(.0))]
    Sum(Vec<Broken>),
    /// The engine stopped.
    #[cfg(feature = "_engine")]
    #[error(transparent)]
    Engine(#[from] amend::engine::Error),
    /// `status --exit-code` found something, and has said what.
    #[cfg(feature = "_engine")]
    #[error("{1}")]
    Gate(u8, &'static str),
    /// A directory could not be read or written.
    #[error(transparent)]
    Directory(#[from] directory::Error),
    /// Another file could not be read or written.
    #[error("cannot {action} {}: {source}", amend::Printable(&.path.to_string_lossy()))]
    Io {
        /// What was to be done.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The refusal.
        source: io::Error,
    },
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Error::Io { action, path, source }
    }
}

fn lines(all: &[impl fmt::Display]) -> String {
    let texts: Vec<String> = all.iter().map(ToString::to_string).collect();
    texts.join("\n")
}
