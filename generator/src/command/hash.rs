//! `hash`: seal the directories as they are.

use amend::directory::{Changes, Problem};
use serde_json::json;

use super::{Context, Writing};
use crate::error::{Error, Result};
use crate::place;
use crate::seal::{Broken, Found};

pub(super) fn run(context: &mut Context<'_>) -> Result<()> {
    let project = context.project()?;
    project.some_directory()?;
    let selected: Vec<_> = project.targets.iter().filter(|t| t.selected).cloned().collect();
    let writing = Writing::lock(&selected, &[], context.flags.lock_timeout)?;
    let mut founds = Found::look_at_all(&selected)?;
    let refused: Vec<Broken> =
        founds.iter_mut().filter(|f| cannot_be_sealed(f)).filter_map(Found::broken).collect();
    if !refused.is_empty() {
        return Err(Error::Sum(refused));
    }
    let mut objects = Vec::new();
    for found in founds.iter().filter(|found| found.directory.is_some()) {
        let shown = place::text(&found.target.shown);
        let sealed = writing.commit(found.target.dialect, &Changes::default())?;
        let written = sealed.is_some_and(|sealed| sealed.sum_written);
        let problems = found.unverified.iter().flat_map(|unverified| &unverified.problems);
        let changes: Vec<String> = problems.map(ToString::to_string).collect();
        if context.report.is_text() {
            let mut text = format!(
                "{}  {shown}/atlas.sum\n",
                if written { "wrote     " } else { "up to date" }
            );
            for change in &changes {
                text.push_str(&format!("  {change}\n"));
            }
            context.report.data(&text)?;
        }
        objects.push(json!({
            "state": if written { "wrote" } else { "up to date" },
            "dialect": found.target.dialect.name(),
            "path": found.target.shown.to_string_lossy(),
            "changes": changes,
        }));
    }
    if context.report.is_text() { Ok(()) } else { context.report.json(objects) }
}

/// Whether something is wrong that a new sum would only hide.
fn cannot_be_sealed(found: &Found) -> bool {
    let mut problems = found.unverified.iter().flat_map(|unverified| &unverified.problems);
    problems.any(|problem| {
        matches!(
            problem,
            Problem::Refused(_) | Problem::SumIgnore(_) | Problem::DuplicateVersion(..)
        )
    })
}
