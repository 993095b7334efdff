//! Raw text in an expression.
//!
//! sea-query's placeholder is `$1` in PostgreSQL and `?` elsewhere, and it leaves the other one in
//! the text. Here `$1` is one in every dialect, so that one text serves all three; a text without
//! any is read as sea-query reads it.

use sea_query::{Expr, SqlWriter, Token, Tokenizer};

use super::Backend;
use super::name::push;
use crate::dialect::check;
use crate::{Dialect, Printable};

impl Backend {
    pub(super) fn check_custom(&self, text: &str) {
        check::raw_text("raw text", text, &mut self.refusals.borrow_mut());
        if self.has_comment(text) {
            self.wrong(
                format!("the raw text `{}` has a comment, which may end the line", Printable(text)),
                "take it out; the change has `.comment(…)`",
            );
        }
    }

    fn has_comment(&self, text: &str) -> bool {
        // Which quotes a backslash escapes differs; then every dash counts.
        let is_plain = !text.contains('\\');
        let mut tokens = Tokenizer::new(text).iter();
        let found = tokens.any(|token| match (token, self.dialect) {
            (Token::Comment(_), _) => true,
            (Token::Punctuation("#"), Dialect::Mysql) => true,
            (_, Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite) => false,
        });
        found || !is_plain && (text.contains("--") || text.contains("/*"))
    }

    pub(super) fn custom_with(&self, text: &str, values: &[Expr], sql: &mut impl SqlWriter) {
        self.check_custom(text);
        if text.contains('\\') {
            self.wrong(
                format!("the raw text `{}` has a backslash and placeholders", Printable(text)),
                "put what has the backslash into a value",
            );
        }
        let pieces = self.pieces(text);
        let mut used = vec![false; values.len()];
        for piece in pieces {
            match piece {
                Piece::Text(text) => push(sql, text),
                Piece::Value(place) => match (values.get(place), used.get_mut(place)) {
                    (Some(value), Some(used)) => {
                        *used = true;
                        self.expr(value, sql);
                    }
                    _ => self.wrong(
                        format!("the raw text `{}` has too many placeholders", Printable(text)),
                        "give a value for each",
                    ),
                },
            }
        }
        if used.contains(&false) {
            self.wrong(
                format!(
                    "the raw text `{}` does not use every value in this dialect",
                    Printable(text)
                ),
                "write `$1`, `$2` …, which is a placeholder in each dialect",
            );
        }
    }

    fn pieces<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        let tokens: Vec<Token<'a>> = Tokenizer::new(text).iter().collect();
        let is_numbered = tokens.windows(2).any(|pair| number(pair).is_some());
        let takes_marks = match self.dialect {
            // A question mark is an operator there.
            Dialect::Postgres => false,
            Dialect::Mysql | Dialect::Sqlite => !is_numbered,
        };
        let mut pieces = Vec::new();
        let (mut at, mut marks) = (0, 0);
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            let (piece, width) = match (number(rest), rest) {
                (Some(number), _) => (Piece::Value(number - 1), 2),
                (_, [Token::Punctuation("?"), Token::Punctuation("?"), ..]) if takes_marks => {
                    (Piece::Text("?"), 2)
                }
                (_, [Token::Punctuation("?"), ..]) if takes_marks => {
                    marks += 1;
                    (Piece::Value(marks - 1), 1)
                }
                _ => (Piece::Text(of(token)), 1),
            };
            pieces.push(piece);
            at += width;
        }
        pieces
    }
}

enum Piece<'a> {
    Text(&'a str),
    /// The value at a place, from 0.
    Value(usize),
}

/// The number of the placeholder that tokens begin with.
fn number(tokens: &[Token<'_>]) -> Option<usize> {
    match tokens {
        [Token::Punctuation("$"), Token::Unquoted(digits), ..] => {
            digits.parse().ok().filter(|number| *number > 0)
        }
        _ => None,
    }
}

/// A token's text, for as long as the text that was cut up.
fn of<'a>(token: &Token<'a>) -> &'a str {
    match token {
        Token::Quoted(text)
        | Token::Unquoted(text)
        | Token::Space(text)
        | Token::Punctuation(text)
        | Token::Comment(text) => text,
        _ => "",
    }
}
