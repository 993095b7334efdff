//! A verified directory, wherever its bytes are, and reading it as it was verified.

use std::collections::BTreeSet;
use std::path::Path;

use super::Directory;
use super::chain::Chains;
use super::embedded::Embedded;
use super::error::Error;
use super::header::Header;
use super::verify::{Verified, VerifyError};

/// A migration directory, wherever its bytes are.
pub trait Source: Sync {
    /// Checks that the files are those that the sum seals, to read some of them afterwards: what
    /// was verified is what is read then, or an error.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or with everything that is wrong with it.
    fn verify_to_read(&self) -> Result<Sealed<'_>, VerifyError>;
}

impl Source for Directory {
    fn verify_to_read(&self) -> Result<Sealed<'_>, VerifyError> {
        Directory::verify_to_read(self)
    }
}

impl Source for Embedded {
    fn verify_to_read(&self) -> Result<Sealed<'_>, VerifyError> {
        Ok(Sealed::new(Home::Program(self), self.verify()?)?)
    }
}

/// A verified directory whose files can be read as they were verified.
#[derive(Debug)]
pub struct Sealed<'a> {
    home: Home<'a>,
    verified: Verified,
    checkpoints: BTreeSet<usize>,
}

/// Where the files are.
#[derive(Debug)]
pub(super) enum Home<'a> {
    Folder(&'a Directory, Chains),
    Program(&'a Embedded),
}

impl<'a> Sealed<'a> {
    pub(super) fn new(home: Home<'a>, verified: Verified) -> Result<Self, Error> {
        let candidates = match &home {
            Home::Folder(_, chains) => chains.checkpoints.clone(),
            Home::Program(_) => (0..verified.files.len()).collect(),
        };
        let mut sealed = Sealed { home, verified, checkpoints: BTreeSet::new() };
        for index in candidates {
            let header = Header::parse(&sealed.read(index)?);
            if header.is_ok_and(|header| header.checkpoint.is_some()) {
                sealed.checkpoints.insert(index);
            }
        }
        Ok(sealed)
    }

    /// The files and their sum.
    #[must_use]
    pub fn verified(&self) -> &Verified {
        &self.verified
    }

    /// The files that say `atlas:checkpoint`: a new database starts from the last of them.
    #[must_use]
    pub fn checkpoints(&self) -> &BTreeSet<usize> {
        &self.checkpoints
    }

    /// The bytes of a file, which are those that were verified.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or was changed since.
    pub fn read(&self, index: usize) -> Result<Vec<u8>, Error> {
        let files = &self.verified.files;
        let missing = |path: &Path| Error::Missing { path: path.to_owned() };
        match &self.home {
            Home::Program(embedded) => {
                let content = embedded.content(index).ok_or_else(|| missing(Path::new("")))?;
                Ok(content.to_vec())
            }
            Home::Folder(directory, chains) => {
                let (Some(name), Some(line)) =
                    (files.get(index), self.verified.sum.lines().get(index))
                else {
                    return Err(missing(directory.path()));
                };
                let content = directory.read(name)?;
                if chains.confirm(index, &content, line) {
                    Ok(content)
                } else {
                    Err(Error::Changed { path: directory.path().join(name.as_str()) })
                }
            }
        }
    }
}
