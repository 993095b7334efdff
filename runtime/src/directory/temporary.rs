//! Temporary files beside the files they become.

use std::fs::File;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rustix::fs::{AtFlags, Mode, OFlags};

use super::error::Error;
use super::failpoint;
use super::sealed::Folder;

/// How many files are synced at once, so that the disk can write them together.
const WRITERS: usize = 8;
/// From how many files on that is worth starting threads.
const MANY: usize = 16;

/// The temporary files of one commit; those that are still temporary at its end are removed.
pub(super) struct Temporaries<'a> {
    folder: &'a Folder,
    names: Vec<String>,
    given: usize,
}

/// Whether a name is one that only a commit gives to its temporary files.
pub(super) fn is_temporary(name: &[u8]) -> bool {
    name.strip_prefix(b".amend-")
        .and_then(|rest| rest.strip_suffix(b".tmp"))
        .is_some_and(|middle| middle.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-'))
}

impl<'a> Temporaries<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        Self { folder, names: Vec::new(), given: 0 }
    }

    /// A name that nothing in the folder has; whatever takes it goes with the commit.
    pub(super) fn name(&mut self) -> String {
        let name = format!(".amend-{}-{}.tmp", std::process::id(), self.given);
        self.given += 1;
        self.names.push(name.clone());
        name
    }

    /// Lets go of the files that were written so far, which have all got names of their own.
    pub(super) fn keep(&mut self, written: usize) {
        self.names.drain(..written.min(self.names.len()));
    }

    /// Writes each content to a file of its own, on disk when this returns; an error names the
    /// file that it was to become.
    pub(super) fn write(&mut self, contents: &[(&str, &[u8])]) -> Result<Vec<String>, Error> {
        let names: Vec<String> = contents.iter().map(|_| self.name()).collect();
        let writers = if contents.len() < MANY { 1 } else { WRITERS };
        let stop = AtomicBool::new(false);
        let work = |writer: usize| {
            for i in (writer..names.len()).step_by(writers) {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let (becomes, content) = contents[i];
                write(self.folder, &names[i], becomes, content)
                    .inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
            }
            Ok(())
        };
        if writers == 1 {
            work(0)?;
            return Ok(names);
        }
        thread::scope(|scope| {
            let work = &work;
            let threads: Vec<_> = (0..writers).map(|i| scope.spawn(move || work(i))).collect();
            threads.into_iter().try_for_each(|thread| match thread.join() {
                Ok(result) => result,
                Err(panic) => std::panic::resume_unwind(panic),
            })
        })?;
        Ok(names)
    }
}

impl Drop for Temporaries<'_> {
    fn drop(&mut self) {
        for name in &self.names {
            // What cannot be removed now, the next commit removes.
            let _ = rustix::fs::unlinkat(self.folder.handle(), name, AtFlags::empty());
        }
    }
}

fn write(folder: &Folder, name: &str, becomes: &str, content: &[u8]) -> Result<(), Error> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    failpoint::hit("create");
    let file = rustix::fs::openat(folder.handle(), name, flags, Mode::from_raw_mode(0o644))
        .map_err(|e| folder.failed("create", becomes, e))?;
    let mut file = File::from(file);
    failpoint::hit("write");
    file.write_all(content).map_err(|e| folder.failed("write", becomes, e))?;
    failpoint::hit("sync");
    file.sync_all().map_err(|e| folder.failed("sync", becomes, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_temporary() {
        assert!(is_temporary(b".amend-12-0.tmp"));
        for name in [".amend-x.tmp", "amend-1.tmp", ".amend-1.sql", ".amend-1-1.tmp~", "1.tmp"] {
            assert!(!is_temporary(name.as_bytes()), "{name}");
        }
    }
}
