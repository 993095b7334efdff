//! The commands that need a database, in a program that was built without any driver.

use super::Context;
use crate::error::{Error, Result};

fn refuse() -> Result<()> {
    Err(Error::Usage(
        "this program was built without a database (hint: build it with `--features postgres`, \
         mysql or sqlite)"
            .to_owned(),
    ))
}

macro_rules! refused {
    ($($command:ident $flags:ident)*) => {
        $(pub(super) mod $command {
            //! A command that needs a database.

            pub(in crate::command) fn run(
                _: &mut super::Context<'_>,
                _: &crate::cli::$flags,
            ) -> super::Result<()> {
                super::refuse()
            }
        })*
    };
}

refused!(apply Apply clean Clean resolve Resolve set Set status Status);
