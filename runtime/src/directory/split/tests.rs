//! What is a statement in each dialect.

mod each;
mod linear;
mod mysql;
mod postgres;
mod random;
mod sqlite;
mod vectors;

use super::split;
use crate::Dialect;

/// The statements of a file, joined by ` | `, or the error.
fn shown(file: &[u8], dialect: Dialect) -> String {
    match split(file, dialect) {
        Ok(found) => {
            let texts: Vec<_> =
                found.iter().map(|s| String::from_utf8_lossy(s.text).into_owned()).collect();
            texts.join(" | ")
        }
        Err(error) => format!("error {error}"),
    }
}

/// Each file has these statements; an error may be cut short.
#[track_caller]
fn all(dialect: Dialect, table: &[(&str, &str)]) {
    for (file, expected) in table {
        let shown = shown(file.as_bytes(), dialect);
        if expected.starts_with("error ") {
            assert!(shown.starts_with(expected), "{dialect} {file:?}: {shown:?}");
        } else {
            assert_eq!(shown, *expected, "{dialect} {file:?}");
        }
    }
}
