//! Opening files inside a folder and through no link.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, FileType, Mode, OFlags};
use rustix::io::Errno;

use super::error::{Error, Kind};

/// An open folder; every name below is one component, resolved from this handle.
#[derive(Debug)]
pub(super) struct Folder {
    handle: File,
    path: PathBuf,
}

impl Folder {
    /// Opens the folder itself, whose path may lead through links.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        // An empty path is what the parent of a bare name is.
        let opened = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = rustix::fs::open(opened, flags, Mode::empty())
            .map_err(|e| Error::io("open the folder", path, e))?;
        Ok(Self { handle: handle.into(), path: path.to_owned() })
    }

    /// A second, independent handle on the same folder.
    pub(super) fn reopen(&self) -> Result<File, Error> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = rustix::fs::openat(&self.handle, ".", flags, Mode::empty());
        Ok(handle.map_err(|e| Error::io("open the folder", &self.path, e))?.into())
    }

    pub(super) fn handle(&self) -> &File {
        &self.handle
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a regular file for reading, and nothing else.
    pub(super) fn open_file(&self, name: &str) -> Result<File, Error> {
        self.open_sized(name).map(|(file, _)| file)
    }

    /// Opens a regular file for reading, and says how many bytes it has.
    pub(super) fn open_sized(&self, name: &str) -> Result<(File, u64), Error> {
        // Without NONBLOCK the opening of a pipe would wait for its writer.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let failed = |e| self.failed("open", name, e);
        let file = match rustix::fs::openat(&self.handle, name, flags, Mode::empty()) {
            Ok(file) => file,
            // A link is LOOP and a socket NXIO; what stands there says it better.
            Err(e @ (Errno::LOOP | Errno::NXIO)) => {
                return Err(self.kind_of(name)?.map_or_else(|| failed(e), |k| self.not(name, k)));
            }
            Err(e) => return Err(failed(e)),
        };
        let status = rustix::fs::fstat(&file).map_err(failed)?;
        match kind(FileType::from_raw_mode(status.st_mode)) {
            None => Ok((file.into(), u64::try_from(status.st_size).unwrap_or_default())),
            Some(other) => Err(self.not(name, other)),
        }
    }

    /// What a name stands for, if not for a regular file.
    pub(super) fn kind_of(&self, name: &str) -> Result<Option<Kind>, Error> {
        let status = rustix::fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW)
            .map_err(|e| self.failed("look at", name, e))?;
        Ok(kind(FileType::from_raw_mode(status.st_mode)))
    }

    /// Whether anything at all has this name.
    pub(super) fn exists(&self, name: &str) -> Result<bool, Error> {
        match rustix::fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(_) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(e) => Err(self.failed("look at", name, e)),
        }
    }

    /// The whole content of a regular file; `None` if there is none of the name.
    pub(super) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let mut file = match self.open_file(name) {
            Ok(file) => file,
            Err(error) if error.is_not_found() => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut content = Vec::new();
        io::Read::read_to_end(&mut file, &mut content).map_err(|e| self.failed("read", name, e))?;
        Ok(Some(content))
    }

    /// An error of the operating system on one of the folder's files.
    pub(super) fn failed(
        &self,
        action: &'static str,
        name: &str,
        e: impl Into<io::Error>,
    ) -> Error {
        Error::io(action, &self.path.join(name), e)
    }

    pub(super) fn not(&self, name: &str, kind: Kind) -> Error {
        Error::NotRegular { path: self.path.join(name), kind }
    }
}

pub(super) fn kind(file: FileType) -> Option<Kind> {
    match file {
        FileType::RegularFile => None,
        FileType::Symlink => Some(Kind::Link),
        FileType::Directory => Some(Kind::Folder),
        FileType::Fifo => Some(Kind::Pipe),
        FileType::Socket => Some(Kind::Socket),
        _ => Some(Kind::Device),
    }
}
