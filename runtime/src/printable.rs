//! Text made safe to show: what the eye cannot see is written out.

use std::fmt::{self, Write as _};

/// Whether a character changes what is around it instead of showing itself: controls, line and
/// paragraph separators, bidirectional marks and overrides, zero-width and tag characters.
///
/// The set is Unicode's general categories Cc, Zl, Zp, the format characters (Cf) that reorder or
/// hide text, and U+FFFE and U+FFFF, which are no characters. A reviewer who reads a line must see
/// all of it.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Text with every hidden character shown as a Rust escape, on one line.
///
/// ```
/// use amend::Printable;
///
/// assert_eq!(Printable("a\u{1b}[2J\nb").to_string(), "a\\u{1b}[2J\\nb");
/// assert_eq!(Printable("Zoë").to_string(), "Zoë");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Printable<'a>(pub &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                c if is_hidden(c) => write!(f, "\\u{{{:x}}}", c as u32)?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
