//! A migration file, read and split, before any of it runs.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::error::{Error, Problem};
use super::nature::{self, Nature, Reading};
use crate::Dialect;
use crate::database::Recorded;
use crate::directory::{FileName, Header, Sealed, StatementDirective, TxMode, split};

/// A file that is about to run.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) name: FileName,
    /// Its line in the sum.
    pub(super) hash: String,
    /// What its header says of transactions.
    pub(super) mode: Option<TxMode>,
    pub(super) statements: Vec<Statement>,
    content: String,
}

/// A statement of a file.
#[derive(Debug)]
pub(super) struct Statement {
    range: Range<usize>,
    /// Whether a `;` ends it, which is part of what Atlas hashes.
    is_closed: bool,
    pub(super) line: usize,
    pub(super) reading: Reading,
    pub(super) directives: Vec<StatementDirective>,
}

impl Script {
    /// Reads a file of a verified directory.
    pub(super) fn read(sealed: &Sealed<'_>, index: usize, dialect: Dialect) -> Result<Self, Error> {
        let verified = sealed.verified();
        let (Some(name), Some(line)) = (verified.files.get(index), verified.sum.lines().get(index))
        else {
            return Err(Error::Internal("a file that is not in the directory"));
        };
        let wrong = |problem: Problem| Error::File { file: name.clone(), problem };
        let content = String::from_utf8(sealed.read(index)?)
            .map_err(|error| wrong(Problem::NotText(error.utf8_error().valid_up_to())))?;
        let header = Header::parse(content.as_bytes())
            .map_err(|error| wrong(Problem::Unreadable(error.to_string())))?;
        let texts = split(content.as_bytes(), dialect)
            .map_err(|error| wrong(Problem::Unreadable(error.to_string())))?;
        let mut statements = Vec::with_capacity(texts.len());
        for text in texts {
            let reading = nature::read(text.text, dialect);
            if reading.nature == Nature::Control {
                return Err(wrong(Problem::Control { line: text.line, word: reading.tag }));
            }
            let is_closed = content.as_bytes().get(text.range.end) == Some(&b';');
            statements.push(Statement {
                range: text.range,
                is_closed,
                line: text.line,
                reading,
                directives: text.directives,
            });
        }
        let mode = header.txmode.or(header.no_transaction.then_some(TxMode::None));
        let batched = |statement: &Statement| {
            let is_batch = |d: &StatementDirective| matches!(d, StatementDirective::Batch(_));
            statement.directives.iter().any(is_batch)
        };
        let mode = if statements.iter().any(batched) { Some(TxMode::None) } else { mode };
        let (name, hash) = (name.clone(), line.hash().to_owned());
        Ok(Script { name, hash, mode, statements, content })
    }

    /// The text of a statement, without what ends it.
    pub(super) fn text(&self, index: usize) -> &str {
        let range = self.statements.get(index).map(|statement| statement.range.clone());
        range.and_then(|range| self.content.get(range)).unwrap_or_default()
    }

    /// The text of a statement as Atlas keeps it.
    pub(super) fn closed_text(&self, index: usize) -> String {
        let is_closed = self.statements.get(index).is_some_and(|statement| statement.is_closed);
        format!("{}{}", self.text(index), if is_closed { ";" } else { "" })
    }

    /// The row that the history has of it.
    pub(super) fn recorded(&self) -> Recorded<'_> {
        Recorded {
            version: self.name.version_text(),
            description: self.name.description(),
            hash: &self.hash,
            total: self.statements.len(),
        }
    }

    /// A hash for each of the first statements, which covers those before it too: Atlas's, by
    /// which a file that was left half done is known again.
    pub(super) fn partial_hashes(&self, count: usize) -> Vec<String> {
        let mut chain = Sha256::new();
        (0..count.min(self.statements.len()))
            .map(|index| {
                chain.update(self.closed_text(index));
                format!("h1:{}", STANDARD.encode(chain.clone().finalize()))
            })
            .collect()
    }

    /// Whether any statement has something that must hold.
    pub(super) fn expects(&self) -> bool {
        self.statements.iter().flat_map(|statement| &statement.directives).any(|directive| {
            match directive {
                StatementDirective::ExpectNone { .. }
                | StatementDirective::ExpectSome { .. }
                | StatementDirective::ExpectRows(_) => true,
                StatementDirective::Batch(_) | StatementDirective::Keep => false,
            }
        })
    }

    /// Whether the session may be another one behind it.
    pub(super) fn may_change_session(&self) -> bool {
        self.statements.iter().any(|statement| statement.reading.nature != Nature::Rows)
    }
}
