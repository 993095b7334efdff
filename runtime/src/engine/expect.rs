//! What must hold before a statement or behind it: asked in its transaction.

use super::error::{Error, ExpectationError, Standing};
use super::message::{Answers, Message, Part};
use super::script::Script;
use crate::directory::{StatementDirective, When};

/// Adds the questions of a statement to a message; how many there are.
pub(super) fn ask(message: &mut Message, script: &Script, index: usize, asked: When) -> usize {
    let mut count = 0;
    for directive in directives(script, index) {
        let sql = match directive {
            StatementDirective::ExpectNone { when, query } if *when == asked => {
                query.as_str().to_owned()
            }
            // That there is one is enough; a table need not come over the wire for it.
            StatementDirective::ExpectSome { when, query } if *when == asked => {
                format!("SELECT 1 FROM (SELECT 1 AS one) AS one WHERE EXISTS (\n{query}\n)")
            }
            StatementDirective::ExpectNone { .. }
            | StatementDirective::ExpectSome { .. }
            | StatementDirective::ExpectRows(_)
            | StatementDirective::Batch(_)
            | StatementDirective::Keep => continue,
        };
        message.push(Part::Question, &sql);
        count += 1;
    }
    count
}

/// Whether anything is asked of a statement's count.
pub(super) fn counts(script: &Script, index: usize) -> bool {
    let is_count = |d: &StatementDirective| matches!(d, StatementDirective::ExpectRows(_));
    directives(script, index).iter().any(is_count)
}

/// Compares answers with what was expected of a statement; the first that differs is the error.
pub(super) fn check(
    script: &Script,
    index: usize,
    asked: When,
    answers: &Answers,
    standing: Standing,
) -> Result<(), Error> {
    let mut questions = answers.questions.iter();
    for directive in directives(script, index) {
        let (expected, found, keys) = match directive {
            StatementDirective::ExpectNone { when, query } if *when == asked => {
                let Some((rows, count)) = questions.next() else { continue };
                if *count == 0 {
                    continue;
                }
                let keys = rows.iter().map(|row| row.first().cloned().flatten());
                let keys = keys.map(|key| key.unwrap_or_else(|| "NULL".to_owned())).collect();
                (format!("none {} ({})", word(asked), line(query.as_str())), rows_of(*count), keys)
            }
            StatementDirective::ExpectSome { when, query } if *when == asked => {
                let Some((_, count)) = questions.next() else { continue };
                if *count > 0 {
                    continue;
                }
                let expected = format!("some {} ({})", word(asked), line(query.as_str()));
                (expected, "none".to_owned(), Vec::new())
            }
            StatementDirective::ExpectRows(range) if asked == When::After => {
                let done = answers.statements.iter().find(|done| done.index == index);
                let rows = done.and_then(|done| done.rows).unwrap_or_default();
                if range.contains(&rows) {
                    continue;
                }
                let expected = format!("{}..={} rows", range.start(), range.end());
                (expected, rows_of(rows), Vec::new())
            }
            StatementDirective::ExpectNone { .. }
            | StatementDirective::ExpectSome { .. }
            | StatementDirective::ExpectRows(_)
            | StatementDirective::Batch(_)
            | StatementDirective::Keep => continue,
        };
        let (file, number) = (script.name.clone(), index + 1);
        let line = script.statements.get(index).map_or(0, |statement| statement.line);
        let error = ExpectationError { file, number, line, expected, found, keys, standing };
        return Err(Error::Expectation(Box::new(error)));
    }
    Ok(())
}

fn directives(script: &Script, index: usize) -> &[StatementDirective] {
    script.statements.get(index).map_or(&[], |statement| &statement.directives)
}

fn word(when: When) -> &'static str {
    match when {
        When::Before => "before",
        When::After => "after",
    }
}

fn line(query: &str) -> String {
    crate::Printable(query.lines().next().unwrap_or_default()).to_string()
}

fn rows_of(count: u64) -> String {
    format!("{count} {}", if count == 1 { "row" } else { "rows" })
}
