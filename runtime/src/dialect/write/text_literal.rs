//! Text literals that read the same under every mode, client charset and time zone.
//!
//! PostgreSQL: `'…'`, and `E'…'` where there is something to escape, never `\'`. The MySQL family:
//! `'…'` for printable ASCII, `_utf8mb4'…'` beyond it, and `_utf8mb4 X'…'` where there is a
//! backslash or something that cannot be seen. SQLite: `'…'`, and where something cannot be seen
//! the string of a JSON text, which nests no deeper however long it is.

use std::fmt::Write as _;

use super::Writer;
use super::expr::Precedence;
use crate::{Dialect, Printable, is_hidden};

impl Writer {
    /// A text literal.
    pub(super) fn text(&mut self, text: &str) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => (postgres(text), Precedence::Atom),
            Dialect::Mysql => (self.mysql_text(text, json_string), Precedence::Atom),
            Dialect::Sqlite => sqlite(text),
        }
    }

    /// A set of characters as a text literal, in which every blank but U+0020 is told apart.
    pub(super) fn character_set(&mut self, characters: &[char]) -> String {
        let text = String::from_iter(characters);
        match self.dialect {
            Dialect::Postgres => escaped(&text, is_blank),
            Dialect::Mysql => self.mysql_text(&text, json_string),
            Dialect::Sqlite if text.chars().any(is_blank) => {
                let json = shown_json(&serde_json::Value::from(text).to_string(), is_blank);
                format!("({} ->> '$')", quoted(&json))
            }
            Dialect::Sqlite => quoted(&text),
        }
    }

    /// A text literal that may stand anywhere.
    pub(in crate::dialect) fn enclosed_text(&mut self, text: &str) -> String {
        match self.text(text) {
            (literal, Precedence::Atom) => literal,
            (literal, _) => format!("({literal})"),
        }
    }

    /// A text literal of the MySQL family that has the bytes of UTF-8 in every session.
    pub(super) fn utf8_text(&mut self, text: &str) -> String {
        let literal = self.mysql_text(text, json_string);
        if literal.starts_with('\'') { format!("_utf8mb4{literal}") } else { literal }
    }

    /// A document's text as a text literal; it has no character that is hidden.
    pub(in crate::dialect) fn document(&mut self, json: &str) -> String {
        match self.dialect {
            Dialect::Postgres => postgres(json),
            Dialect::Mysql => self.mysql_text(json, str::to_owned),
            Dialect::Sqlite => quoted(json),
        }
    }

    fn mysql_text(&mut self, text: &str, readable: impl FnOnce(&str) -> String) -> String {
        if text.chars().any(|c| c == '\\' || is_hidden(c)) {
            let hex = hex(text.as_bytes());
            self.note(&hex, &readable(text));
            format!("_utf8mb4 X'{hex}'")
        } else if text.is_ascii() {
            quoted(text)
        } else {
            format!("_utf8mb4{}", quoted(text))
        }
    }

    /// Says above the statement what a hexadecimal literal stands for.
    pub(in crate::dialect) fn note(&mut self, hex: &str, readable: &str) {
        let shown: String = hex.chars().take(16).collect();
        let more = if hex.len() > shown.len() { "…" } else { "" };
        self.remark(&format!("X'{shown}{more}' is {}", Printable(readable)));
    }

    /// A line of comment above the statement.
    pub(super) fn remark(&mut self, note: &str) {
        if !self.notes.iter().any(|known| known == note) {
            self.notes.push(note.to_owned());
        }
    }
}

/// `'…'` with quotes doubled.
pub(in crate::dialect) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Upper-case hexadecimal digits.
pub(in crate::dialect) fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02X}");
    }
    digits
}

/// A text as a JSON string in which nothing is hidden.
pub(in crate::dialect) fn json_string(text: &str) -> String {
    visible_json(&serde_json::Value::from(text).to_string())
}

/// JSON in which nothing is hidden: outside of its strings JSON has no such character.
pub(super) fn visible_json(json: &str) -> String {
    shown_json(json, is_hidden)
}

fn shown_json(json: &str, hidden: fn(char) -> bool) -> String {
    let mut visible = String::with_capacity(json.len());
    for c in json.chars() {
        if hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(visible, "\\u{unit:04x}");
            }
        } else {
            visible.push(c);
        }
    }
    visible
}

/// Whether a character is hidden, or a blank that looks like another.
fn is_blank(c: char) -> bool {
    is_hidden(c) || c.is_whitespace() && c != ' '
}

fn postgres(text: &str) -> String {
    escaped(text, is_hidden)
}

fn escaped(text: &str, hidden: fn(char) -> bool) -> String {
    if !text.chars().any(|c| c == '\\' || hidden(c)) {
        return quoted(text);
    }
    let mut literal = String::from("E'");
    for c in text.chars() {
        match c {
            '\'' => literal.push_str("''"),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if hidden(c) && c > '\u{ffff}' => {
                let _ = write!(literal, "\\U{:08x}", c as u32);
            }
            c if hidden(c) => {
                let _ = write!(literal, "\\u{:04x}", c as u32);
            }
            c => literal.push(c),
        }
    }
    literal.push('\'');
    literal
}

fn sqlite(text: &str) -> (String, Precedence) {
    if text.chars().any(is_hidden) {
        (format!("{} ->> '$'", quoted(&json_string(text))), Precedence::Operator)
    } else {
        (quoted(text), Precedence::Atom)
    }
}
