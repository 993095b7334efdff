//! No file takes more than time in proportion to its size.

use super::super::pieces;
use crate::Dialect;

/// How often a byte is looked at until the file is read or refused.
fn looks(file: &str, dialect: Dialect) -> usize {
    let mut pieces = pieces(file.as_bytes(), dialect);
    for piece in pieces.by_ref() {
        drop(piece);
    }
    pieces.looks()
}

#[test]
fn twice_the_file_takes_twice_the_looks() {
    const BIT: [(&str, &str); 27] = [
        ("", "SELECT 1;\n"),
        ("", ";"),
        ("", "("),
        ("", "()"),
        ("", "/*"),
        ("", "/* */ "),
        ("/", "**"),
        ("", "/*!"),
        ("", "/*! */"),
        ("", "'"),
        ("", "''"),
        ("'", "\\"),
        ("E'a'", " -- x\n"),
        ("", "E'a'\n"),
        ("", "\"a\" "),
        ("", "$x$"),
        ("", "$x$ $y"),
        ("$x$", "$y$ $"),
        ("$aaaaaaaa$", "$aaaaaaaa"),
        ("", "-- x\n"),
        ("", "--"),
        ("", "# x\n"),
        ("", "[a] "),
        ("CREATE PROCEDURE p() ", "BEGIN "),
        ("CREATE PROCEDURE p() BEGIN ", "IF a THEN "),
        ("CREATE TRIGGER a INSERT ON b BEGIN ", "SELECT CASE 1 END;"),
        ("-- atlas:delimiter aaaaaaaab\n", "a"),
    ];
    for dialect in Dialect::ALL {
        for (before, bit) in BIT {
            let file = |size: usize| format!("{before}{}", bit.repeat(size / bit.len()));
            let (one, two) = (looks(&file(20_000), dialect), looks(&file(40_000), dialect));
            assert!(two <= one * 22 / 10, "{dialect} {before}{bit}…: {one} looks, then {two}");
            assert!(two <= 40_000 * 15, "{dialect} {before}{bit}…: {two} looks");
        }
    }
}

/// `cargo test --release -p amend splitting_speed -- --ignored --nocapture`
#[test]
#[ignore = "prints times, and holds nothing"]
fn splitting_speed() {
    let statement = "-- Why.\nUPDATE `users` SET `name` = 'it''s; ' WHERE `id` IN (1, 2, 3);\n";
    for dialect in Dialect::ALL {
        let file = statement.repeat(100_000_000 / statement.len()).replace('`', "\"");
        let from = std::time::Instant::now();
        let found = super::split(file.as_bytes(), dialect).unwrap().len();
        let time = from.elapsed().as_secs_f64();
        let speed = file.len() as f64 / time / 1e6;
        eprintln!("{dialect}: {found} statements of 100 MB in {time:.2} s, {speed:.0} MB/s");
    }
}
