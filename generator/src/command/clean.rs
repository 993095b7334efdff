//! `clean`: drops everything, where somebody said that it may be dropped.

use amend::engine;

use super::Context;
use crate::error::{Error, Result};
use crate::{cli, database};

pub(super) fn run(context: &mut Context<'_>, flags: &cli::Clean) -> Result<()> {
    let (url, _) = context.database(&flags.database)?;
    let schema = flags.database.revisions_schema.as_deref();
    let marked = database::with(&url, async |database| engine::clean(database, None, schema).await);
    let dropped = match marked {
        Err(Error::Engine(engine::Error::Refused(reason))) => {
            let question = format!(
                "{url} is not marked as disposable. To drop everything in it, type its name:"
            );
            let Some(name) = context.report.ask(question) else {
                return Err(Error::Engine(engine::Error::Refused(reason)));
            };
            database::with(&url, async |database| {
                engine::clean(database, Some(&name), schema).await
            })?
        }
        marked => marked?,
    };
    let plural = if dropped == 1 { "" } else { "s" };
    context.report.note(format_args!("dropped {dropped} object{plural} of {url}"));
    Ok(())
}
