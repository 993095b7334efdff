//! Whether a file says of itself that the sum leaves it out.

/// `atlas:sum`, as the window holds it.
const NAME: u128 = {
    let name = b"atlas:sum";
    let (mut window, mut i) = (0, 0);
    while i < name.len() {
        window = window << 8 | name[i] as u128;
        i += 1;
    }
    window
};
/// The window is as long as the name.
const WINDOW: u128 = (1 << (8 * 9)) - 1;
const ARGUMENT: &[u8] = b"ignore";

/// Reads a file's first line, however long and in whatever pieces, for `atlas:sum ignore`.
///
/// Atlas wants the directive at the first byte behind any printable prefix, blanks only between
/// its two words, and nothing behind it on the line, not even a blank or a CR.
#[derive(Clone, Debug, Default)]
pub(super) struct IgnoreLine {
    /// The last bytes before the current one; in a number, which costs least to move along.
    window: u128,
    matched: Matched,
    ended: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Matched {
    #[default]
    Nothing,
    Blanks,
    Argument(usize),
}

impl IgnoreLine {
    pub(super) fn feed(&mut self, piece: &[u8]) {
        if self.ended {
            return;
        }
        for &byte in piece {
            if byte == b'\n' {
                self.ended = true;
                return;
            }
            if !matches!(byte, b' '..=b'~') {
                self.matched = Matched::Nothing;
                self.ended = true;
                return;
            }
            self.matched = match (self.matched, byte) {
                (_, b' ') if self.window == NAME => Matched::Blanks,
                (Matched::Blanks, b' ') => Matched::Blanks,
                (Matched::Blanks, _) if byte == ARGUMENT[0] => Matched::Argument(1),
                (Matched::Argument(n), _) if ARGUMENT.get(n) == Some(&byte) => {
                    Matched::Argument(n + 1)
                }
                _ => Matched::Nothing,
            };
            self.window = (self.window << 8 | u128::from(byte)) & WINDOW;
        }
    }

    /// What the line says once the file has ended.
    pub(super) fn ignores(&self) -> bool {
        self.matched == Matched::Argument(ARGUMENT.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn ignores(content: &[u8]) -> bool {
        let mut line = IgnoreLine::default();
        line.feed(content);
        let mut pieces = IgnoreLine::default();
        content.chunks(1).for_each(|piece| pieces.feed(piece));
        assert_eq!(line.ignores(), pieces.ignores());
        line.ignores()
    }

    #[test]
    fn only_the_exact_directive_ignores() {
        for yes in [
            "-- atlas:sum ignore",
            "-- atlas:sum ignore\nSELECT 1;",
            "atlas:sum   ignore",
            "//atlas:sum ignore\nx",
            "-- atlas:sum atlas:sum ignore",
            "-- atlas:sumatlas:sum ignore",
        ] {
            assert!(ignores(yes.as_bytes()), "{yes}");
        }
        for no in [
            "",
            "-- atlas:sum",
            "-- atlas:sum ignore ",
            "-- atlas:sum ignore\r\n",
            "-- atlas:sum\tignore",
            "-- atlas:sum ignored",
            "-- atlas:sums ignore",
            "-- atlas:sum x ignore",
            "-- atlas:sum ignore ignore",
            "\n-- atlas:sum ignore",
            "\u{feff}-- atlas:sum ignore",
            "é atlas:sum ignore",
            "SELECT 1;\n-- atlas:sum ignore",
        ] {
            assert!(!ignores(no.as_bytes()), "{no:?}");
        }
    }
}
