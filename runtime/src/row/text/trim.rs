//! Text without what stands at its ends.

use super::super::Val;
use crate::expr::{IntoNode as _, Node, TextNode, Trim, TrimEnds};
use crate::table::Table;

/// Unicode's White_Space, which is what Rust trims.
const WHITE_SPACE: [char; 25] = [
    '\t', '\n', '\u{b}', '\u{c}', '\r', ' ', '\u{85}', '\u{a0}', '\u{1680}', '\u{2000}',
    '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}', '\u{2007}', '\u{2008}',
    '\u{2009}', '\u{200a}', '\u{2028}', '\u{2029}', '\u{202f}', '\u{205f}', '\u{3000}',
];

/// What can be taken from the ends of a text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be taken from the ends of a text of the row",
    label = "neither a `char` nor an array of `char`s",
    note = "a text is taken away once, with `.strip_prefix(…)` or `.strip_suffix(…)`; no dialect takes one away as often as it stands there"
)]
pub trait Trimmed {
    /// The characters.
    fn characters(self) -> Vec<char>;
}

#[diagnostic::do_not_recommend]
impl Trimmed for char {
    fn characters(self) -> Vec<char> {
        vec![self]
    }
}

#[diagnostic::do_not_recommend]
impl<const N: usize> Trimmed for [char; N] {
    fn characters(self) -> Vec<char> {
        self.to_vec()
    }
}

#[diagnostic::do_not_recommend]
impl<const N: usize> Trimmed for &[char; N] {
    fn characters(self) -> Vec<char> {
        self.to_vec()
    }
}

#[diagnostic::do_not_recommend]
impl Trimmed for &[char] {
    fn characters(self) -> Vec<char> {
        self.to_vec()
    }
}

impl<T: Table> Val<T, String> {
    /// Without the white space of Unicode at both ends, as in Rust: tabs, ends of lines and the
    /// blanks beyond ASCII too. SQL's own `TRIM`, which takes U+0020 alone, is `.trim_matches(' ')`.
    pub fn trim(self) -> Self {
        self.without(TrimEnds::Both, WHITE_SPACE)
    }

    /// Without the white space at its beginning.
    pub fn trim_start(self) -> Self {
        self.without(TrimEnds::Start, WHITE_SPACE)
    }

    /// Without the white space at its end.
    pub fn trim_end(self) -> Self {
        self.without(TrimEnds::End, WHITE_SPACE)
    }

    /// Without these characters at both ends, as often as they stand there.
    pub fn trim_matches(self, characters: impl Trimmed) -> Self {
        self.without(TrimEnds::Both, characters)
    }

    /// Without these characters at its beginning.
    pub fn trim_start_matches(self, characters: impl Trimmed) -> Self {
        self.without(TrimEnds::Start, characters)
    }

    /// Without these characters at its end.
    pub fn trim_end_matches(self, characters: impl Trimmed) -> Self {
        self.without(TrimEnds::End, characters)
    }

    fn without(self, ends: TrimEnds, characters: impl Trimmed) -> Self {
        let (operand, characters) = (self.into_node(), characters.characters());
        if characters.is_empty() {
            return Val::new(operand);
        }
        Val::new(Node::from(TextNode::Trim(Trim { operand, ends, characters })))
    }
}
