//! `apply`: pending files onto a database.

mod json;
mod text;

use amend::engine::{self, Apply, ExecOrder, Observer, TxMode};

use super::Context;
use crate::cli;
use crate::database;
use crate::error::Result;

pub(super) fn run(context: &mut Context<'_>, flags: &cli::Apply) -> Result<()> {
    let (url, directory) = context.database(&flags.database)?;
    let apply = Apply {
        amount: flags.amount.map(Into::into),
        to: flags.to.clone(),
        tx_mode: match flags.tx_mode {
            cli::TxMode::File => TxMode::File,
            cli::TxMode::All => TxMode::All,
            cli::TxMode::None => TxMode::None,
        },
        exec_order: match flags.exec_order {
            cli::ExecOrder::Linear => ExecOrder::Linear,
            cli::ExecOrder::LinearSkip => ExecOrder::LinearSkip,
            cli::ExecOrder::NonLinear => ExecOrder::NonLinear,
        },
        baseline: flags.baseline.clone(),
        allow_dirty: flags.allow_dirty,
        disposable: flags.disposable,
        dry_run: flags.dry_run,
        lock_timeout: context.flags.lock_timeout,
        durable_each: flags.durable_each,
        strict: flags.strict,
        revisions_schema: flags.database.revisions_schema.clone(),
    };
    let run = |observer: &mut dyn Observer| {
        database::with(&url, async |database| {
            engine::apply(database, &directory, &apply, observer).await
        })
    };
    if context.report.is_text() {
        let mut text = text::Text::new(&mut context.report, flags.dry_run);
        let done = run(&mut text);
        text.written.and(done.map(|_| ()))
    } else {
        let mut json = json::Json::new(&mut context.report);
        let done = run(&mut json);
        json.written.and(done.map(|_| ()))
    }
}
