//! Text in our own statements, the same under every mode of a session.

use crate::Dialect;

/// A text as a literal.
pub(crate) fn text(dialect: Dialect, text: &str) -> String {
    let doubled = text.replace('\'', "''");
    match dialect {
        // A server keeps no NUL in a text.
        Dialect::Postgres if doubled.contains('\\') => {
            format!("E'{}'", doubled.replace('\\', "\\\\").replace('\0', "\u{fffd}"))
        }
        Dialect::Postgres | Dialect::Sqlite => format!("'{}'", doubled.replace('\0', "\u{fffd}")),
        Dialect::Mysql if text.chars().any(|c| c == '\\' || c.is_control()) => {
            let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
            format!("_utf8mb4 X'{hex}'")
        }
        Dialect::Mysql if text.is_ascii() => format!("'{doubled}'"),
        Dialect::Mysql => format!("_utf8mb4'{doubled}'"),
    }
}

/// A name as an identifier.
pub(crate) fn name(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::Postgres => format!("\"{}\"", name.replace('"', "\"\"")),
        Dialect::Mysql | Dialect::Sqlite => format!("`{}`", name.replace('`', "``")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_literal() {
        for (given, postgres, mysql, sqlite) in [
            ("it's", "'it''s'", "'it''s'", "'it''s'"),
            ("a\\'b", "E'a\\\\''b'", "_utf8mb4 X'615c2762'", "'a\\''b'"),
            ("é", "'é'", "_utf8mb4'é'", "'é'"),
            ("a\0", "'a\u{fffd}'", "_utf8mb4 X'6100'", "'a\u{fffd}'"),
        ] {
            assert_eq!(text(Dialect::Postgres, given), postgres);
            assert_eq!(text(Dialect::Mysql, given), mysql);
            assert_eq!(text(Dialect::Sqlite, given), sqlite);
        }
        assert_eq!(name(Dialect::Postgres, "a\"b"), "\"a\"\"b\"");
        assert_eq!(name(Dialect::Mysql, "a`b"), "`a``b`");
    }
}
