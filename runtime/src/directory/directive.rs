//! Finding directives in the comment lines of a file.

use serde_json::Value;

use super::shown::Shown;
use crate::is_hidden;

/// A directive in a comment line: `-- atlas:NAME ARGUMENT`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Directive<'a> {
    /// What stands on the line before it.
    pub(super) prefix: &'a [u8],
    pub(super) name: &'a str,
    /// The rest of the line, as it stands; empty if there is none.
    pub(super) argument: &'a [u8],
}

/// The directive that Atlas finds in a line: the last one that has only printable ASCII before it.
pub(super) fn atlas(line: &[u8]) -> Option<Directive<'_>> {
    const MARK: &[u8] = b"atlas:";
    let printable = line.iter().position(|b| !matches!(b, b' '..=b'~')).unwrap_or(line.len());
    let starts = (0..printable.saturating_sub(MARK.len())).rev();
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    for start in starts {
        let Some(rest) = line[start..].strip_prefix(MARK) else {
            continue;
        };
        let length = rest.iter().position(|b| !is_word(b)).unwrap_or(rest.len());
        let (name, argument) = rest.split_at(length);
        let Some(name) = std::str::from_utf8(name).ok().filter(|name| !name.is_empty()) else {
            continue;
        };
        // Anything but a blank behind the name is no argument.
        let blanks = argument.iter().take_while(|byte| **byte == b' ').count();
        let argument = if blanks == 0 { &[][..] } else { &argument[blanks..] };
        return Some(Directive { prefix: &line[..start], name, argument });
    }
    None
}

/// The text behind `-- amend:` in a line, which is a directive of ours whatever follows.
pub(super) fn amend(line: &[u8]) -> Option<&[u8]> {
    line.strip_prefix(b"--")?.trim_ascii_start().strip_prefix(b"amend:")
}

/// A directive's name and the rest of the line.
pub(super) fn split_name(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b'_'));
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    (name, rest.trim_ascii())
}

/// Reads an argument that is one JSON string.
pub(super) fn json_string(argument: &[u8]) -> Result<String, String> {
    serde_json::from_slice(argument)
        .map_err(|_| format!("expected a JSON string, found '{}'", Shown::bytes(argument)))
}

/// Writes text as a JSON string in which nothing is another directive or hides from a reader.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for character in Value::from(text).to_string().chars() {
        let directive =
            character == ':' && (quoted.ends_with("atlas") || quoted.ends_with("amend"));
        if directive || is_hidden(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                quoted.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            quoted.push(character);
        }
    }
    quoted
}

/// The comment lines at the top of a file, trimmed.
pub(super) struct Run<'a> {
    pub(super) lines: Vec<&'a [u8]>,
    /// Whether they stand by themselves instead of belonging to a statement.
    pub(super) is_header: bool,
}

impl<'a> Run<'a> {
    pub(super) fn of(content: &'a [u8]) -> Self {
        let mut lines = Vec::new();
        let mut rest = content;
        while rest.starts_with(b"--") || rest.starts_with(b"#") {
            let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
                // Atlas wants the last comment line ended before it counts.
                lines.push(rest.trim_ascii());
                return Self { lines, is_header: false };
            };
            lines.push(rest[..end].trim_ascii());
            rest = &rest[end + 1..];
        }
        let mut next = rest.split(|byte| *byte == b'\n');
        let blank = next.next().is_some_and(|line| line.iter().all(|b| matches!(b, b' ' | b'\t')));
        Self { is_header: blank && !lines.is_empty(), lines }
    }
}

/// The delimiter that the first line sets, its escapes read.
pub(super) fn delimiter(content: &[u8]) -> Option<String> {
    let line = content.split(|byte| *byte == b'\n').next()?;
    let found = atlas(line)?;
    if found.prefix != b"-- " || found.name != "delimiter" {
        return None;
    }
    let text = String::from_utf8_lossy(found.argument);
    Some(text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t"))
}

/// The values of a directive in a file's header, as Atlas gives them.
#[cfg(test)]
pub(super) fn atlas_values(content: &[u8], name: &str) -> Vec<String> {
    let run = Run::of(content);
    let found = run.lines.iter().filter(|_| run.is_header).filter_map(|line| atlas(line));
    let found = found.filter(|found| found.name == name);
    found.map(|found| String::from_utf8_lossy(found.argument).into_owned()).collect()
}
