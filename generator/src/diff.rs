//! The difference between a file and what its function says.

use similar::TextDiff;

/// A unified diff from the file to the function's text; `None` stands for a missing file.
///
/// Its lines come from a file, so they are made safe to show.
pub(crate) fn unified(path: &str, file: Option<&[u8]>, text: &str) -> String {
    let before = shown(&String::from_utf8_lossy(file.unwrap_or_default()));
    let after = shown(text);
    let from = if file.is_some() { path } else { "/dev/null" };
    TextDiff::from_lines(&before, &after).unified_diff().header(from, path).to_string()
}

fn shown(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| match line.strip_suffix('\n') {
            Some(line) => format!("{}\n", amend::Printable(line)),
            None => amend::Printable(line).to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_and_what_is_new_is_shown() {
        assert_eq!(
            unified("m/1.sql", Some(b"-- a\nb\x1b\n"), "-- a\nc\n"),
            "--- m/1.sql\n+++ m/1.sql\n@@ -1,2 +1,2 @@\n -- a\n-b\\u{1b}\n+c\n"
        );
        assert_eq!(
            unified("m/1.sql", None, "a\n"),
            "--- /dev/null\n+++ m/1.sql\n@@ -0,0 +1 @@\n+a\n"
        );
        assert!(unified("x", Some(b"a\r\n"), "a\n").contains("-a\\r\n+a\n"));
    }
}
