//! Which project a command is about: its settings, its dialects and their directories.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use amend::directory::{Directory, FileName, SUM_FILE};
use amend::{Dialect, Registry};

use crate::cli::{Format, ProjectFlags};
use crate::config::{self, Config};
use crate::error::{Error, Result};
use crate::place;

/// A project as the flags, the environment and `amend.toml` describe it, in this order.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) config: Config,
    /// Where `amend.toml` is, or would be.
    pub(crate) config_file: PathBuf,
    /// The current folder.
    pub(crate) here: PathBuf,
    /// The directories, in a fixed order, which is the one in which they are locked.
    pub(crate) targets: Vec<Target>,
    /// Whether `--dialect` leaves some out.
    pub(crate) limited: bool,
}

/// The migration directory of a dialect.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) dialect: Dialect,
    /// As it is opened.
    pub(crate) path: PathBuf,
    /// As it is shown.
    pub(crate) shown: PathBuf,
    /// Whether `--dialect` names it; the others are only read.
    pub(crate) selected: bool,
}

/// Where a run stands: the current folder and the environment.
pub(crate) struct Here<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) environment: &'a dyn Fn(&str) -> Option<OsString>,
}

impl Here<'_> {
    /// A variable that is set to something.
    fn variable(&self, name: &str) -> Option<OsString> {
        (self.environment)(name).filter(|value| !value.is_empty())
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<String>> {
        let value = self.variable(name).map(OsString::into_string).transpose();
        value.map_err(|_| Error::Usage(format!("{name} is not text")))
    }
}

/// How data is printed.
pub(crate) fn format(flags: &ProjectFlags, here: &Here<'_>) -> Result<Format> {
    if let Some(format) = flags.format {
        return Ok(format);
    }
    match here.text("AMEND_FORMAT")?.as_deref() {
        None | Some("text") => Ok(Format::Text),
        Some("json") => Ok(Format::Json),
        Some(_) => Err(Error::Usage("AMEND_FORMAT is neither text nor json".into())),
    }
}

/// The crate's folder: the one of this process, else the one compiled in if it is still there.
pub(crate) fn home(registry: &Registry, here: &Here<'_>) -> PathBuf {
    let Some((_, compiled)) = registry.crates().next() else {
        // The folder of the crate that is being run says nothing about somebody's directories.
        return here.folder.to_owned();
    };
    let running = here.variable("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let compiled = Some(compiled.to_owned()).filter(|folder| folder.is_dir());
    here.folder.join(running.or(compiled).unwrap_or_default())
}

/// `amend.toml`, read.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) config: Config,
    /// Where it is, or would be.
    pub(crate) file: PathBuf,
    found: bool,
}

impl Settings {
    pub(crate) fn find(home: &Path, flags: &ProjectFlags, here: &Here<'_>) -> Result<Self> {
        let asked = flags.config.clone().or_else(|| here.variable("AMEND_CONFIG").map(Into::into));
        let found = match asked {
            Some(path) => Some(here.folder.join(path)),
            None => home.ancestors().map(|f| f.join(config::FILE)).find(|f| f.is_file()),
        };
        let config = match &found {
            Some(path) => Config::read(path, &place::seen_from(here.folder, path))?,
            None => Config::default(),
        };
        let file = found.clone().unwrap_or_else(|| home.join(config::FILE));
        Ok(Settings { config, file, found: found.is_some() })
    }
}

impl Project {
    pub(crate) fn find(registry: &Registry, flags: &ProjectFlags, here: &Here<'_>) -> Result<Self> {
        let home = home(registry, here);
        let Settings { config, file: config_file, found } = Settings::find(&home, flags, here)?;
        let base = config_file.parent().filter(|_| found).unwrap_or(&home);

        let given = given_dir(flags, here)?;
        let dir = match (&given, &config.dir) {
            (Some(dir), _) => dir.clone(),
            (None, Some(dir)) => base.join(dir),
            (None, None) => home.clone(),
        };
        let only = chosen_dialects(flags, here)?;
        let holds =
            if given.is_some() { holds_migrations(&dir)? } else { dir.join(SUM_FILE).exists() };
        let folders: Vec<(Dialect, PathBuf)> = if holds {
            vec![(dialect_of(&dir, &only, config.dialects.as_deref(), here)?, dir)]
        } else {
            let listed = config.dialects.clone().unwrap_or_else(|| Dialect::ALL.to_vec());
            let own = |dialect| config.folder(dialect).filter(|_| given.is_none());
            let folder =
                |d: Dialect| own(d).map_or_else(|| dir.join(d.name()), |own| base.join(own));
            let wanted = |d: &Dialect| listed.contains(d) || only.contains(d);
            Dialect::ALL.into_iter().filter(wanted).map(|d| (d, folder(d))).collect()
        };
        // An operator who has only one folder means that one, and not the two that are missing.
        let all_meant = registry.crates().next().is_some()
            || config.dialects.is_some()
            || !only.is_empty()
            || !folders.iter().any(|(_, path)| path.is_dir());
        let target = |(dialect, path): (Dialect, PathBuf)| {
            let shown = place::seen_from(here.folder, &path);
            // The operating system's errors name the path that it was given.
            let path = if is_current(here.folder) { shown.clone() } else { path };
            let selected = only.is_empty() || only.contains(&dialect);
            Target { dialect, path, shown, selected }
        };
        let targets: Vec<Target> = folders
            .into_iter()
            .filter(|(_, path)| all_meant || path.is_dir())
            .map(target)
            .collect();
        distinct(&targets)?;
        let limited = targets.iter().any(|target| !target.selected);
        Ok(Project { config, config_file, here: here.folder.to_owned(), targets, limited })
    }

    /// Checks that there is a directory at all, for commands that only read them.
    pub(crate) fn some_directory(&self) -> Result<()> {
        let selected: Vec<_> = self.targets.iter().filter(|target| target.selected).collect();
        if selected.iter().any(|target| target.path.exists()) {
            return Ok(());
        }
        let looked: Vec<_> = selected.iter().map(|target| place::text(&target.shown)).collect();
        Err(Error::Usage(format!(
            "there is no migration directory: looked for {} (hint: --dir names the folder)",
            looked.join(", ")
        )))
    }
}

fn is_current(folder: &Path) -> bool {
    std::env::current_dir().is_ok_and(|current| current == folder)
}

/// `--dir`, else `AMEND_DIR`, as an absolute path.
fn given_dir(flags: &ProjectFlags, here: &Here<'_>) -> Result<Option<PathBuf>> {
    let given = flags.dir.clone().or_else(|| here.variable("AMEND_DIR").map(Into::into));
    let Some(given) = given else { return Ok(None) };
    let Some(rest) = given.to_str().and_then(|text| text.strip_prefix("file:")) else {
        return Ok(Some(here.folder.join(given)));
    };
    // Atlas writes a relative path as file://migrations.
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    if rest.contains(['?', '#', '%']) {
        return Err(Error::Usage(format!(
            "`{}` has more than a path (hint: give the folder itself, without ?, # and %)",
            place::text(&given)
        )));
    }
    Ok(Some(here.folder.join(rest)))
}

/// `--dialect`, else `AMEND_DIALECT`; empty if all are meant.
fn chosen_dialects(flags: &ProjectFlags, here: &Here<'_>) -> Result<Vec<Dialect>> {
    if !flags.dialect.is_empty() {
        return Ok(flags.dialect.clone());
    }
    let Some(text) = here.text("AMEND_DIALECT")? else { return Ok(Vec::new()) };
    let dialects = text.split(',').map(|name| name.trim().parse());
    dialects
        .collect::<std::result::Result<_, <Dialect as std::str::FromStr>::Err>>()
        .map_err(|error| Error::Usage(format!("AMEND_DIALECT: {error}")))
}

/// Whether a folder is a migration directory itself.
fn holds_migrations(dir: &Path) -> Result<bool> {
    if !dir.is_dir() {
        return Ok(false);
    }
    if dir.join(SUM_FILE).exists() {
        return Ok(true);
    }
    let entries = std::fs::read_dir(dir).map_err(Error::io("list the folder", dir))?;
    let mut names = entries.flatten().map(|entry| entry.file_name());
    Ok(names.any(|name| name.to_str().is_some_and(|name| FileName::parse(name).is_ok())))
}

/// The dialect of a folder that is a migration directory itself.
fn dialect_of(
    dir: &Path,
    only: &[Dialect],
    listed: Option<&[Dialect]>,
    here: &Here<'_>,
) -> Result<Dialect> {
    let named = dir.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok());
    let shown = place::text(&place::seen_from(here.folder, dir));
    match (only, named, listed) {
        ([one], None, _) => Ok(*one),
        ([one], Some(named), _) if *one == named => Ok(named),
        ([], Some(named), _) => Ok(named),
        ([], None, Some([one])) => Ok(*one),
        ([_], Some(named), _) => Err(Error::Usage(format!(
            "{shown} is the directory of {named} by its name (hint: leave out --dialect)"
        ))),
        _ => Err(Error::Usage(format!(
            "{shown} is one migration directory, and its dialect is not known (hint: name one with \
             --dialect)"
        ))),
    }
}

/// Two dialects in one folder would overwrite each other's files.
fn distinct(targets: &[Target]) -> Result<()> {
    let real = |target: &Target| target.path.canonicalize().unwrap_or_else(|_| target.path.clone());
    for (place, target) in targets.iter().enumerate() {
        if let Some(other) = targets[..place].iter().find(|other| real(other) == real(target)) {
            return Err(Error::Usage(format!(
                "{} is the directory of {} and of {} (hint: each dialect has its own)",
                place::text(&target.shown),
                other.dialect,
                target.dialect
            )));
        }
    }
    Ok(())
}

impl Target {
    /// Opens the directory, if it is there.
    pub(crate) fn open(&self) -> Result<Option<Directory>> {
        match Directory::open(&self.path) {
            Ok(directory) => Ok(Some(directory)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// A file of the directory, as it is shown.
    pub(crate) fn file(&self, name: &FileName) -> String {
        place::text(&self.seen(name))
    }

    /// A file of the directory, seen from the current folder.
    pub(crate) fn seen(&self, name: &FileName) -> PathBuf {
        let path = self.shown.join(name.as_str());
        path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)
    }
}
