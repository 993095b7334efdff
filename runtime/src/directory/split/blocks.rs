//! Bodies of routines and triggers, in which a `;` ends no statement.

mod mysql;
mod postgres;
mod sqlite;

use super::scan::Kind;
use crate::Dialect;

/// Follows one statement, word by word, and knows whether a body is open.
#[derive(Clone, Debug)]
pub(super) enum Blocks<'a> {
    Postgres(postgres::Body<'a>),
    Mysql(mysql::Body<'a>),
    Sqlite(sqlite::Body<'a>),
}

/// A word or a sign between parentheses' outside, as a body sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub(super) kind: Kind,
    pub(super) bytes: &'a [u8],
    pub(super) start: usize,
}

impl Part<'_> {
    fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.bytes.eq_ignore_ascii_case(word.as_bytes())
    }

    fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    fn is_symbol(&self, symbol: u8) -> bool {
        self.kind == Kind::Symbol(symbol)
    }
}

/// The word that opened what is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened<'a> {
    pub(super) word: &'a [u8],
    pub(super) start: usize,
}

impl<'a> Opened<'a> {
    fn by(part: Part<'a>) -> Self {
        Self { word: part.bytes, start: part.start }
    }
}

impl<'a> Blocks<'a> {
    pub(super) fn new(dialect: Dialect) -> Self {
        match dialect {
            Dialect::Postgres => Self::Postgres(postgres::Body::default()),
            Dialect::Mysql => Self::Mysql(mysql::Body::default()),
            Dialect::Sqlite => Self::Sqlite(sqlite::Body::default()),
        }
    }

    /// Takes the next part that stands in no parentheses, they themselves included.
    pub(super) fn feed(&mut self, part: Part<'a>) {
        match self {
            Self::Postgres(body) => body.feed(part),
            Self::Mysql(body) => body.feed(part),
            Self::Sqlite(body) => body.feed(part),
        }
    }

    /// The outermost word whose `END` is to come.
    pub(super) fn opened(&self) -> Option<Opened<'a>> {
        match self {
            Self::Postgres(body) => body.opened(),
            Self::Mysql(body) => body.opened(),
            Self::Sqlite(body) => body.opened(),
        }
    }

    /// How many words wait for their `END`.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::Postgres(body) => usize::from(body.opened().is_some()),
            Self::Mysql(body) => body.depth(),
            Self::Sqlite(body) => usize::from(body.opened().is_some()),
        }
    }
}
