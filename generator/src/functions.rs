//! The registered functions, run and rendered.

use std::fmt;

use amend::directory::{NameError, Version, VersionError, check_name};
use amend::statement::Statement;
use amend::{Dialect, Entry, Migration, Registry, RenderError, render};

/// A function and the text of its file in each of its dialects.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) entry: &'static Entry,
    /// The version in its attribute.
    pub(crate) version: Option<Version>,
    texts: Vec<(Dialect, String)>,
    /// What Amend does not understand in it: `raw`, `sea-query`.
    pub(crate) unchecked: Vec<&'static str>,
}

impl Function {
    /// The text of the file, if the function is for this dialect.
    pub(crate) fn text(&self, dialect: Dialect) -> Option<&str> {
        self.texts.iter().find(|(other, _)| *other == dialect).map(|(_, text)| text.as_str())
    }
}

/// Why a function gives no file.
#[derive(Debug)]
pub(crate) struct Fault {
    entry: &'static Entry,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Name(NameError),
    Version(VersionError),
    Failed(String),
    NotPure,
    Render(RenderError),
}

impl Fault {
    /// Whether the function is right and a dialect cannot say it.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(&self.kind, Kind::Render(error) if error.is_refusal())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place =
            || format!("{}: migration `{}`", self.entry.place(), amend::Printable(self.entry.name));
        match &self.kind {
            Kind::Name(error) => write!(f, "{}: {error}", place()),
            Kind::Version(error) => write!(f, "{}: {error}", place()),
            Kind::Failed(error) => write!(f, "{}: {}", place(), amend::Printable(error)),
            Kind::NotPure => write!(
                f,
                "{} gave two different texts: it is not a pure function (hint: no clock, \
                 environment, randomness or hash map order; now() is the server's clock)",
                place()
            ),
            // Its text says where and which.
            Kind::Render(error) => error.fmt(f),
        }
    }
}

/// Runs and renders every function for these dialects, twice; all faults are found, not one.
pub(crate) fn render_all(
    registry: &Registry,
    dialects: &[Dialect],
) -> Result<Vec<Function>, Vec<Fault>> {
    let mut functions = Vec::new();
    let mut faults = Vec::new();
    for entry in registry.entries() {
        match function(entry, dialects) {
            Ok(function) => functions.push(function),
            Err(kinds) => faults.extend(kinds.into_iter().map(|kind| Fault { entry, kind })),
        }
    }
    if faults.is_empty() { Ok(functions) } else { Err(faults) }
}

fn function(entry: &'static Entry, dialects: &[Dialect]) -> Result<Function, Vec<Kind>> {
    let version = entry.version.map(str::parse).transpose();
    let mut kinds: Vec<Kind> = check_name(entry.name).err().map(Kind::Name).into_iter().collect();
    kinds.extend(version.as_ref().err().cloned().map(Kind::Version));
    let built = entry.build().and_then(|first| Ok((first, entry.build()?)));
    let (first, second) = match built {
        Ok(both) => both,
        Err(error) => {
            kinds.push(Kind::Failed(error.to_string()));
            return Err(kinds);
        }
    };
    let mut texts = Vec::new();
    let mut errors: Vec<RenderError> = Vec::new();
    for &dialect in dialects.iter().filter(|dialect| entry.dialects.contains(dialect)) {
        let text = render(entry, &first, dialect);
        if text != render(entry, &second, dialect) {
            kinds.push(Kind::NotPure);
            return Err(kinds);
        }
        match text {
            Ok(text) => texts.push((dialect, text)),
            // What is wrong with the function itself is the same in each dialect.
            Err(error) if errors.contains(&error) => {}
            Err(error) => errors.push(error),
        }
    }
    kinds.extend(errors.into_iter().map(Kind::Render));
    let (Ok(version), true) = (version, kinds.is_empty()) else { return Err(kinds) };
    Ok(Function { entry, version, texts, unchecked: unchecked(&first) })
}

fn unchecked(migration: &Migration) -> Vec<&'static str> {
    let mut kinds: Vec<_> = migration
        .changes()
        .iter()
        .filter_map(|change| match change.statement() {
            Statement::Update(_)
            | Statement::Insert(_)
            | Statement::Delete(_)
            | Statement::Impossible(_) => None,
            Statement::Raw(_) => Some("raw"),
            Statement::Sea(_) => Some("sea-query"),
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
