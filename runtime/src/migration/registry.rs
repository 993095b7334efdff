//! The functions of a crate, found when it is linked.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Entry;

/// The data migrations of one or more crates.
///
/// [`registry!`](crate::registry!) defines a function that makes one.
#[derive(Clone, Debug)]
pub struct Registry {
    crates: Vec<Crate>,
    entries: Vec<&'static Entry>,
}

/// A crate with migrations.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Crate {
    name: &'static str,
    folder: PathBuf,
}

/// What is wrong with a registry.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// No function is registered.
    #[error(
        "crate `{krate}` has no data migration (hint: mark a function with #[data_migration], and declare its module)"
    )]
    Empty {
        /// The crates.
        krate: String,
    },
    /// Two functions have one version or one name.
    #[error("{what} `{value}` is given twice: at {first} and at {second} (hint: {hint})")]
    Double {
        /// `version` or `name`.
        what: &'static str,
        /// What both have.
        value: String,
        /// Where the one stands.
        first: String,
        /// Where the other stands.
        second: String,
        /// What to do.
        hint: &'static str,
    },
}

impl Registry {
    /// The entries whose module path begins with this crate; for [`registry!`](crate::registry!).
    #[doc(hidden)]
    pub fn of_crate(module_path: &'static str, folder: &'static str) -> Self {
        let name = module_path.split("::").next().unwrap_or(module_path);
        let mut entries: Vec<&'static Entry> = inventory::iter::<Entry>
            .into_iter()
            .filter(|entry| entry.module.split("::").next() == Some(name))
            .collect();
        entries.sort_by_key(|entry| order(entry));
        Registry { crates: vec![Crate { name, folder: PathBuf::from(folder) }], entries }
    }

    /// Entries that no function has registered, as those of a crate; for benches.
    #[doc(hidden)]
    pub fn of_entries(name: &'static str, folder: &str, mut entries: Vec<&'static Entry>) -> Self {
        entries.sort_by_key(|entry| order(entry));
        Registry { crates: vec![Crate { name, folder: PathBuf::from(folder) }], entries }
    }

    /// A registry without functions, for a program that has only the directory.
    pub fn empty() -> Self {
        Registry { crates: Vec::new(), entries: Vec::new() }
    }

    /// The migrations of both.
    pub fn join(mut self, other: Registry) -> Self {
        for krate in other.crates {
            if !self.crates.contains(&krate) {
                self.crates.push(krate);
            }
        }
        for entry in other.entries {
            if !self.entries.iter().any(|known| std::ptr::eq(*known, entry)) {
                self.entries.push(entry);
            }
        }
        self.entries.sort_by_key(|entry| order(entry));
        self
    }

    /// The functions: those with a version first, by version; the others by module path and line.
    pub fn entries(&self) -> &[&'static Entry] {
        &self.entries
    }

    /// The name and the folder of each crate, as they were when it was compiled.
    pub fn crates(&self) -> impl Iterator<Item = (&'static str, &std::path::Path)> {
        self.crates.iter().map(|krate| (krate.name, krate.folder.as_path()))
    }

    /// Checks that there are functions, and that no two have one name or one version.
    ///
    /// # Errors
    ///
    /// The first double, or that there is nothing.
    pub fn verify(&self) -> Result<(), RegistryError> {
        if self.entries.is_empty() {
            let names: Vec<_> = self.crates.iter().map(|krate| krate.name).collect();
            return Err(RegistryError::Empty { krate: names.join("`, `") });
        }
        let named = self.entries.iter().map(|entry| (entry.name, *entry));
        no_double("name", named, "give one of them another name with `name = \"…\"`")?;
        let versioned = self.entries.iter().filter_map(|e| e.version.map(|v| (v, *e)));
        no_double("version", versioned, "give one of them a version of its own")
    }
}

fn order(entry: &Entry) -> (bool, Option<&'static str>, &'static str, u32) {
    (entry.version.is_none(), entry.version, entry.module, entry.line)
}

fn no_double(
    what: &'static str,
    keyed: impl Iterator<Item = (&'static str, &'static Entry)>,
    hint: &'static str,
) -> Result<(), RegistryError> {
    let mut seen = BTreeMap::new();
    for (key, entry) in keyed {
        if let Some(first) = seen.insert(key, entry) {
            return Err(RegistryError::Double {
                what,
                value: key.to_owned(),
                first: first.place(),
                second: entry.place(),
                hint,
            });
        }
    }
    Ok(())
}

/// Defines `pub fn registry() -> amend::Registry`: every data migration of this crate.
///
/// Write it once, at the root of the crate. A program names the crate to link its functions:
/// `amend_generator::main(migrations::registry())`.
///
/// ```standalone_crate
/// use amend::prelude::*;
///
/// amend::registry!();
///
/// /// Nothing yet.
/// #[data_migration]
/// fn nothing(_: &mut Migration) {}
///
/// fn main() {
///     assert_eq!(registry().entries()[0].name, "nothing");
/// }
/// ```
#[macro_export]
macro_rules! registry {
    () => {
        /// Every data migration of this crate.
        pub fn registry() -> $crate::Registry {
            $crate::Registry::of_crate(::core::module_path!(), ::core::env!("CARGO_MANIFEST_DIR"))
        }
    };
}
