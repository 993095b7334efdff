//! The integrity file `atlas.sum`: one format, both directions.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::shown::Shown;

/// The name of the integrity file in a migration directory.
pub const SUM_FILE: &str = "atlas.sum";
const PREFIX: &str = "h1:";

/// The content of an `atlas.sum`: a line for each file and a total over the lines.
///
/// ```
/// use amend::directory::{Sum, SumBuilder};
///
/// let mut builder = SumBuilder::new();
/// builder.push("1.sql", b"SELECT 1;\n");
/// let sum = builder.finish();
/// assert_eq!(Sum::parse(sum.to_string().as_bytes())?, sum);
/// # Ok::<(), amend::directory::SumError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    total: String,
    lines: Vec<Line>,
}

/// One file's line in an `atlas.sum`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    name: String,
    hash: String,
}

/// A text that is not an `atlas.sum`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line} of {SUM_FILE} {reason} (hint: {hint})")]
#[non_exhaustive]
pub struct SumError {
    /// The line, counted from 1.
    pub line: usize,
    reason: String,
    hint: &'static str,
}

const REHASH: &str = "review the files of the directory, then run hash";
const CONFLICT: &str = "a merge conflict is solved by running hash on the merged files";

impl Sum {
    pub(super) fn from_lines(lines: Vec<Line>) -> Self {
        Self { total: total(&lines), lines }
    }

    /// Reads an `atlas.sum`, accepting what Atlas accepts.
    ///
    /// A CR at the end of a line, a missing last line end and a missing `h1:` before the total
    /// are let pass. The total is not compared with the lines: see [`Sum::total_holds`].
    ///
    /// # Errors
    ///
    /// If a line has no `h1:`, so that it is no line of a file, or is not UTF-8.
    pub fn parse(bytes: &[u8]) -> Result<Self, SumError> {
        let mut texts = text_lines(bytes).enumerate().map(|(i, line)| {
            std::str::from_utf8(line).map_err(|_| SumError::at(i + 1, "is not UTF-8", line))
        });
        let first = texts.next().transpose()?.unwrap_or_default();
        let mut lines = Vec::new();
        for (i, text) in texts.enumerate() {
            let text = text?;
            let (name, hash) = text.split_once(PREFIX).ok_or_else(|| {
                let reason = if text.is_empty() { "is empty" } else { "has no 'h1:'" };
                SumError::at(i + 2, reason, text.as_bytes())
            })?;
            lines.push(Line { name: name.trim().to_owned(), hash: hash.to_owned() });
        }
        Ok(Self { total: first.strip_prefix(PREFIX).unwrap_or(first).to_owned(), lines })
    }

    /// Reads an `atlas.sum` that is written as [`Sum`] writes it.
    ///
    /// A CR at the end of every line and a missing last line end are let pass: both come from
    /// editors and from git, and change no line.
    ///
    /// # Errors
    ///
    /// As [`Sum::parse`], and if a line is not the one that the sum would be written with.
    pub fn parse_strict(bytes: &[u8]) -> Result<Self, SumError> {
        let sum = Self::parse(bytes)?;
        let first = text_lines(bytes).next().and_then(|line| line.strip_prefix(PREFIX.as_bytes()));
        let rest = text_lines(bytes).skip(1).zip(&sum.lines).map(|(found, line)| {
            let found = found.strip_prefix(line.name.as_bytes());
            found.and_then(|found| found.strip_prefix(b" h1:")) == Some(line.hash.as_bytes())
        });
        // With one more line end behind it, such a line would be read as another.
        let returns = text_lines(bytes).map(|line| line.contains(&b'\r'));
        let mut written =
            std::iter::once(first.is_some()).chain(rest).zip(returns).map(|(is, cr)| is && !cr);
        if let Some(i) = written.position(|as_written| !as_written) {
            let found = text_lines(bytes).nth(i).unwrap_or_default();
            return Err(SumError::at(i + 1, "is not written as a line of a sum", found));
        }
        Ok(sum)
    }

    /// Whether this is the text that the sum is written with, to the byte.
    pub(super) fn is_written(&self, text: &[u8]) -> bool {
        let lines = self.lines.iter().flat_map(|line| [&line.name, " h1:", &line.hash, "\n"]);
        let mut rest = Some(text);
        for part in [PREFIX, &self.total, "\n"].into_iter().chain(lines) {
            rest = rest.and_then(|rest| rest.strip_prefix(part.as_bytes()));
        }
        rest == Some(b"")
    }

    /// The hash over all lines, without its `h1:`.
    #[must_use]
    pub fn total(&self) -> &str {
        &self.total
    }

    /// Whether the total is the one of the lines.
    #[must_use]
    pub fn total_holds(&self) -> bool {
        self.total == total(&self.lines)
    }

    /// A line for each file, in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

impl Line {
    pub(super) fn new(name: &str, hash: &[u8]) -> Self {
        Self { name: name.to_owned(), hash: STANDARD.encode(hash) }
    }

    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The hash over this file and all before it, without its `h1:`.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

impl SumError {
    fn at(line: usize, reason: &str, text: &[u8]) -> Self {
        let conflict = [b"<<<<<<<", b"=======", b">>>>>>>"].iter().any(|m| text.starts_with(*m));
        // A line is a name and a hash; what is longer is noise that no error needs whole.
        let shown = Shown::bytes(&text[..text.len().min(100)]).to_string();
        let reason = if text.is_empty() { reason.into() } else { format!("{reason}: {shown}") };
        Self { line, reason, hint: if conflict { CONFLICT } else { REHASH } }
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{PREFIX}{}", self.total)?;
        self.lines.iter().try_for_each(|line| writeln!(f, "{} {PREFIX}{}", line.name, line.hash))
    }
}

fn total(lines: &[Line]) -> String {
    let mut hasher = Sha256::new();
    for line in lines {
        hasher.update(&line.name);
        hasher.update(&line.hash);
    }
    STANDARD.encode(hasher.finalize())
}

/// Lines without their ends: LF or CRLF, the last one optional.
fn text_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').map(|line| {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        line.strip_suffix(b"\r").unwrap_or(line)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::SumBuilder;
    use super::*;

    const THREE: &str = "h1:yfssEutVsf3NtIcUWdsXJD9UWFICM7CjNyRr9rA3tag=\n\
        1_a.sql h1:oHx7vmeRbxB72kdSGUkFhE08red3y82zeqcbzCxkGjo=\n\
        2_b.sql h1:jqdn/UCU1bnj96EwRLYv9FRnrwv3yIEfGHtJessEvPM=\n\
        3_c.sql h1:bBubcsJSsPY4cttm1zu0Zg5F1Em5tiFtZ4MO9aJemwM=\n";

    fn three() -> Sum {
        let mut builder = SumBuilder::new();
        for (name, content) in [("1_a.sql", "1"), ("2_b.sql", "2"), ("3_c.sql", "3")] {
            builder.push(name, format!("SELECT {content};\n").as_bytes());
        }
        builder.finish()
    }

    /// Whether a stored sum seals the three files.
    fn verifies(stored: &[u8]) -> bool {
        Sum::parse_strict(stored).is_ok_and(|sum| sum == three())
    }

    #[test]
    fn the_sum_of_three_files_is_the_one_of_atlas() {
        assert_eq!(three().to_string(), THREE);
        assert_eq!(Sum::parse_strict(THREE.as_bytes()), Ok(three()));
        assert!(three().is_written(THREE.as_bytes()));
        for other in
            [&THREE[1..], THREE.trim_end(), &THREE.replace('2', "3"), &format!("{THREE}\n")]
        {
            assert!(!three().is_written(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn an_empty_directory_has_a_sum() {
        let empty = SumBuilder::new().finish().to_string();
        assert_eq!(empty, "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    }

    #[test]
    fn every_flipped_byte_is_seen() {
        for at in 0..THREE.len() {
            for flip in 1..=255 {
                let mut bytes = THREE.as_bytes().to_vec();
                bytes[at] ^= flip;
                // A CR in the place of the last line end is still only an editor's line end.
                let editors = at + 1 == bytes.len() && bytes[at] == b'\r';
                assert_eq!(verifies(&bytes), editors, "byte {at} xor {flip}");
            }
        }
    }

    #[test]
    fn every_truncation_is_seen_but_the_last_line_end() {
        for length in 0..THREE.len() {
            let last_end_only = length + 1 == THREE.len();
            assert_eq!(verifies(&THREE.as_bytes()[..length]), last_end_only, "{length}");
        }
    }

    #[test]
    fn a_line_is_not_moved_doubled_or_dropped() {
        let lines: Vec<&str> = THREE.split_inclusive('\n').collect();
        for at in 0..lines.len() {
            let mut dropped = lines.clone();
            dropped.remove(at);
            let mut doubled = lines.clone();
            doubled.insert(at, lines[at]);
            let mut moved = lines.clone();
            moved.rotate_left(at.max(1));
            for changed in [dropped, doubled, moved] {
                assert!(!verifies(changed.concat().as_bytes()), "line {at}");
            }
        }
    }

    #[test]
    fn line_ends_of_an_editor_are_let_pass() {
        assert!(verifies(THREE.replace('\n', "\r\n").as_bytes()));
        assert!(verifies(THREE.trim_end().as_bytes()));
        assert!(!verifies(format!("{THREE}\n").as_bytes()));
        assert!(!verifies(format!("\u{feff}{THREE}").as_bytes()));
        assert!(!verifies(THREE.strip_prefix("h1:").unwrap().as_bytes()));
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = Sum::parse(format!("{THREE}\n").as_bytes()).unwrap_err();
        assert_eq!((error.line, error.reason.as_str()), (5, "is empty"));
        let error = Sum::parse(THREE.replace("2_b", "<<<<<<< HEAD\n2_b").as_bytes()).unwrap_err();
        assert_eq!((error.line, error.hint), (3, CONFLICT));
        let error = Sum::parse(b"h1:\n\x1b[2J").unwrap_err().to_string();
        assert!(error.starts_with("line 2 of atlas.sum has no 'h1:': \\u{1b}[2J (hint: "));
        // What CRLF is written as CRLF becomes.
        let error = Sum::parse_strict(THREE.replace('\n', "\r\r\n").as_bytes()).unwrap_err();
        assert_eq!(error.line, 1);
        let error = Sum::parse_strict(THREE.replace("PM=", "PM=\r\r").as_bytes()).unwrap_err();
        assert_eq!(error.line, 3);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(files in prop::collection::btree_map(
            "[ -9;-~é]{0,20}".prop_map(|stem| format!("x{stem}.sql")), any::<Vec<u8>>(), 0..9,
        )) {
            let mut builder = SumBuilder::new();
            files.iter().for_each(|(name, content)| builder.push(name, content));
            let sum = builder.finish();
            prop_assert_eq!(Sum::parse_strict(sum.to_string().as_bytes()), Ok(sum));
        }

        #[test]
        fn noise_never_verifies(noise in any::<Vec<u8>>(), at in 0..THREE.len(), cut in 0..200_usize) {
            let mut bytes = THREE.as_bytes().to_vec();
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, noise);
            let same = text_lines(&bytes).eq(text_lines(THREE.as_bytes()));
            prop_assert_eq!(verifies(&bytes), same);
        }
    }
}
