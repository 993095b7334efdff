//! Files that nobody would write.

use proptest::prelude::*;

use super::super::{PieceKind, pieces, split};
use crate::Dialect;

fn dialect() -> impl Strategy<Value = Dialect> {
    prop::sample::select(Dialect::ALL.to_vec())
}

/// Text of what means something to a splitter.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    let bits: Vec<&[u8]> = vec![
        b"'",
        b"''",
        b"\"",
        b"`",
        b"[",
        b"]",
        b"(",
        b")",
        b";",
        b"\\",
        b"\\'",
        b"$$",
        b"$a$",
        b"$",
        b"E'",
        b"U&'",
        b"--",
        b"-- ",
        b"#",
        b"/*",
        b"*/",
        b"/*!",
        b"/*!50003 ",
        b"/*M!",
        b"\n",
        b"\r",
        b"\r\n",
        b" ",
        b"\n\n",
        b"\0",
        b"\xff",
        b"\xc2\xa0",
        b"\xef\xbb\xbf",
        b"a",
        b"1",
        b"BEGIN ",
        b"END ",
        b"CASE ",
        b"IF ",
        b"THEN ",
        b"LOOP ",
        b"REPEAT ",
        b"UNTIL ",
        b"DO ",
        b"CREATE TRIGGER t AFTER INSERT ON a ",
        b"FOR EACH ROW ",
        b"CREATE PROCEDURE p() ",
        b"CREATE FUNCTION f() ",
        b"ATOMIC ",
        b"NOT ",
        b":",
        b"\nDELIMITER //\n",
        b"//",
        b"-- atlas:delimiter //\n",
        b"\n-- amend:keep\n",
        b"\n-- amend:expect none after: SELECT 1\n",
        b"--   ",
        b"/* amend:rows */",
        b"/* amend:range */",
        b"\n-- amend:batch table=a key=b size=1\n",
    ];
    prop::collection::vec(prop::sample::select(bits), 0..24).prop_map(|bits| bits.concat())
}

/// One statement, hostile and closed, in a dialect.
fn statement(dialect: Dialect) -> impl Strategy<Value = String> {
    let shared = vec!["a", "'x;''y'", "\"p;q\"", "/* ; ' */", "(b, ';')", "-- it's;\n", "1 - 2"];
    let own = match dialect {
        Dialect::Postgres => {
            vec!["E'\\';' ||", "$$;'$$", "$t$ ;$$ $t$", "/* /* ; */ ' */", "c$d", "'\\'", "U&';\\'"]
        }
        Dialect::Mysql => vec!["'\\';'", "\"\\\";\"", "`x;``'`", "# ';\n", "/*! 1 + 1 */", "c--d"],
        Dialect::Sqlite => vec!["[';]", "`x;``'`", "'\\'", "/* /* ; */", "c$d", ":e"],
    };
    let bits = prop::sample::select([shared, own].concat());
    prop::collection::vec(bits, 1..6).prop_map(|bits| format!("UPDATE {} z", bits.join(" ")))
}

proptest! {
    #[test]
    fn pieces_are_the_file(
        content in prop_oneof![soup(), any::<Vec<u8>>()],
        dialect in dialect(),
    ) {
        let mut end = 0;
        let mut statements = Vec::new();
        let mut is_broken = false;
        for piece in pieces(&content, dialect) {
            prop_assert!(!is_broken);
            match piece {
                Ok(piece) => {
                    prop_assert!(piece.start == end && piece.end > end && piece.end <= content.len());
                    end = piece.end;
                    if piece.kind == PieceKind::Statement {
                        statements.push(&content[piece.start..piece.end]);
                    }
                }
                Err(error) => {
                    is_broken = true;
                    prop_assert!(error.offset <= content.len() && error.line > 0);
                }
            }
        }
        prop_assert!(is_broken || end == content.len());
        if let Ok(found) = split(&content, dialect) {
            prop_assert!(!is_broken);
            prop_assert_eq!(found.iter().map(|s| s.text).collect::<Vec<_>>(), statements);
            prop_assert!(found.iter().all(|s| &content[s.range.clone()] == s.text));
        }
    }

    #[test]
    fn joined_statements_come_apart_again(
        (dialect, statements) in dialect().prop_flat_map(|dialect| {
            (Just(dialect), prop::collection::vec(statement(dialect), 0..6))
        }),
    ) {
        let file: String = statements.iter().map(|statement| format!("{statement};\n")).collect();
        let found = split(file.as_bytes(), dialect).unwrap();
        let texts: Vec<_> = found.iter().map(|s| str::from_utf8(s.text).unwrap()).collect();
        prop_assert_eq!(texts, statements);
    }

    #[test]
    fn a_statement_of_a_file_is_one_by_itself(content in soup(), dialect in dialect()) {
        let is_own = |content: &[u8]| {
            !content.windows(9).any(|window| window.eq_ignore_ascii_case(b"DELIMITER"))
        };
        if is_own(&content) && let Ok(found) = split(&content, dialect) {
            // At the beginning of a text, and there alone, a byte order mark is none of it; at the
            // end of one, two dashes are a comment for MySQL. Its own client sends them so too.
            let is_edge = |text: &[u8]| text.starts_with(b"\xef\xbb\xbf") || text.ends_with(b"--");
            for statement in found.iter().filter(|s| !is_edge(s.text)) {
                let alone: Vec<_> =
                    pieces(statement.text, dialect).map(|piece| piece.unwrap().kind).collect();
                prop_assert_eq!(alone, [PieceKind::Statement]);
            }
        }
    }
}
