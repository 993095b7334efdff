//! Names from disk as an error shows them: nothing in them reaches the terminal as a command.

use std::fmt;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::Printable;

/// A name or path, its control characters, direction marks and foreign bytes escaped.
pub(super) struct Shown<'a>(&'a [u8]);

impl<'a> Shown<'a> {
    pub(super) fn bytes(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn text(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    pub(super) fn path(path: &'a Path) -> Self {
        Self(path.as_os_str().as_bytes())
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            write!(f, "{}", Printable(chunk.valid()))?;
            for byte in chunk.invalid() {
                write!(f, "\\x{byte:02x}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_escaped() {
        let shown = |bytes: &[u8]| Shown::bytes(bytes).to_string();
        assert_eq!(shown(b"1_a b.sql"), "1_a b.sql");
        assert_eq!(shown("é.sql".as_bytes()), "é.sql");
        assert_eq!(shown(b"\x1b[2J\n\r"), "\\u{1b}[2J\\n\\r");
        assert_eq!(shown("a\u{202e}lqs".as_bytes()), "a\\u{202e}lqs");
        assert_eq!(shown(b"\xff.sql"), "\\xff.sql");
    }
}
