//! What holds in every dialect.

use super::super::{PieceKind, pieces, split};
use super::{all, shown};
use crate::Dialect;

#[test]
fn statements_end_at_semicolons_outside_of_quotes_and_comments() {
    for dialect in Dialect::ALL {
        all(
            dialect,
            &[
                ("", ""),
                (" \t\r\n\x0c", ""),
                (";;\n;", ""),
                ("a", "a"),
                (" a ; b ;; c", "a | b | c"),
                ("a;b", "a | b"),
                ("a ';' ''';' ; b", "a ';' ''';' | b"),
                ("a \";\" \"\"\";\" ; b", "a \";\" \"\"\";\" | b"),
                ("a /* ; ' */ ; b", "a /* ; ' */ | b"),
                ("a -- ; '\n; b", "a -- ; ' | b"),
                ("a - ; b / ; c * ; d", "a - | b / | c * | d"),
                ("-- only\n/* comments */ -- here", ""),
                ("f(a, (b)) ; c", "f(a, (b)) | c"),
                ("BEGIN; a; COMMIT; END", "BEGIN | a | COMMIT | END"),
                ("x CASE a WHEN b THEN c END; d", "x CASE a WHEN b THEN c END | d"),
                ("\u{feff}a; b", "a | b"),
            ],
        );
    }
}

#[test]
fn what_is_not_closed_is_an_error_with_its_place() {
    for dialect in Dialect::ALL {
        all(
            dialect,
            &[
                ("a;\nb 'c; d", "error 2:3: unclosed quote '"),
                ("a \"b; c", "error 1:3: unclosed quote \""),
                ("a '''; b", "error 1:3: unclosed quote '"),
                ("a (\n(b) ; c", "error 1:3: unclosed '('"),
                ("a (b", "error 1:3: unclosed '('"),
                ("a (b))", "error 1:6: unexpected ')'"),
                (")", "error 1:1: unexpected ')'"),
                ("a;\n\0b", "error 2:1: a NUL byte"),
                ("a 'b\0'", "error 1:5: a NUL byte"),
            ],
        );
    }
}

#[test]
fn bytes_that_are_no_text_pass() {
    for dialect in Dialect::ALL {
        let file = b"a '\xff;\xc3' \xed\xa0\x80; -- \xfe\nb";
        assert_eq!(
            split(file, dialect).unwrap().iter().map(|s| s.text).collect::<Vec<_>>(),
            [&b"a '\xff;\xc3' \xed\xa0\x80"[..], b"b"]
        );
    }
}

#[test]
fn comments_belong_to_the_statement_below_them() {
    let file =
        b"-- a file\n\n-- one\r\n-- two\r\nA;\r\n\r\n-- lost\r\n \r\n/* three */ B; -- four\nC\n";
    for dialect in Dialect::ALL {
        let found = split(file, dialect).unwrap();
        let comments: Vec<_> = found.iter().map(|s| (s.line, s.comments.clone())).collect();
        let expected: [(usize, Vec<&[u8]>); 3] =
            [(5, vec![b"-- one", b"-- two"]), (9, vec![b"/* three */"]), (10, vec![b"-- four"])];
        assert_eq!(comments, expected);
    }
}

#[test]
fn a_delimiter_of_the_file_ends_statements() {
    for dialect in Dialect::ALL {
        all(
            dialect,
            &[
                ("-- atlas:delimiter \\n\\n\\n\n\nA;\nB;\n\n\nC;", "A;\nB; | C;"),
                ("-- atlas:delimiter -- end\nA; -- x\n-- end\nB\n-- end", "A; -- x | B"),
                ("-- atlas:delimiter -- end\r\nA;\r\n-- end\r\nB\r\n-- end", "A; | B"),
                ("-- atlas:delimiter //\na (b//c) 'd//e' // f//", "a (b//c) 'd//e' | f"),
                ("-- atlas:delimiter go\nA 1 go B 2 go", "A 1 | B 2"),
                ("-- atlas:delimiter ;\nA; B;", "A | B"),
                ("-- atlas:delimiter\nA; B;", "error 1:1: DELIMITER without"),
                ("A;\n-- atlas:delimiter //\nB; C // D", "A | B | C // D"),
            ],
        );
        let long = format!("-- atlas:delimiter {}\n", "x".repeat(65));
        let error = shown(long.as_bytes(), dialect);
        assert_eq!(error, "error 1:1: a delimiter of more than 64 bytes");
    }
}

#[test]
fn a_byte_order_mark_may_not_hide_a_header() {
    let error = "error 1:1: a byte order mark, behind which nobody finds the header (hint: take it \
                 out)";
    for dialect in Dialect::ALL {
        assert_eq!(shown("\u{feff}-- atlas:txmode none\n\nA".as_bytes(), dialect), error);
        assert_eq!(shown("\u{feff}-- atlas:delimiter //\nA".as_bytes(), dialect), error);
        assert_eq!(shown("\u{feff}-- x\n\nA".as_bytes(), dialect), "A");
    }
}

#[test]
fn every_byte_is_in_one_piece() {
    let file = "\u{feff}-- a\n\nDELIMITER //\nA 'x' // -- b\n/* c */ B //\nDELIMITER ;\nC ; ";
    let pieces: Vec<_> = pieces(file.as_bytes(), Dialect::Mysql).map(Result::unwrap).collect();
    let kinds = pieces.iter().map(|piece| piece.kind).filter(|kind| *kind != PieceKind::Blank);
    use PieceKind::{ByteOrderMark, Comment, Delimiter, DelimiterLine, Statement};
    let expected = [
        ByteOrderMark,
        Comment,
        DelimiterLine,
        Statement,
        Delimiter,
        Comment,
        Comment,
        Statement,
        Delimiter,
        DelimiterLine,
        Statement,
        Delimiter,
    ];
    assert_eq!(kinds.collect::<Vec<_>>(), expected);
    let joined: String = pieces.iter().map(|piece| &file[piece.start..piece.end]).collect();
    assert_eq!(joined, file);
}
