//! `resolve`: what only a person knows, written down.

use amend::engine::{self, Settlement};

use super::Context;
use crate::error::Result;
use crate::{cli, database};

pub(super) fn run(context: &mut Context<'_>, flags: &cli::Resolve) -> Result<()> {
    let (url, directory) = context.database(&flags.database)?;
    let settlement = match (flags.done, flags.edited) {
        (true, _) => Settlement::Done,
        (_, true) => Settlement::Edited,
        (false, false) => Settlement::NotDone,
    };
    let (version, schema) = (flags.version.as_str(), flags.database.revisions_schema.as_deref());
    let said = database::with(&url, async |database| {
        engine::resolve(database, &directory, version, settlement, schema).await
    })?;
    context.report.note(amend::Printable(&said));
    Ok(())
}
