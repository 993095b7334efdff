//! What ends a statement, and the lines that set it.

use super::error::{Problem, SplitError};
use super::text::Text;

/// The longest delimiter, in bytes. It is compared at every byte of a file.
pub(super) const LONGEST: usize = 64;

/// What ends a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Delimiter {
    Semicolon,
    /// Set by `atlas:delimiter` in the first line: between parentheses it is text.
    File(Vec<u8>),
    /// Set by a `DELIMITER` line, as the mysql client reads it: it ends a statement anywhere.
    Client(Vec<u8>),
}

impl Delimiter {
    pub(super) fn of_file(content: &[u8]) -> Result<Self, SplitError> {
        let Some(found) = crate::directory::directive::delimiter(content) else {
            return Ok(Self::Semicolon);
        };
        // Atlas takes the CR of a CRLF for a part of it, and then misses the last one of a file.
        let text = found.trim_end_matches('\r').as_bytes();
        let problem = match text {
            [] => Problem::NoDelimiter,
            [b';'] => return Ok(Self::Semicolon),
            text if text.len() > LONGEST => Problem::LongDelimiter,
            text => return Ok(Self::File(text.to_vec())),
        };
        Err(SplitError::at(content, 0, problem))
    }

    /// The length of the delimiter that stands here, if one does.
    pub(super) fn at(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        let wanted = match self {
            Self::Semicolon => b";".as_slice(),
            Self::File(wanted) | Self::Client(wanted) => wanted,
        };
        text.has(at, wanted).then_some(wanted.len())
    }

    /// Whether it could begin inside a word or between two blanks.
    pub(super) fn is_custom(&self) -> bool {
        *self != Self::Semicolon
    }
}

/// Reads a `DELIMITER` line from behind the word on: the delimiter and the end of the line.
pub(super) fn command(text: &Text<'_>, from: usize) -> Result<(Delimiter, usize), Problem> {
    let end = text.find(from, |byte| byte == b'\n').unwrap_or(text.len());
    let line = text.slice(from, end).trim_ascii();
    let (given, rest) = match line {
        [quote @ (b'\'' | b'"' | b'`'), inner @ ..] => {
            let close = inner.iter().position(|byte| byte == quote).unwrap_or(inner.len());
            (&inner[..close], inner.get(close + 1..).unwrap_or_default())
        }
        _ => {
            let blank = line.iter().position(u8::is_ascii_whitespace).unwrap_or(line.len());
            line.split_at(blank)
        }
    };
    match given {
        _ if !rest.trim_ascii().is_empty() => Err(Problem::BehindDelimiter),
        [] => Err(Problem::NoDelimiter),
        [b';'] => Ok((Delimiter::Semicolon, end)),
        given if given.len() > LONGEST => Err(Problem::LongDelimiter),
        given => Ok((Delimiter::Client(given.to_vec()), end)),
    }
}
