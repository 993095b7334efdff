//! `amend.toml`: the settings of a project.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use amend::Dialect;
use amend::directory::Version;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::place;

mod freeze;

pub(crate) use freeze::set_since;

/// The name of the file that is looked for.
pub(crate) const FILE: &str = "amend.toml";

/// The settings, all optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The dialects that the project is written for.
    #[serde(default, deserialize_with = "dialects")]
    pub(crate) dialects: Option<Vec<Dialect>>,
    /// What holds the directories.
    pub(crate) dir: Option<PathBuf>,
    #[serde(default)]
    dialect: Folders,
    #[serde(default)]
    pub(crate) check: Check,
    #[serde(default, rename = "batch")]
    _batch: Batch,
    #[serde(default)]
    #[cfg_attr(not(feature = "_engine"), expect(dead_code, reason = "only a driver connects"))]
    pub(crate) env: BTreeMap<String, Environment>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Folders {
    postgres: Option<Folder>,
    mysql: Option<Folder>,
    sqlite: Option<Folder>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Folder {
    dir: PathBuf,
}

/// What `check` looks at.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    /// Files of older versions are not compared with their functions.
    #[serde(default, deserialize_with = "version")]
    pub(crate) since: Option<Version>,
}

// For commands that run batches; here it is only checked.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    #[serde(rename = "size")]
    _size: Option<std::num::NonZeroU32>,
}

/// A database that a project has a name for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Environment {
    /// The variable with the URL.
    #[cfg_attr(not(feature = "_engine"), expect(dead_code, reason = "only a driver connects"))]
    pub(crate) url_env: String,
}

/// What is wrong with `amend.toml`.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error("cannot read {}: {source}", place::text(.path))]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write {}: {source}", place::text(.path))]
    Write { path: PathBuf, source: io::Error },
    #[error("{}:{line}: {} (hint: docs/cli.md lists the keys)", place::text(.path), amend::Printable(.reason))]
    Content { path: PathBuf, line: usize, reason: String },
}

impl Config {
    /// Reads the settings; `shown` is how the file is named in errors.
    pub(crate) fn read(path: &Path, shown: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ConfigError::Read { path: shown.to_owned(), source })?;
        toml_edit::de::from_str(&text)
            .map_err(|error| content_error(shown, &text, error.span(), error.message()))
    }

    /// The directory of a dialect, if it has one of its own.
    pub(crate) fn folder(&self, dialect: Dialect) -> Option<&Path> {
        let folder = match dialect {
            Dialect::Postgres => &self.dialect.postgres,
            Dialect::Mysql => &self.dialect.mysql,
            Dialect::Sqlite => &self.dialect.sqlite,
        };
        folder.as_ref().map(|folder| folder.dir.as_path())
    }
}

fn content_error(
    path: &Path,
    text: &str,
    span: Option<std::ops::Range<usize>>,
    message: &str,
) -> ConfigError {
    let before = &text.as_bytes()[..span.map_or(0, |span| span.start).min(text.len())];
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let reason = message.trim_end().replace('\n', ", ");
    ConfigError::Content { path: path.to_owned(), line, reason }
}

fn parsed<T: std::str::FromStr<Err: fmt::Display>, E: serde::de::Error>(
    text: &str,
) -> Result<T, E> {
    text.parse().map_err(E::custom)
}

fn dialects<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<Dialect>>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    let mut dialects: Vec<Dialect> =
        texts.iter().map(|text| parsed(text)).collect::<Result<_, _>>()?;
    if dialects.is_empty() {
        return Err(D::Error::custom("`dialects` is empty; without the key, all three are meant"));
    }
    dialects.sort_unstable();
    dialects.dedup();
    Ok(Some(dialects))
}

fn version<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Version>, D::Error> {
    parsed(&String::deserialize(from)?).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, text).unwrap();
        Config::read(&path, Path::new(FILE)).map_err(|error| error.to_string())
    }

    #[test]
    fn every_key_is_read() {
        let config = read(
            "dialects = [\"sqlite\", \"mariadb\"]\ndir = \"db\"\n[dialect.mysql]\ndir = \"my\"\n\
             [batch]\nsize = 10\n[check]\nsince = \"20221126185751\"\n[env.prod]\nurl_env = \"X\"\n",
        )
        .unwrap();
        assert_eq!(config.dialects, Some(vec![Dialect::Mysql, Dialect::Sqlite]));
        assert_eq!(config.dir, Some("db".into()));
        assert_eq!(config.folder(Dialect::Mysql), Some(Path::new("my")));
        assert_eq!(config.folder(Dialect::Sqlite), None);
        assert_eq!(config.check.since.map(|v| v.to_string()).as_deref(), Some("20221126185751"));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, start) in [
            ("dir = \"a\"\ndirs = \"b\"\n", "amend.toml:2: unknown field `dirs`"),
            ("[check]\n\nsinc = \"1\"", "amend.toml:3: unknown field `sinc`"),
            ("[dialect.oracle]\ndir = \"x\"", "amend.toml:1: unknown field `oracle`"),
            ("\ndialects = [\"oracle\"]", "amend.toml:2: `oracle` is not a dialect"),
            ("dialects = []", "amend.toml:1: `dialects` is empty"),
            ("[check]\nsince = \"2022\"", "amend.toml:2: '2022' is not a version"),
            ("[batch]\nsize = 0", "amend.toml:2: "),
            ("dir = ", "amend.toml:1: "),
            ("[env.prod]\nurl = \"mysql://root:secret@h\"", "amend.toml:2: unknown field `url`"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(start), "{error}");
            assert!(!error.contains('\n') && !error.contains("secret"), "{error}");
        }
    }
}
