//! The hash chain over a directory's files, which a sum is made from.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::ignore::IgnoreLine;
use super::sum::{Line, Sum};

/// Computes a [`Sum`] over files given in the order of their names.
///
/// The hash of a file covers its name, its bytes, and all files before it: a file that is
/// inserted changes every later line. A file that says `atlas:sum ignore` at its first byte gets
/// no line, and only its name is hashed.
#[derive(Clone, Debug, Default)]
pub struct SumBuilder {
    chain: Sha256,
    lines: Vec<Line>,
    ignored: Vec<String>,
}

/// A file in the middle of being hashed, given piece by piece.
pub(super) struct OpenFile {
    /// The chain without this file's bytes, for the case that it turns out to be ignored.
    before: Sha256,
    first_line: IgnoreLine,
}

/// The chain as it stood before the bytes of each file, so that one can be checked by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains {
    before: Vec<Sha256>,
    /// The files that may be checkpoints: their first comments name the directive.
    pub(super) checkpoints: Vec<usize>,
    /// The first bytes of the open file, if they are a comment.
    head: Vec<u8>,
}

const HEAD: usize = 4096;
const CHECKPOINT: &[u8] = b"atlas:checkpoint";

impl Chains {
    /// Whether these bytes of a file give its line.
    pub(super) fn confirm(&self, index: usize, content: &[u8], line: &Line) -> bool {
        let Some(chain) = self.before.get(index) else { return false };
        let hash = chain.clone().chain_update(content).finalize();
        STANDARD.encode(hash) == line.hash()
    }

    pub(super) fn open(&mut self, file: &OpenFile) {
        self.before.push(file.before.clone());
        self.head.clear();
    }

    pub(super) fn look(&mut self, piece: &[u8]) {
        let begins = self.head.first().or(piece.first());
        if begins.is_some_and(|byte| matches!(byte, b'-' | b'#')) {
            let room = HEAD - self.head.len().min(HEAD);
            self.head.extend_from_slice(piece.get(..room).unwrap_or(piece));
        }
    }

    pub(super) fn close(&mut self, index: usize) {
        let names_it = |head: &[u8]| head.windows(CHECKPOINT.len()).any(|part| part == CHECKPOINT);
        if names_it(&self.head) {
            self.checkpoints.push(index);
        }
    }
}

impl SumBuilder {
    /// A sum over no files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next file, given whole.
    pub fn push(&mut self, name: &str, content: &[u8]) {
        let mut file = self.open(name);
        self.feed(&mut file, content);
        self.close(name, file);
    }

    pub(super) fn open(&mut self, name: &str) -> OpenFile {
        self.chain.update(name);
        OpenFile { before: self.chain.clone(), first_line: IgnoreLine::default() }
    }

    pub(super) fn feed(&mut self, file: &mut OpenFile, piece: &[u8]) {
        file.first_line.feed(piece);
        self.chain.update(piece);
    }

    pub(super) fn close(&mut self, name: &str, file: OpenFile) {
        if file.first_line.ignores() {
            self.chain = file.before;
            self.ignored.push(name.to_owned());
        } else {
            self.lines.push(Line::new(name, &self.chain.clone().finalize()));
        }
    }

    /// The files that have said `atlas:sum ignore` so far.
    #[must_use]
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// The sum over all files that were added.
    #[must_use]
    pub fn finish(self) -> Sum {
        Sum::from_lines(self.lines)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_ignored_file_has_no_line_but_its_name_counts() {
        let mut with = SumBuilder::new();
        with.push("1.sql", b"-- atlas:sum ignore\nx");
        with.push("2.sql", b"SELECT 2;\n");
        assert_eq!(with.ignored(), ["1.sql"]);
        let mut without = SumBuilder::new();
        without.push("2.sql", b"SELECT 2;\n");
        let (with, without) = (with.finish(), without.finish());
        assert_eq!(with.lines().len(), 1);
        assert_ne!(with, without);
    }

    proptest! {
        #[test]
        fn pieces_say_what_the_whole_says(
            content in prop_oneof![any::<Vec<u8>>(), "-- atlas:sum ignore\n?.?".prop_map(Vec::from)],
            size in 1..9_usize,
        ) {
            let mut whole = SumBuilder::new();
            whole.push("1.sql", &content);
            whole.push("2.sql", b"");
            let mut pieces = SumBuilder::new();
            let mut file = pieces.open("1.sql");
            content.chunks(size).for_each(|piece| pieces.feed(&mut file, piece));
            pieces.close("1.sql", file);
            pieces.push("2.sql", b"");
            prop_assert_eq!(pieces.finish(), whole.finish());
        }
    }
}
