//! `validate`: is every directory what its sum says?

use serde_json::{Value, json};

use super::{Context, files};
use crate::error::{Error, Result};
use crate::place;
use crate::seal::{Broken, Found};

pub(super) fn run(context: &mut Context<'_>) -> Result<()> {
    let project = context.project()?;
    project.some_directory()?;
    let mut objects = Vec::new();
    let mut broken = Vec::new();
    let mut ok = Vec::new();
    for target in project.targets.iter().filter(|target| target.selected) {
        let mut found = Found::look(target)?;
        let problem = found.broken();
        objects.push(object(&found, problem.as_ref()));
        match problem {
            Some(problem) => broken.push(problem),
            None if found.directory.is_some() => {
                ok.push(format!(
                    "{}: ok, {}",
                    place::text(&target.shown),
                    files(found.files.len())
                ));
            }
            None => {}
        }
    }
    if !context.report.is_text() {
        context.report.json(objects)?;
    }
    ok.into_iter().for_each(|line| context.report.note(line));
    if broken.is_empty() { Ok(()) } else { Err(Error::Sum(broken)) }
}

fn object(found: &Found, broken: Option<&Broken>) -> Value {
    let problems = broken.map(|broken| &broken.unverified.problems);
    let problems: Vec<String> = problems.into_iter().flatten().map(ToString::to_string).collect();
    json!({
        "dialect": found.target.dialect.name(),
        "path": found.target.shown.to_string_lossy(),
        "ok": broken.is_none(),
        "files": found.files.len(),
        "problems": problems,
        "atlas": broken.and_then(|broken| broken.unverified.first.as_ref()).map(ToString::to_string),
    })
}
