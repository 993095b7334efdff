//! A file as tokens, by the rules of each dialect's own scanner.

use super::delimiter::Delimiter;
use super::error::{Problem, SplitError};
use super::quote;
use super::text::Text;
use crate::Dialect;

/// What a token is, as far as it matters for where a statement ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    LineComment,
    BlockComment,
    Quoted,
    Word,
    Symbol(u8),
    /// The beginning of a comment of the MySQL family that is executed: `/*!50003`.
    Enter,
    /// Its end.
    Leave,
}

/// A few bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A conditional comment: where it begins, and where one that is not executed ends.
#[derive(Clone, Copy, Debug)]
struct Conditional {
    start: usize,
    end: usize,
}

/// Reads tokens one after another, each byte belonging to exactly one.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    pub(super) text: Text<'a>,
    pub(super) dialect: Dialect,
    pub(super) at: usize,
    pub(super) delimiter: Delimiter,
    conditional: Option<Conditional>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(content: &'a [u8], dialect: Dialect, delimiter: Delimiter) -> Self {
        Self { text: Text::new(content), dialect, at: 0, delimiter, conditional: None }
    }

    /// The next token; the delimiter is no token and has to be looked for first.
    pub(super) fn next(&mut self) -> Result<Option<Token>, SplitError> {
        let start = self.at;
        let Some(byte) = self.text.get(start) else {
            return match self.conditional {
                Some(Conditional { start, .. }) => Err(self.error(start, Problem::Comment)),
                None => Ok(None),
            };
        };
        let (kind, end) = self.read(start, byte).map_err(|problem| self.error(start, problem))?;
        match self.conditional {
            // What is not executed ends elsewhere than what is.
            Some(conditional) if kind != Kind::Leave && end > conditional.end - 2 => {
                return Err(self.error(conditional.start, Problem::Conditional));
            }
            Some(conditional) if kind == Kind::Leave && end != conditional.end => {
                return Err(self.error(conditional.start, Problem::Conditional));
            }
            Some(_) if kind == Kind::Leave => self.conditional = None,
            Some(_) | None => {}
        }
        if kind == Kind::Enter {
            self.conditional = Some(self.conditional_at(start)?);
        }
        self.at = end;
        Ok(Some(Token { kind, start, end }))
    }

    /// Whether what is read now stands in a comment that may be executed.
    pub(super) fn is_conditional(&self) -> bool {
        self.conditional.is_some()
    }

    /// The bytes of a token.
    pub(super) fn bytes(&self, token: Token) -> &'a [u8] {
        self.text.slice(token.start, token.end)
    }

    pub(super) fn error(&self, offset: usize, problem: Problem) -> SplitError {
        SplitError::at(self.text.slice(0, self.text.len()), offset, problem)
    }

    fn read(&self, start: usize, byte: u8) -> Result<(Kind, usize), Problem> {
        let (text, dialect) = (&self.text, self.dialect);
        if quote::is_blank(byte, dialect) {
            let end = self.run(start, |byte| quote::is_blank(byte, dialect));
            return Ok((Kind::Blank, end));
        }
        if self.is_line_comment(start, byte) {
            return Ok((Kind::LineComment, quote::line_comment(text, start, dialect)));
        }
        if text.has(start, b"/*") {
            return self.comment(start);
        }
        let own = match dialect {
            Dialect::Postgres => self.postgres(start, byte)?,
            Dialect::Mysql => self.mysql(start, byte)?,
            Dialect::Sqlite => self.sqlite(start, byte)?,
        };
        Ok(match own {
            Some(token) => token,
            None if begins_word(byte, dialect) => {
                (Kind::Word, self.run(start, |byte| in_word(byte, dialect)))
            }
            None => (Kind::Symbol(byte), start + 1),
        })
    }

    /// What only PostgreSQL reads so.
    fn postgres(&self, start: usize, byte: u8) -> Result<Option<(Kind, usize)>, Problem> {
        let text = &self.text;
        let end = match byte {
            b'\'' | b'"' => quote::quoted(text, start, false)?,
            b'$' => match quote::dollar_tag(text, start) {
                Some(tag) => quote::dollar_quoted(text, start, tag)?,
                None => return Ok(None),
            },
            // Only where the letter is a word: words are read from their beginnings.
            b'e' | b'E' if text.get(start + 1) == Some(b'\'') => quote::escaped(text, start + 1)?,
            b'\\' => return Err(Problem::Backslash),
            _ => return Ok(None),
        };
        Ok(Some((Kind::Quoted, end)))
    }

    /// What only the MySQL family reads so.
    fn mysql(&self, start: usize, byte: u8) -> Result<Option<(Kind, usize)>, Problem> {
        let text = &self.text;
        let end = match byte {
            b'\'' | b'"' => quote::quoted(text, start, true)?,
            b'`' => quote::quoted(text, start, false)?,
            b'$' if quote::dollar_tag(text, start).is_some() => return Err(Problem::FamilyDollar),
            b'*' if self.is_conditional() && text.has(start, b"*/") => {
                return Ok(Some((Kind::Leave, start + 2)));
            }
            _ => return Ok(None),
        };
        Ok(Some((Kind::Quoted, end)))
    }

    /// What only SQLite reads so.
    fn sqlite(&self, start: usize, byte: u8) -> Result<Option<(Kind, usize)>, Problem> {
        let text = &self.text;
        let end = match byte {
            b'\'' | b'"' | b'`' => quote::quoted(text, start, false)?,
            b'[' => quote::bracketed(text, start)?,
            b'$' | b'@' | b'#' | b':' => return self.variable(start, byte).map(Some),
            _ => return Ok(None),
        };
        Ok(Some((Kind::Quoted, end)))
    }

    /// The end of a run that begins here; a delimiter ends it, which may be of the same bytes.
    fn run(&self, start: usize, wanted: impl Fn(u8) -> bool) -> usize {
        if !self.delimiter.is_custom() {
            return self.text.skip(start, wanted);
        }
        let mut at = start + 1;
        while self.text.get(at).is_some_and(&wanted) && self.delimiter.at(&self.text, at).is_none()
        {
            at += 1;
        }
        at
    }

    fn is_line_comment(&self, start: usize, byte: u8) -> bool {
        let is_double = byte == b'-' && self.text.get(start + 1) == Some(b'-');
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => is_double,
            Dialect::Mysql => {
                let behind = || self.text.get(start + 2);
                let ends = || behind().is_none_or(|byte| byte == b' ' || byte.is_ascii_control());
                byte == b'#' || is_double && ends()
            }
        }
    }

    fn comment(&self, start: usize) -> Result<(Kind, usize), Problem> {
        let (text, dialect) = (&self.text, self.dialect);
        match dialect {
            Dialect::Mysql if text.has(start, b"/*!") || text.has(start, b"/*M!") => {
                let version = text.find(start, |byte| byte == b'!').unwrap_or(start) + 1;
                let digits = |n: &usize| text.get(version + n).is_some_and(|b| b.is_ascii_digit());
                let end = version + (0..6).take_while(digits).count();
                Ok((Kind::Enter, end))
            }
            // SQLite takes these two bytes at the very end for operators.
            Dialect::Sqlite if start + 2 == text.len() => Ok((Kind::Symbol(b'/'), start + 1)),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {
                Ok((Kind::BlockComment, quote::block_comment(text, start, dialect)?))
            }
        }
    }

    fn conditional_at(&self, start: usize) -> Result<Conditional, SplitError> {
        let text = &self.text;
        // A server that does not execute it lets one comment stand inside of it; to MySQL, what
        // only MariaDB executes is a comment like any other.
        let end = quote::nested(text, start + 2, 1);
        let plain = quote::nested(text, start + 2, 0);
        let problem = match end {
            None => Problem::Comment,
            Some(_) if self.conditional.is_some() => Problem::Conditional,
            Some(_) if text.has(start, b"/*M!") && plain != end => Problem::Conditional,
            Some(end) => return Ok(Conditional { start, end }),
        };
        Err(self.error(start, problem))
    }

    /// What SQLite reads as one variable, up to a parenthesis in which anything may stand.
    fn variable(&self, start: usize, byte: u8) -> Result<(Kind, usize), Problem> {
        let text = &self.text;
        let mut at = start + 1;
        loop {
            at = text.skip(at, |byte| in_word(byte, Dialect::Sqlite));
            if !text.has(at, b"::") {
                break;
            }
            at += 2;
        }
        match text.get(at) {
            Some(b'(') if at > start + 1 => Err(Problem::Variable),
            _ if at > start + 1 => Ok((Kind::Word, at)),
            _ => Ok((Kind::Symbol(byte), at)),
        }
    }
}

fn begins_word(byte: u8, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Postgres => byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80,
        // A number is a word too: where it ends does not matter.
        Dialect::Mysql | Dialect::Sqlite => in_word(byte, dialect),
    }
}

fn in_word(byte: u8, dialect: Dialect) -> bool {
    let is_letter = byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    match dialect {
        Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => is_letter || byte == b'$',
    }
}
