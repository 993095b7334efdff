//! The visible steps of a commit, and how they are taken back.

use rustix::fs::AtFlags;
use rustix::io::Errno;

use super::error::Error;
use super::failpoint;
use super::sealed::Folder;

/// Steps that are taken back in reverse order unless all of them succeed.
pub(super) struct Steps<'a> {
    folder: &'a Folder,
    undo: Vec<Undo>,
}

enum Undo {
    Remove(String),
    Rename(String, String),
}

impl<'a> Steps<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        Self { folder, undo: Vec::new() }
    }

    /// Lets everything stand from here on, and syncs the folder.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        self.undo.clear();
        self.sync()
    }

    /// Gives a temporary file a name that nothing has.
    pub(super) fn create(&mut self, temporary: &str, name: &str) -> Result<(), Error> {
        self.move_new(temporary, name)?;
        self.undo.push(Undo::Remove(name.to_owned()));
        Ok(())
    }

    /// Gives a file another name, that nothing has.
    pub(super) fn rename(&mut self, from: &str, to: String) -> Result<(), Error> {
        self.move_new(from, &to)?;
        self.undo.push(Undo::Rename(to, from.to_owned()));
        Ok(())
    }

    /// Puts a temporary file in the place of a file, which is kept until the commit is done.
    pub(super) fn replace(
        &mut self,
        temporary: &str,
        name: &str,
        kept: String,
    ) -> Result<(), Error> {
        let folder = self.folder.handle();
        failpoint::hit("keep");
        // A file system without hard links cannot keep it; the rename itself is atomic all the same.
        let is_kept = rustix::fs::linkat(folder, name, folder, &kept, AtFlags::empty()).is_ok();
        self.move_over(temporary, name)?;
        if is_kept {
            self.undo.push(Undo::Rename(kept, name.to_owned()));
        }
        Ok(())
    }

    pub(super) fn move_over(&self, from: &str, to: &str) -> Result<(), Error> {
        let folder = self.folder.handle();
        failpoint::hit("rename");
        rustix::fs::renameat(folder, from, folder, to)
            .map_err(|e| self.folder.failed("replace", to, e))
    }

    fn move_new(&self, from: &str, to: &str) -> Result<(), Error> {
        use rustix::fs::{RenameFlags, renameat, renameat_with};
        let folder = self.folder.handle();
        failpoint::hit("rename");
        match renameat_with(folder, from, folder, to, RenameFlags::NOREPLACE) {
            // Not every file system knows the flag, and under the lock the listing is enough.
            Err(Errno::INVAL | Errno::NOSYS) => renameat(folder, from, folder, to),
            result => result,
        }
        .map_err(|e| self.folder.failed("create", to, e))
    }

    pub(super) fn sync(&self) -> Result<(), Error> {
        failpoint::hit("sync-folder");
        let synced = rustix::fs::fsync(self.folder.handle());
        failpoint::hit("synced-folder");
        synced.map_err(|e| Error::io("sync the folder", self.folder.path(), e))
    }
}

impl Drop for Steps<'_> {
    fn drop(&mut self) {
        if self.undo.is_empty() {
            return;
        }
        let folder = self.folder.handle();
        for undo in self.undo.drain(..).rev() {
            // The first error is the one to report; a step that stays is seen by `verify`.
            let _ = match undo {
                Undo::Remove(name) => rustix::fs::unlinkat(folder, name, AtFlags::empty()),
                Undo::Rename(from, to) => rustix::fs::renameat(folder, from, folder, to),
            };
        }
        let _ = rustix::fs::fsync(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_do_not_end_are_taken_back() {
        let path = tempfile::tempdir().unwrap();
        let put = |name: &str, content: &str| std::fs::write(path.path().join(name), content);
        for (name, content) in
            [("1.sql", "1"), ("2.sql", "2"), ("3.sql", "3"), ("t1", "x"), ("t2", "y")]
        {
            put(name, content).unwrap();
        }
        let folder = Folder::open(path.path()).unwrap();
        let mut steps = Steps::new(&folder);
        steps.create("t1", "4.sql").unwrap();
        steps.replace("t2", "1.sql", "kept".to_owned()).unwrap();
        steps.rename("2.sql", "5.sql".to_owned()).unwrap();
        steps.rename("3.sql", "removed".to_owned()).unwrap();
        assert!(steps.rename("5.sql", "1.sql".to_owned()).is_err());
        drop(steps);
        for (name, content) in [("1.sql", "1"), ("2.sql", "2"), ("3.sql", "3")] {
            assert_eq!(folder.read(name).unwrap().as_deref(), Some(content.as_bytes()));
        }
        assert_eq!(std::fs::read_dir(path.path()).unwrap().count(), 3);
    }
}
