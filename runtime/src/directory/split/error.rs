//! Why a file cannot be split, and where.

use std::fmt;

use crate::Dialect;
use crate::directory::shown::Shown;

/// A place in a file from which on nobody can say where its statements end, or a directive that
/// would be lost there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SplitError {
    /// The line, counted from 1; a line ends with LF.
    pub line: usize,
    /// The byte in the line, counted from 1.
    pub column: usize,
    /// The byte in the file, counted from 0.
    pub offset: usize,
    problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::directory) enum Problem {
    Nul,
    Quote(u8),
    DollarQuote(Vec<u8>),
    /// A `$…$` in a file for MySQL and MariaDB.
    FamilyDollar,
    Comment,
    OpenParenthesis,
    SemicolonInParentheses,
    CloseParenthesis,
    Block(Vec<u8>),
    Backslash,
    Variable,
    Conditional,
    SemicolonInConditional,
    NoDelimiter,
    LongDelimiter,
    BehindDelimiter,
    DelimiterBehind,
    ForeignDelimiter(Dialect),
    HeaderBehindMark,
    /// A directive, a header or a mark: what is wrong with it, and what to do.
    Directive(String, String),
}

impl SplitError {
    pub(in crate::directory) fn at(content: &[u8], offset: usize, problem: Problem) -> Self {
        let before = content.get(..offset).unwrap_or(content);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        Self { line, column: before.len() - start + 1, offset, problem }
    }
}

impl fmt::Display for SplitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.problem)
    }
}

impl std::error::Error for SplitError {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nul => f.write_str(
                "a NUL byte, behind which servers read nothing (hint: write it with a function)",
            ),
            Self::Quote(quote) => write!(f, "unclosed quote {}", Shown::bytes(&[*quote])),
            Self::DollarQuote(tag) => write!(f, "unclosed quote {}", Shown::bytes(tag)),
            Self::FamilyDollar => f.write_str(
                "a quote between dollars on MySQL is a name on MariaDB (hint: write '…', or \
                 `…` for a name)",
            ),
            Self::Comment => f.write_str("unclosed comment"),
            Self::OpenParenthesis => f.write_str("unclosed '('"),
            Self::SemicolonInParentheses => {
                f.write_str("unclosed '(' before the end of the statement")
            }
            Self::CloseParenthesis => f.write_str("unexpected ')'"),
            Self::Block(word) => write!(f, "{} without its END", Shown::bytes(word)),
            Self::Backslash => f.write_str(
                "a backslash outside of quotes is a command of psql, which no other program \
                 understands (hint: take it out)",
            ),
            Self::Variable => {
                f.write_str("a variable with parentheses (hint: a migration has no parameters)")
            }
            Self::Conditional => f.write_str(
                "a conditional comment that ends in different places on different servers \
                 (hint: have no quote, comment or block reach over its end)",
            ),
            Self::SemicolonInConditional => f.write_str(
                "a statement that ends inside a conditional comment (hint: put the ';' behind it)",
            ),
            Self::NoDelimiter => f.write_str("DELIMITER without a delimiter"),
            Self::LongDelimiter => {
                write!(f, "a delimiter of more than {} bytes", super::delimiter::LONGEST)
            }
            Self::BehindDelimiter => f.write_str(
                "more than a delimiter behind DELIMITER, which the mysql client would ignore",
            ),
            Self::DelimiterBehind => f.write_str(
                "DELIMITER behind something else, where no client obeys it (hint: put it on a \
                 line of its own)",
            ),
            Self::ForeignDelimiter(dialect) => write!(
                f,
                "DELIMITER is a command of the mysql client and no SQL for {} (hint: \
                 '-- atlas:delimiter …' in the first line)",
                dialect.title()
            ),
            Self::HeaderBehindMark => f.write_str(
                "a byte order mark, behind which nobody finds the header (hint: take it out)",
            ),
            Self::Directive(reason, hint) => write!(f, "{reason} (hint: {hint})"),
        }
    }
}
