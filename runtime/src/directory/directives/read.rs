//! Directives among the comments above a statement.

use super::written::MORE;
use super::{DirectiveError, StatementDirective};
use crate::directory::directive;

/// A comment above a statement.
#[derive(Clone, Copy, Debug)]
pub(in crate::directory) struct Line<'a> {
    pub(in crate::directory) text: &'a [u8],
    /// Its first byte in the file.
    pub(in crate::directory) start: usize,
    /// Whether it is the only thing on the line directly below the comment before it.
    pub(in crate::directory) is_next: bool,
}

/// What the comments above a statement are.
#[derive(Clone, Debug, Default)]
pub(in crate::directory) struct Read<'a> {
    pub(in crate::directory) comments: Vec<&'a [u8]>,
    /// With the first byte of each in the file.
    pub(in crate::directory) directives: Vec<(usize, StatementDirective)>,
}

/// Tells directives from comments; an error comes with the byte where its directive begins.
pub(in crate::directory) fn read<'a>(
    lines: &[Line<'a>],
) -> Result<Read<'a>, (usize, DirectiveError)> {
    let mut found = Read::default();
    let mut lines = lines.iter().peekable();
    while let Some(line) = lines.next() {
        if directive::amend(line.text).is_none() {
            found.comments.push(line.text);
            continue;
        }
        let mut text = line.text.to_vec();
        while let Some(more) =
            lines.next_if(|more| more.is_next && more.text.starts_with(MORE.as_bytes()))
        {
            text.push(b'\n');
            text.extend_from_slice(more.text);
        }
        let at = |error| (line.start, error);
        let text = str::from_utf8(&text).map_err(|_| {
            at(DirectiveError::new("the directive is not UTF-8", "save the file as UTF-8"))
        })?;
        let directive: StatementDirective = text.parse().map_err(at)?;
        if let Some(name) = single(&directive)
            && found.directives.iter().any(|(_, other)| single(other) == Some(name))
        {
            let reason = format!("'amend:{name}' stands above the statement twice");
            return Err(at(DirectiveError::new(reason, "keep one of them")));
        }
        found.directives.push((line.start, directive));
    }
    Ok(found)
}

/// The name of what a statement can have only one of.
fn single(directive: &StatementDirective) -> Option<&'static str> {
    match directive {
        StatementDirective::Batch(_) => Some("batch"),
        StatementDirective::ExpectRows(_) => Some("expect rows"),
        StatementDirective::Keep => Some("keep"),
        StatementDirective::ExpectNone { .. } | StatementDirective::ExpectSome { .. } => None,
    }
}
