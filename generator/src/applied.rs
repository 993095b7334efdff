//! Whether a database that can be asked has applied a file that is about to change.

use amend::Dialect;
use amend::database::{DatabaseUrl, has_applied};

use crate::error::{Error, Result};
use crate::project::Here;
use crate::report::Report;

/// A file that a command is about to rewrite or to rename.
pub(crate) struct Changing {
    pub(crate) dialect: Dialect,
    pub(crate) version: String,
    /// The path, as it is shown.
    pub(crate) file: String,
}

/// Refuses if the database of `DATABASE_URL` has applied one of the files.
///
/// Where it cannot be asked, a warning says so: the command is for the author of a migration, whose
/// database need not run.
pub(crate) fn refuse(files: &[Changing], here: &Here<'_>, report: &mut Report<'_>) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let Some(url) = here.text("DATABASE_URL")? else { return Ok(()) };
    let url: DatabaseUrl = match url.parse() {
        Ok(url) => url,
        Err(error) => {
            report.warning(format_args!("no database was asked: {error}"));
            return Ok(());
        }
    };
    for changing in files.iter().filter(|changing| changing.dialect == url.dialect()) {
        match has_applied(&url, &changing.version) {
            Ok(false) => {}
            Ok(true) => {
                return Err(Error::Usage(format!(
                    "{url} has applied {} (hint: what has run stays as it was reviewed; write a \
                     new migration that changes the data further)",
                    changing.file
                )));
            }
            Err(error) => {
                let file = &changing.file;
                report.warning(format_args!(
                    "whether a database has applied {file} is not known: {error}"
                ));
                return Ok(());
            }
        }
    }
    Ok(())
}
