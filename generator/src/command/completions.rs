//! `completions`: what a shell needs to complete the command line.

use super::Context;
use crate::cli::Completions;
use crate::error::Result;

pub(super) fn run(context: &mut Context<'_>, flags: &Completions) -> Result<()> {
    let mut script = Vec::new();
    let name = context.grammar.get_name().to_owned();
    clap_complete::generate(flags.shell, &mut context.grammar, name, &mut script);
    context.report.data(&String::from_utf8_lossy(&script))
}
