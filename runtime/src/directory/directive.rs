//! Finding directives in the comment lines of a file.

use super::shown::Shown;

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
