//! Where quotes and comments end, in each dialect.

use super::error::Problem;
use super::text::Text;
use crate::Dialect;

/// The end of what is quoted from here on. `escape` is whether a backslash escapes.
pub(super) fn quoted(text: &Text<'_>, start: usize, escape: bool) -> Result<usize, Problem> {
    let quote = text.get(start).unwrap_or_default();
    let mut at = start + 1;
    loop {
        let stop = |byte| byte == quote || escape && byte == b'\\';
        let found = text.find(at, stop).ok_or(Problem::Quote(quote))?;
        at = match text.get(found) {
            Some(byte) if byte != quote => found + 2,
            _ if text.get(found + 1) == Some(quote) => found + 2,
            _ => return Ok(found + 1),
        };
    }
}

/// The end of PostgreSQL's `'…'` behind an `E`, whose escapes go on in every further part of it:
/// parts are joined where a line end and no more than blanks and comments stand between them.
pub(super) fn escaped(text: &Text<'_>, start: usize) -> Result<usize, Problem> {
    let mut end = quoted(text, start, true)?;
    while let Some(next) = continued(text, end) {
        end = quoted(text, next, true)?;
    }
    Ok(end)
}

fn continued(text: &Text<'_>, end: usize) -> Option<usize> {
    let is_end = |byte| byte == b'\n' || byte == b'\r';
    let mut at = end;
    let mut lines = false;
    loop {
        let blanks = text.skip(at, |byte| is_blank(byte, Dialect::Postgres));
        lines |= text.slice(at, blanks).iter().any(|byte| is_end(*byte));
        at = blanks;
        match text.get(at)? {
            b'\'' => return lines.then_some(at),
            b'-' if text.get(at + 1) == Some(b'-') => at = text.find(at, is_end)?,
            _ => return None,
        }
    }
}

/// The end of SQLite's `[…]`, in which nothing escapes.
pub(super) fn bracketed(text: &Text<'_>, start: usize) -> Result<usize, Problem> {
    let close = text.find(start, |byte| byte == b']').ok_or(Problem::Quote(b'['))?;
    Ok(close + 1)
}

/// The end of the tag `$…$` that begins here, if one does.
pub(super) fn dollar_tag(text: &Text<'_>, start: usize) -> Option<usize> {
    let begins = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80;
    let end = match text.get(start + 1)? {
        b'$' => start + 1,
        byte if begins(byte) => text.skip(start + 1, |byte| begins(byte) || byte.is_ascii_digit()),
        _ => return None,
    };
    (text.get(end) == Some(b'$')).then_some(end + 1)
}

/// The end of the dollar quote whose tag stands here.
pub(super) fn dollar_quoted(text: &Text<'_>, start: usize, tag: usize) -> Result<usize, Problem> {
    let tag = text.slice(start, tag);
    let close = text.find_all(start + tag.len(), tag);
    Ok(close.ok_or_else(|| Problem::DollarQuote(tag.to_vec()))? + tag.len())
}

/// The end of the line comment that begins here, its line end left out.
pub(super) fn line_comment(text: &Text<'_>, start: usize, dialect: Dialect) -> usize {
    // PostgreSQL ends a comment at a bare CR, and nobody else does.
    let is_end = |byte| match dialect {
        Dialect::Postgres => byte == b'\n' || byte == b'\r',
        Dialect::Mysql | Dialect::Sqlite => byte == b'\n',
    };
    let end = text.find(start, is_end).unwrap_or(text.len());
    // The CR of a CRLF belongs to the line end; only this one may be left, of any number.
    let crlf = end > start && text.slice(end - 1, end) == b"\r" && text.get(end).is_some();
    if crlf { end - 1 } else { end }
}

/// The end of the block comment that begins here, as the dialect nests them.
pub(super) fn block_comment(
    text: &Text<'_>,
    start: usize,
    dialect: Dialect,
) -> Result<usize, Problem> {
    let end = match dialect {
        Dialect::Postgres => nested(text, start + 2, usize::MAX),
        Dialect::Mysql => nested(text, start + 2, 0),
        Dialect::Sqlite => nested(text, start + 2, 0).or(Some(text.len())),
    };
    end.ok_or(Problem::Comment)
}

/// The end of a comment from inside it, if comments in it nest so deep.
pub(super) fn nested(text: &Text<'_>, from: usize, deepest: usize) -> Option<usize> {
    let mut depth = 0;
    let mut at = from;
    loop {
        at = text.find(at, |byte| byte == b'*' || byte == b'/')?;
        match (text.get(at), text.get(at + 1)) {
            (Some(b'*'), Some(b'/')) if depth == 0 => return Some(at + 2),
            (Some(b'*'), Some(b'/')) => (depth, at) = (depth - 1, at + 2),
            (Some(b'/'), Some(b'*')) if depth < deepest => (depth, at) = (depth + 1, at + 2),
            _ => at += 1,
        }
    }
}

/// What the dialect's own scanner takes for white space.
pub(super) fn is_blank(byte: u8, dialect: Dialect) -> bool {
    match byte {
        b' ' | b'\t' | b'\n' | b'\r' | 0x0c => true,
        0x0b => match dialect {
            Dialect::Mysql => true,
            Dialect::Postgres | Dialect::Sqlite => false,
        },
        _ => false,
    }
}
