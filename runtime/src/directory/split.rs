//! A file as statements, each with the comments and directives that stand directly above it.
//!
//! [`pieces`] reads the file byte by byte by the rules of its dialect; [`split`] puts together
//! what belongs to a statement. Where nobody can say where a statement ends, both say so: two
//! statements never become one.

mod above;
mod blocks;
mod delimiter;
mod error;
mod pieces;
mod quote;
mod scan;
#[cfg(test)]
mod tests;
mod text;

use std::ops::Range;

use above::Above;
use delimiter::Delimiter;
use scan::{Kind, Scanner};

use super::directives::{StatementDirective, marks};
use crate::Dialect;

pub(super) use error::Problem;
pub use error::SplitError;
pub use pieces::{Piece, PieceKind, Pieces, pieces};

/// A statement of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementText<'a> {
    /// Its bytes, without the delimiter and without white space at either end.
    pub text: &'a [u8],
    /// Where it stands in the file.
    pub range: Range<usize>,
    /// The line that it begins on, counted from 1.
    pub line: usize,
    /// The comments directly above it, one a line comment, without `amend:` directives.
    pub comments: Vec<&'a [u8]>,
    /// The `amend:` directives among them.
    pub directives: Vec<StatementDirective>,
}

/// Splits a file into its statements.
///
/// A comment belongs to the statement below it, unless a blank line stands between; comments of
/// the header, and others that stand alone, are left out. The mysql client's `DELIMITER` lines and
/// `-- atlas:delimiter` in the first line are followed.
///
/// ```
/// use amend::Dialect;
/// use amend::directory::split;
///
/// let file = b"-- One.\nUPDATE t SET a = ';';\nUPDATE t SET b = 2;\n";
/// let statements = split(file, Dialect::Postgres)?;
/// assert_eq!(statements[0].text, b"UPDATE t SET a = ';'");
/// assert_eq!(statements[0].comments, [b"-- One."]);
/// assert_eq!((statements[1].line, statements[1].range.start), (3, 30));
/// # Ok::<(), amend::directory::SplitError>(())
/// ```
///
/// # Errors
///
/// If a quote, a comment, a parenthesis or a body is not closed, or something else makes it
/// unclear what a statement is; and if a directive is not known, is not as it should be, or would
/// be lost where it stands.
pub fn split(content: &[u8], dialect: Dialect) -> Result<Vec<StatementText<'_>>, SplitError> {
    let mut above = Above::new(content)?;
    let mut statements = Vec::new();
    let mut lines = Lines { content, at: 0, line: 1 };
    for piece in pieces(content, dialect) {
        let piece = piece?;
        let text = &content[piece.start..piece.end];
        match piece.kind {
            PieceKind::ByteOrderMark => above.byte_order_mark(piece.end)?,
            PieceKind::Blank => above.blank(text)?,
            PieceKind::Comment => above.comment(text, piece.start)?,
            PieceKind::Delimiter => above.alone()?,
            PieceKind::DelimiterLine => {}
            PieceKind::Statement => {
                let read = above.take()?;
                check_marks(content, &piece, &read.directives, dialect)?;
                for (start, directive) in &read.directives {
                    check_query(content, *start, directive, dialect)?;
                }
                statements.push(StatementText {
                    text,
                    range: piece.start..piece.end,
                    line: lines.at(piece.start),
                    comments: read.comments,
                    directives: read.directives.into_iter().map(|(_, found)| found).collect(),
                });
            }
        }
    }
    above.alone()?;
    Ok(statements)
}

/// Counts lines as the file goes by.
struct Lines<'a> {
    content: &'a [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, offset: usize) -> usize {
        let passed = self.content.get(self.at..offset).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = offset;
        self.line
    }
}

/// A batched statement has marks and no other has.
fn check_marks(
    content: &[u8],
    piece: &Piece,
    directives: &[(usize, StatementDirective)],
    dialect: Dialect,
) -> Result<(), SplitError> {
    let batch = directives.iter().find_map(|(start, directive)| match directive {
        StatementDirective::Batch(_) => Some(*start),
        StatementDirective::ExpectNone { .. }
        | StatementDirective::ExpectSome { .. }
        | StatementDirective::ExpectRows(_)
        | StatementDirective::Keep => None,
    });
    let error = |offset, reason: String, hint: String| {
        Err(SplitError::at(content, offset, Problem::Directive(reason, hint)))
    };
    match (batch, marks(&content[piece.start..piece.end], dialect)) {
        (_, Err(wrong)) => error(piece.start, wrong.reason, wrong.hint),
        (None, Ok(None)) | (Some(_), Ok(Some(_))) => Ok(()),
        (Some(batch), Ok(None)) => error(
            batch,
            "'amend:batch' stands above a statement without marks".to_owned(),
            "write WHERE /* amend:rows */ (condition) /* amend:range */".to_owned(),
        ),
        (None, Ok(Some(marks))) => error(
            piece.start + marks.rows.start,
            "'amend:rows' stands in a statement that is not batched".to_owned(),
            "put -- amend:batch table=… key=… size=… above it, or take the marks out".to_owned(),
        ),
    }
}

fn check_query(
    content: &[u8],
    start: usize,
    directive: &StatementDirective,
    dialect: Dialect,
) -> Result<(), SplitError> {
    let query = match directive {
        StatementDirective::ExpectNone { query, .. }
        | StatementDirective::ExpectSome { query, .. } => query,
        StatementDirective::Batch(_)
        | StatementDirective::ExpectRows(_)
        | StatementDirective::Keep => return Ok(()),
    };
    let reason = match only_statement(&format!("{query};"), dialect) {
        Ok(()) => return Ok(()),
        Err(Some(error)) => format!("the query of 'amend:expect' cannot be read: {error}"),
        Err(None) => "the query of 'amend:expect' is not exactly one statement".to_owned(),
    };
    let hint = "write one query, without a ';'".to_owned();
    Err(SplitError::at(content, start, Problem::Directive(reason, hint)))
}

/// Whether a text that ends in a `;` is exactly one statement.
///
/// The error is what cannot be read, and `None` if there are more statements, or none, or if the
/// last `;` ends nothing.
pub(super) fn only_statement(text: &str, dialect: Dialect) -> Result<(), Option<SplitError>> {
    let (mut statements, mut delimiters, mut is_closed) = (0, 0, false);
    for piece in pieces(text.as_bytes(), dialect) {
        let piece = piece.map_err(Some)?;
        match piece.kind {
            PieceKind::Statement => statements += 1,
            PieceKind::DelimiterLine => return Err(None),
            PieceKind::Delimiter => {
                (delimiters, is_closed) = (delimiters + 1, piece.end == text.len())
            }
            PieceKind::ByteOrderMark | PieceKind::Blank | PieceKind::Comment => {}
        }
    }
    if (statements, delimiters, is_closed) == (1, 1, true) { Ok(()) } else { Err(None) }
}

/// What stands in a statement besides white space.
pub(super) struct CodeToken {
    pub(super) range: Range<usize>,
    pub(super) is_comment: bool,
}

/// What stands in a statement besides white space and comments, token by token.
#[cfg(feature = "_engine")]
pub(crate) fn code(statement: &[u8], dialect: Dialect) -> impl Iterator<Item = &[u8]> {
    code_tokens(statement, dialect)
        .filter_map(Result::ok)
        .filter(|token| !token.is_comment)
        .filter_map(|token| statement.get(token.range))
}

/// The tokens of one statement.
pub(super) fn code_tokens(
    statement: &[u8],
    dialect: Dialect,
) -> impl Iterator<Item = Result<CodeToken, SplitError>> {
    let mut scanner = Scanner::new(statement, dialect, Delimiter::Semicolon);
    std::iter::from_fn(move || {
        loop {
            match scanner.next().transpose()? {
                Ok(token) if token.kind == Kind::Blank => {}
                Ok(token) => {
                    let is_comment = matches!(token.kind, Kind::LineComment | Kind::BlockComment);
                    return Some(Ok(CodeToken { range: token.start..token.end, is_comment }));
                }
                Err(error) => return Some(Err(error)),
            }
        }
    })
    // What comes behind an error means nothing.
    .scan(false, |is_broken, token: Result<CodeToken, SplitError>| {
        let goes_on = !*is_broken;
        *is_broken = token.is_err();
        goes_on.then_some(token)
    })
}
