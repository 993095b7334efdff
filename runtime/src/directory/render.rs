//! A migration as the text of its file.

use std::fmt::{self, Write as _};

use super::directives::StatementDirective;
use super::split::only_statement;
use crate::dialect::{self, Refusal};
use crate::migration::{Change, Entry, Migration};
use crate::{Dialect, Printable};

/// The text of a migration's file for a dialect.
///
/// The same migration gives the same bytes at any time, on any machine.
///
/// # Errors
///
/// What the dialect cannot say, and what is missing: a change, a comment.
pub fn render(
    entry: &Entry,
    migration: &Migration,
    dialect: Dialect,
) -> Result<String, RenderError> {
    let mut error = RenderError {
        name: entry.name.to_owned(),
        place: entry.place(),
        missing: Vec::new(),
        refused: Vec::new(),
    };
    let description = entry.description.trim();
    let changes = migration.changes();
    if changes.is_empty() {
        error.missing.push("it has no change (hint: call `m.change(…)`)".to_owned());
    }
    let mut file = String::new();
    if changes.len() > 1 && !description.is_empty() {
        push_comment(&mut file, description);
        file.push('\n');
    }
    for (place, change) in changes.iter().enumerate() {
        let refusals = dialect::check(change.statement(), dialect);
        if !refusals.is_empty() {
            let refusals = refusals.into_iter().map(|refusal| (title(place, change), refusal));
            error.refused.extend(refusals);
            continue;
        }
        let inherited = (changes.len() == 1).then_some(description);
        let comment = change.own_comment().or(inherited).unwrap_or_default().trim();
        if comment.is_empty() {
            error.missing.push(missing_comment(place, changes.len()));
        }
        push_comment(&mut file, comment);
        let written = dialect::write(change.statement(), dialect);
        if let Some(refusal) = not_one(&written.sql, dialect) {
            error.refused.push((title(place, change), refusal));
            continue;
        }
        written.notes.iter().for_each(|note| push_comment(&mut file, note));
        if let Some(rows) = change.expected_rows() {
            if rows.is_empty() {
                let range =
                    format!("it expects {}..={} rows, which is none", rows.start(), rows.end());
                let way_out = "write the least and the most, as 100..=200".to_owned();
                let refusal = Refusal { dialect: None, problem: range, way_out };
                error.refused.push((title(place, change), refusal));
                continue;
            }
            let _ = writeln!(file, "{}", StatementDirective::ExpectRows(rows.clone()));
        }
        file.push_str(&written.sql);
        file.push('\n');
    }
    if error.missing.is_empty() && error.refused.is_empty() { Ok(file) } else { Err(error) }
}

/// Why a text is not exactly one statement with its `;`, if it is not.
///
/// Only text that Amend does not check can fail here, of `Raw` or of sea-query.
fn not_one(sql: &str, dialect: Dialect) -> Option<Refusal> {
    let problem = match only_statement(sql, dialect) {
        Ok(()) => return None,
        Err(Some(error)) => format!("its text cannot be read, at {error}"),
        Err(None) => "its text is not exactly one statement".to_owned(),
    };
    let way_out = "write one whole statement, with no comment at its end";
    Some(Refusal { dialect: Some(dialect), problem, way_out: way_out.to_owned() })
}

fn missing_comment(place: usize, changes: usize) -> String {
    if changes == 1 {
        "its change has no comment (hint: write a doc comment above the function)".to_owned()
    } else {
        format!(
            "change {} has no comment (hint: with more than one change, each says what it is for \
             with `.comment(\"…\")`)",
            place + 1
        )
    }
}

/// How an error calls a change.
fn title(place: usize, change: &Change) -> String {
    match change.own_comment() {
        Some(comment) => {
            let line = comment.trim().lines().next().unwrap_or_default();
            format!("change {} ({})", place + 1, Printable(line))
        }
        None => format!("change {}", place + 1),
    }
}

/// Adds lines of comment. What cannot be seen is written out, and nothing reads as a directive.
fn push_comment(file: &mut String, text: &str) {
    // PostgreSQL ends a comment at a bare CR as well.
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let line = without_directives(&Printable(line).to_string());
        let line = line.trim_end();
        file.push_str("--");
        if !line.is_empty() {
            file.push(' ');
            file.push_str(line);
        }
        file.push('\n');
    }
}

fn without_directives(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        if c == ':'
            && (ends_with_word(&line[..at], "atlas") || ends_with_word(&line[..at], "amend"))
        {
            safe.push(' ');
        }
        safe.push(c);
    }
    safe
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.len()
        .checked_sub(word.len())
        .and_then(|start| text.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Why a function has no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderError {
    name: String,
    place: String,
    missing: Vec<String>,
    refused: Vec<(String, Refusal)>,
}

impl RenderError {
    /// Whether a dialect cannot say it; else the function itself is wrong.
    pub fn is_refusal(&self) -> bool {
        self.missing.is_empty() && self.refused.iter().any(|(_, refusal)| refusal.dialect.is_some())
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let refused = self.refused.iter().map(|(change, refusal)| format!("{change}: {refusal}"));
        let all: Vec<String> = self.missing.iter().cloned().chain(refused).collect();
        write!(f, "{}: migration `{}`", self.place, self.name)?;
        match all.as_slice() {
            [one] => write!(f, ": {one}"),
            many => many.iter().try_for_each(|one| {
                f.write_char('\n')?;
                write!(f, "  {one}")
            }),
        }
    }
}

impl std::error::Error for RenderError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_statement_or_is_refused() {
        let not_one = |sql| not_one(sql, Dialect::Postgres).map(|refusal| refusal.problem);
        assert_eq!(not_one("-- why\nUPDATE t SET a = E'\\';';"), None);
        let problem = Some("its text is not exactly one statement".to_owned());
        for sql in ["UPDATE t; DROP TABLE t;", "UPDATE t -- c;", "-- c;", ";", "UPDATE t;;"] {
            assert_eq!(not_one(sql), problem, "{sql}");
        }
        let unclosed = Some("its text cannot be read, at 2:2: unclosed quote '".to_owned());
        assert_eq!(not_one("UPDATE\n '\\'';"), unclosed);
    }

    #[test]
    fn comments_hold_no_directive_and_no_second_line_of_sql() {
        let mut file = String::new();
        push_comment(&mut file, "a\rDROP TABLE t;\n\nAtlas:sum ignore\u{202e}\r\namend:keep ");
        assert_eq!(
            file,
            "-- a\n-- DROP TABLE t;\n--\n-- Atlas :sum ignore\\u{202e}\n-- amend :keep\n"
        );
    }
}
