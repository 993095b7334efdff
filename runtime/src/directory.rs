//! The migration directory: its files, their names and headers, and the sum that seals them.
//!
//! A directory is one that Atlas reads and writes too: files `<version>_<name>.sql` and an
//! integrity file `atlas.sum`, byte for byte. `docs/format.md` has the whole format, and where
//! [`Directory::verify`] is stricter than Atlas.
//!
//! Every file is opened inside the folder and through no link; every write is atomic, by one
//! writer at a time.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::print_stderr))]

#[cfg(not(unix))]
compile_error!("amend opens and writes migration directories by means that only Unix has");

mod chain;
mod changes;
mod commit;
mod compare;
mod difference;
mod directive;
mod directives;
mod embedded;
mod error;
mod failpoint;
mod header;
mod ignore;
mod list;
mod lock;
mod name;
mod problem;
mod read;
mod render;
mod sealed;
mod shown;
mod source;
mod split;
mod steps;
mod sum;
mod temporary;
#[cfg(test)]
mod tests;
mod verify;
mod version;

use std::path::Path;
use std::time::Duration;

use chain::{Chains, OpenFile};
use read::Consumer;
use sealed::Folder;
use source::Home;

pub use chain::SumBuilder;
pub use changes::Changes;
pub use commit::Committed;
pub use compare::{FirstDifference, Reason};
pub use difference::Difference;
pub use directives::{
    Batch, DirectiveError, Marks, Millis, Query, QueryError, StatementDirective, When, marks,
};
pub use embedded::Embedded;
pub use error::{Error, Kind};
pub use header::{Header, HeaderError, TxMode};
pub use lock::Lock;
pub use name::{FileName, NameError, check_name};
pub use problem::{Problem, Unverified};
pub use render::{RenderError, render};
pub use source::{Sealed, Source};
#[cfg(feature = "_engine")]
pub(crate) use split::code;
pub use split::{Piece, PieceKind, Pieces, SplitError, StatementText, pieces, split};
pub use sum::{Line, SUM_FILE, Sum, SumError};
pub use verify::{Verified, VerifyError};
pub use version::{Version, VersionError};

/// A folder of migration files and their sum.
///
/// ```
/// use std::time::Duration;
/// use amend::directory::{Changes, Directory, FileName};
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("migrations/sqlite");
/// let directory = Directory::create(&path)?;
/// let lock = directory.lock(Duration::from_secs(10))?;
/// let name = FileName::new("20221126185750".parse()?, "unknown_names")?;
/// let write = vec![(name.clone(), b"-- Unknown.\nUPDATE t SET a = 1;\n".to_vec())];
/// directory.commit(&lock, &Changes { write, ..Changes::default() })?;
/// assert_eq!(directory.verify()?.files, [name]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Directory {
    folder: Folder,
}

impl Directory {
    /// Opens a directory that is there. Its path may lead through links; nothing inside may.
    ///
    /// # Errors
    ///
    /// If it is not there, is no folder, or may not be read.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(Self { folder: Folder::open(path.as_ref())? })
    }

    /// Opens a directory, making it and the folders above it if they are not there.
    ///
    /// # Errors
    ///
    /// As [`Directory::open`], and if it cannot be made.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        std::fs::create_dir_all(path).map_err(|e| Error::io("create the folder", path, e))?;
        Self::open(path)
    }

    /// The path as it was given.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The migration files, in the order in which they run: by the bytes of their names.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read, or something in it has a migration file's name and is none.
    pub fn list(&self) -> Result<Vec<FileName>, Error> {
        let listing = list::list(&self.folder)?;
        listing.refused.into_iter().next().map_or(Ok(listing.files), Err)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// If it is not there, is no regular file, or may not be read.
    pub fn read(&self, name: &FileName) -> Result<Vec<u8>, Error> {
        let missing = || Error::Missing { path: self.path().join(name.as_str()) };
        self.folder.read(name.as_str())?.ok_or_else(missing)
    }

    /// The sum that is stored in the directory, read as Atlas reads it.
    ///
    /// # Errors
    ///
    /// If it is no regular file, may not be read, or is no sum.
    pub fn stored_sum(&self) -> Result<Option<Sum>, Error> {
        let failed = |source| Error::Sum { path: self.path().to_owned(), source };
        let bytes = self.stored_sum_bytes()?;
        bytes.map(|bytes| Sum::parse(&bytes).map_err(failed)).transpose()
    }

    /// The bytes of the stored sum, whatever they are; for what is no sum, as a merge conflict.
    ///
    /// # Errors
    ///
    /// If it is no regular file, or may not be read.
    pub fn stored_sum_bytes(&self) -> Result<Option<Vec<u8>>, Error> {
        self.folder.read(SUM_FILE)
    }

    /// The sum that the directory's files have, whatever is stored.
    ///
    /// # Errors
    ///
    /// If the directory cannot be listed or a file cannot be read.
    pub fn compute(&self) -> Result<Sum, Error> {
        Ok(self.hash(&self.list()?, None)?.0)
    }

    /// Checks that the files are exactly those that the stored sum seals.
    ///
    /// A directory without files needs no sum.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or with everything that is wrong with it.
    pub fn verify(&self) -> Result<Verified, VerifyError> {
        verify::verify(self, None)
    }

    /// [`verify`](Directory::verify), to read some of the files afterwards: what was verified is
    /// what is read then, or an error.
    ///
    /// # Errors
    ///
    /// As [`Directory::verify`].
    pub fn verify_to_read(&self) -> Result<Sealed<'_>, VerifyError> {
        let mut chains = Chains::default();
        let verified = verify::verify(self, Some(&mut chains))?;
        Ok(Sealed::new(Home::Folder(self, chains), verified)?)
    }

    /// In what the files differ from the stored sum, by themselves.
    ///
    /// # Errors
    ///
    /// If the directory or its sum cannot be read.
    pub fn difference(&self) -> Result<Difference, Error> {
        self.difference_with(&[])
    }

    /// In what the files differ from the stored sum, given what some of them held when it was
    /// made, or may have held: the bytes count only where a line of the sum confirms them.
    ///
    /// Behind a file that is gone or edited no other can be checked unless its sealed bytes are
    /// known. A caller that can render a file again can give them. Without a stored sum every
    /// file is added.
    ///
    /// # Errors
    ///
    /// If the directory or its sum cannot be read.
    pub fn difference_with(&self, known: &[(FileName, Vec<u8>)]) -> Result<Difference, Error> {
        let files = self.list()?;
        let stored = self.stored_sum()?.unwrap_or_else(|| SumBuilder::new().finish());
        let (_, ignored) = self.hash(&files, None)?;
        difference::difference(&self.folder, &files, &ignored, &stored, known)
    }

    /// Takes the right to write the directory, waiting for another writer at most so long.
    ///
    /// # Errors
    ///
    /// If another process still holds it then.
    pub fn lock(&self, wait: Duration) -> Result<Lock, Error> {
        Lock::take(&self.folder, wait)
    }

    /// Finishes a commit that was killed when all its files stood and its sum did not; whether
    /// there was one.
    ///
    /// To be called under the lock and before [`Directory::verify`], by who would go on writing.
    ///
    /// # Errors
    ///
    /// If the directory cannot be read or the sum cannot be written.
    pub fn recover(&self, lock: &Lock) -> Result<bool, Error> {
        lock.covers(&self.folder)?;
        let listing = list::list(&self.folder)?;
        if listing.leftovers.is_empty() || !listing.refused.is_empty() {
            return Ok(false);
        }
        let (computed, _) = self.hash(&listing.files, None)?;
        let holds = matches!(self.stored_sum(), Ok(Some(stored)) if stored == computed);
        if holds { Ok(false) } else { commit::recover(&self.folder, &listing, &computed) }
    }

    /// Changes the files and brings the sum up to date, atomically.
    ///
    /// With the first file comes a `.gitattributes` that keeps line ends as they are, unless
    /// there is one. A file or sum that has the right bytes already is not written.
    ///
    /// # Errors
    ///
    /// If the changes contradict the directory or a step fails. Nothing is changed then, except
    /// that an error of the very last sync comes after everything is in place.
    pub fn commit(&self, lock: &Lock, changes: &Changes) -> Result<Committed, Error> {
        lock.covers(&self.folder)?;
        commit::commit(&self.folder, changes)
    }

    /// The sum over these files, and the names of those that it leaves out.
    fn hash(
        &self,
        files: &[FileName],
        chains: Option<&mut Chains>,
    ) -> Result<(Sum, Vec<String>), Error> {
        let mut hashing = Hashing { files, builder: SumBuilder::new(), open: None, chains };
        read::read_all(&self.folder, files, &mut hashing)?;
        let ignored = hashing.builder.ignored().to_vec();
        Ok((hashing.builder.finish(), ignored))
    }
}

struct Hashing<'a> {
    files: &'a [FileName],
    builder: SumBuilder,
    open: Option<OpenFile>,
    /// Where the chain is kept, if files will be read again.
    chains: Option<&'a mut Chains>,
}

impl Consumer for Hashing<'_> {
    fn open(&mut self, index: usize) {
        let file = self.builder.open(self.files[index].as_str());
        if let Some(chains) = &mut self.chains {
            chains.open(&file);
        }
        self.open = Some(file);
    }

    fn feed(&mut self, bytes: &[u8]) {
        if let Some(file) = &mut self.open {
            self.builder.feed(file, bytes);
        }
        if let Some(chains) = &mut self.chains {
            chains.look(bytes);
        }
    }

    fn close(&mut self, index: usize) {
        if let Some(file) = self.open.take() {
            self.builder.close(self.files[index].as_str(), file);
        }
        if let Some(chains) = &mut self.chains {
            chains.close(index);
        }
    }
}
