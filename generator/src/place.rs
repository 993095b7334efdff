//! Paths as a reader wants them: from where they stand.

use std::path::{Component, Path, PathBuf};

/// How many folders up a path may lead before it is clearer to show it whole.
const FARTHEST: usize = 3;

/// The path as seen from a folder; both are absolute.
pub(crate) fn seen_from(folder: &Path, path: &Path) -> PathBuf {
    let path = plain(path);
    let common = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().count() - common;
    // Only the root in common is nothing in common.
    if common <= 1 || up > FARTHEST {
        return path;
    }
    let mut seen: PathBuf = std::iter::repeat_n("..", up).collect();
    seen.extend(path.components().skip(common));
    if seen.as_os_str().is_empty() { PathBuf::from(".") } else { seen }
}

/// The path without `.`; `..` stays, since a link may stand before it.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|component| *component != Component::CurDir).collect()
}

/// A path as text that can be shown anywhere.
pub(crate) fn text(path: &Path) -> String {
    amend::Printable(&path.to_string_lossy()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_from_the_current_folder() {
        let seen = |from: &str, path: &str| text(&seen_from(Path::new(from), Path::new(path)));
        assert_eq!(seen("/a/b", "/a/b/c/1.sql"), "c/1.sql");
        assert_eq!(seen("/a/b", "/a/b/./c"), "c");
        assert_eq!(seen("/a/b", "/a/c"), "../c");
        assert_eq!(seen("/a/b", "/a/b"), ".");
        assert_eq!(seen("/a/b", "/x/y"), "/x/y");
        assert_eq!(seen("/a/1/2/3/4", "/a/x"), "/a/x");
        assert_eq!(seen("/a", "/a/\u{1b}[2J"), "\\u{1b}[2J");
    }
}
