//! One writer at a time in a migration directory.

use std::fs::{File, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use super::error::Error;
use super::sealed::Folder;

const PAUSE: Duration = Duration::from_millis(20);

/// The right to write a directory, until it is dropped or its process ends.
///
/// It is a lock on the folder itself and leaves no file. Another process is held off only if it
/// takes the same lock.
#[derive(Debug)]
pub struct Lock {
    handle: File,
    folder: Identity,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a process just being started has the handle for a moment too.
        let _ = self.handle.unlock();
    }
}

/// What tells one folder from another, however its path is written.
#[derive(Debug, PartialEq)]
struct Identity {
    device: u64,
    inode: u64,
}

impl Lock {
    pub(super) fn take(folder: &Folder, wait: Duration) -> Result<Self, Error> {
        // A lock belongs to the opening of a file, so a second lock needs a second opening.
        let handle = folder.reopen()?;
        let failed = |e| Error::io("lock the folder", folder.path(), e);
        // A wait too long for the clock is one without end.
        let end = Instant::now().checked_add(wait);
        loop {
            match handle.try_lock() {
                Ok(()) => {
                    return Ok(Self { handle, folder: Identity::of(folder)? });
                }
                Err(TryLockError::Error(e)) => return Err(failed(e)),
                Err(TryLockError::WouldBlock) => {
                    let left =
                        end.map_or(PAUSE, |end| end.saturating_duration_since(Instant::now()));
                    if left.is_zero() {
                        return Err(Error::Locked { path: folder.path().into(), waited: wait });
                    }
                    thread::sleep(left.min(PAUSE));
                }
            }
        }
    }

    /// Checks that this is the lock of a folder.
    pub(super) fn covers(&self, folder: &Folder) -> Result<(), Error> {
        if self.folder == Identity::of(folder)? {
            return Ok(());
        }
        Err(Error::ForeignLock { path: folder.path().to_owned() })
    }
}

impl Identity {
    fn of(folder: &Folder) -> Result<Self, Error> {
        use std::os::unix::fs::MetadataExt;
        let metadata = folder.handle().metadata();
        let metadata = metadata.map_err(|e| Error::io("look at the folder", folder.path(), e))?;
        Ok(Self { device: metadata.dev(), inode: metadata.ino() })
    }
}
