//! A file as pieces: statements and everything between them.

use super::blocks::{Blocks, Part};
use super::delimiter::{self, Delimiter};
use super::error::{Problem, SplitError};
use super::scan::{Kind, Scanner, Token};
use crate::Dialect;
use crate::directory::directive;

/// A part of a file; those of a file, one behind the other, are the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last one.
    pub end: usize,
}

/// What a [`Piece`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// U+FEFF at the very beginning.
    ByteOrderMark,
    /// White space.
    Blank,
    /// One comment between statements, its line end left out.
    Comment,
    /// A statement, from its first byte to its last.
    Statement,
    /// What ends a statement, `;` or what the file sets.
    Delimiter,
    /// A line that sets it: `-- atlas:delimiter` in the first, or the mysql client's `DELIMITER`.
    DelimiterLine,
}

/// Reads the pieces of a file one after another.
///
/// Every byte is in exactly one of them, unless the file cannot be split: then the last item is
/// the error. Reading takes time in proportion to the file and no memory but a body's nesting.
///
/// ```
/// use amend::Dialect;
/// use amend::directory::{PieceKind, pieces};
///
/// let file = b"-- One.\nUPDATE t SET a = ';';\n";
/// let kinds: Vec<_> = pieces(file, Dialect::Sqlite).map(|piece| piece.unwrap().kind).collect();
/// use PieceKind::{Blank, Comment, Delimiter, Statement};
/// assert_eq!(kinds, [Comment, Blank, Statement, Delimiter, Blank]);
/// ```
pub fn pieces(content: &[u8], dialect: Dialect) -> Pieces<'_> {
    let scanner = Scanner::new(content, dialect, Delimiter::Semicolon);
    Pieces { scanner, state: State::Start }
}

/// The iterator that [`pieces`] returns.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    scanner: Scanner<'a>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Start,
    /// The first line says what ends a statement and is not read by that rule.
    FirstLine,
    Within,
    Ended,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece, SplitError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Ended {
            return None;
        }
        let start = self.scanner.at;
        match self.piece() {
            Ok(Some(kind)) => Some(Ok(Piece { kind, start, end: self.scanner.at })),
            Ok(None) => {
                self.state = State::Ended;
                None
            }
            Err(error) => {
                self.state = State::Ended;
                Some(Err(error))
            }
        }
    }
}

impl<'a> Pieces<'a> {
    fn piece(&mut self) -> Result<Option<PieceKind>, SplitError> {
        if self.state == State::Start {
            self.start()?;
            if self.scanner.text.has(0, BYTE_ORDER_MARK) {
                self.scanner.at = BYTE_ORDER_MARK.len();
                return Ok(Some(PieceKind::ByteOrderMark));
            }
        }
        if self.state != State::FirstLine
            && let Some(length) = self.scanner.delimiter.at(&self.scanner.text, self.scanner.at)
        {
            self.scanner.at += length;
            return Ok(Some(PieceKind::Delimiter));
        }
        let is_first_line = self.state == State::FirstLine;
        self.state = State::Within;
        let before = self.scanner.at;
        let Some(token) = self.scanner.next()? else { return Ok(None) };
        match token.kind {
            Kind::LineComment if is_first_line => Ok(Some(PieceKind::DelimiterLine)),
            Kind::Blank => Ok(Some(PieceKind::Blank)),
            Kind::LineComment | Kind::BlockComment => Ok(Some(PieceKind::Comment)),
            Kind::Word if self.scanner.bytes(token).eq_ignore_ascii_case(b"DELIMITER") => {
                self.delimiter_line(token)
            }
            Kind::Quoted | Kind::Word | Kind::Symbol(_) | Kind::Enter | Kind::Leave => {
                self.statement(before, token)
            }
        }
    }

    /// What has to be known before the first piece.
    fn start(&mut self) -> Result<(), SplitError> {
        let text = &self.scanner.text;
        let content = text.slice(0, text.len());
        if let Some(at) = text.find(0, |byte| byte == 0) {
            return Err(self.scanner.error(at, Problem::Nul));
        }
        self.scanner.delimiter = Delimiter::of_file(content)?;
        let is_set = self.scanner.delimiter.is_custom();
        self.state = if is_set { State::FirstLine } else { State::Within };
        Ok(())
    }

    fn delimiter_line(&mut self, word: Token) -> Result<Option<PieceKind>, SplitError> {
        let scanner = &mut self.scanner;
        match scanner.dialect {
            Dialect::Mysql => {}
            dialect @ (Dialect::Postgres | Dialect::Sqlite) => {
                return Err(scanner.error(word.start, Problem::ForeignDelimiter(dialect)));
            }
        }
        let before = scanner.text.slice(0, word.start);
        let indent = before.iter().rev().take_while(|byte| !matches!(byte, b'\n'));
        if !indent.into_iter().all(u8::is_ascii_whitespace) {
            return Err(scanner.error(word.start, Problem::DelimiterBehind));
        }
        let set = delimiter::command(&scanner.text, word.end);
        let (delimiter, end) = set.map_err(|problem| scanner.error(word.start, problem))?;
        (scanner.delimiter, scanner.at) = (delimiter, end);
        Ok(Some(PieceKind::DelimiterLine))
    }

    /// Reads a statement whose first token is this one, up to its delimiter.
    fn statement(&mut self, start: usize, first: Token) -> Result<Option<PieceKind>, SplitError> {
        let mut statement = Statement::new(self.scanner.dialect);
        let mut token = first;
        let mut end = start;
        loop {
            if token.kind != Kind::Blank {
                end = token.end;
            }
            statement.take(token, &self.scanner)?;
            if self.ends(&statement)? {
                break;
            }
            match self.scanner.next()? {
                Some(next) => token = next,
                None => break,
            }
        }
        statement.close(&self.scanner)?;
        self.scanner.at = end;
        Ok(Some(PieceKind::Statement))
    }

    /// Whether a delimiter stands here that ends the statement.
    fn ends(&self, statement: &Statement<'a>) -> Result<bool, SplitError> {
        let scanner = &self.scanner;
        if scanner.delimiter.at(&scanner.text, scanner.at).is_none() {
            return Ok(false);
        }
        let in_parentheses = statement.parentheses > 0;
        let ends = match (&scanner.delimiter, scanner.dialect) {
            (Delimiter::File(_), _) => !in_parentheses,
            (Delimiter::Client(_), _) => true,
            // A rule of PostgreSQL has statements between parentheses.
            (Delimiter::Semicolon, Dialect::Postgres) => {
                !in_parentheses && statement.blocks.opened().is_none()
            }
            (Delimiter::Semicolon, Dialect::Mysql | Dialect::Sqlite) if in_parentheses => {
                return Err(scanner.error(statement.opened, Problem::SemicolonInParentheses));
            }
            (Delimiter::Semicolon, Dialect::Mysql | Dialect::Sqlite) => {
                statement.blocks.opened().is_none()
            }
        };
        if ends && scanner.is_conditional() {
            return Err(scanner.error(scanner.at, Problem::SemicolonInConditional));
        }
        Ok(ends)
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What is open in a statement.
struct Statement<'a> {
    parentheses: usize,
    /// Where the outermost of them is.
    opened: usize,
    blocks: Blocks<'a>,
    /// Depths of parentheses and blocks where the conditional comment began.
    entered: (usize, usize),
}

impl<'a> Statement<'a> {
    fn new(dialect: Dialect) -> Self {
        Self { parentheses: 0, opened: 0, blocks: Blocks::new(dialect), entered: (0, 0) }
    }

    fn take(&mut self, token: Token, scanner: &Scanner<'a>) -> Result<(), SplitError> {
        let error = |problem| Err(scanner.error(token.start, problem));
        let bytes = scanner.bytes(token);
        match token.kind {
            Kind::Blank | Kind::BlockComment => return Ok(()),
            Kind::LineComment if directive::amend(bytes).is_some() => {
                return error(Problem::Directive(
                    "a directive stands inside a statement".to_owned(),
                    "put it on a line of its own, directly above the statement".to_owned(),
                ));
            }
            Kind::LineComment => return Ok(()),
            Kind::Enter => {
                self.entered = (self.parentheses, self.blocks.depth());
                return Ok(());
            }
            Kind::Leave if self.entered != (self.parentheses, self.blocks.depth()) => {
                return error(Problem::Conditional);
            }
            Kind::Leave => return Ok(()),
            Kind::Symbol(b'(') => {
                if self.parentheses == 0 {
                    self.opened = token.start;
                }
                self.parentheses += 1;
            }
            Kind::Symbol(b')') => match self.parentheses.checked_sub(1) {
                Some(left) => self.parentheses = left,
                None => return error(Problem::CloseParenthesis),
            },
            Kind::Quoted | Kind::Word | Kind::Symbol(_) => {}
        }
        let is_outermost = token.kind == Kind::Symbol(b'(') && self.parentheses == 1;
        if (self.parentheses == 0 || is_outermost) && !scanner.delimiter.is_custom() {
            self.blocks.feed(Part { kind: token.kind, bytes, start: token.start });
        }
        Ok(())
    }

    /// At the end of the statement nothing may be open.
    fn close(&self, scanner: &Scanner<'a>) -> Result<(), SplitError> {
        if self.parentheses > 0 {
            return Err(scanner.error(self.opened, Problem::OpenParenthesis));
        }
        match self.blocks.opened() {
            Some(opened) => Err(scanner.error(opened.start, Problem::Block(opened.word.to_vec()))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
impl Pieces<'_> {
    /// How often a byte has been looked at so far.
    pub(super) fn looks(&self) -> usize {
        self.scanner.text.looks()
    }
}
