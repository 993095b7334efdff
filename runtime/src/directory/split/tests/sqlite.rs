//! SQLite: four quotes, comments that need no end, triggers.

use super::all;
use crate::Dialect::Sqlite;

#[test]
fn quotes() {
    all(
        Sqlite,
        &[
            ("a [b;'c] ; d", "a [b;'c] | d"),
            ("a [b]]; c", "a [b]] | c"),
            ("a `b;``c` ; d", "a `b;``c` | d"),
            ("a '\\'; b", "a '\\' | b"),
            ("a x'00;' ; b", "a x'00;' | b"),
            ("a [b; c", "error 1:3: unclosed quote ["),
            ("a `b; c", "error 1:3: unclosed quote `"),
            ("a $$ b; c $$", "a $$ b | c $$"),
            ("a $b(;) ; c", "error 1:3: a variable with parentheses"),
            ("a :b::c(;) ; c", "error 1:3: a variable with parentheses"),
            ("a :b, @c, #d, ?1; f", "a :b, @c, #d, ?1 | f"),
        ],
    );
}

#[test]
fn comments() {
    all(
        Sqlite,
        &[
            ("a; /* b; c", "a"),
            ("a /* b; c", "a /* b; c"),
            ("a /* /* ; */ ; b", "a /* /* ; */ | b"),
            ("a /*/ ; */ ; b", "a /*/ ; */ | b"),
            ("a /*", "a /*"),
            ("-- a\r; b", ""),
            ("1--1; 2", "1--1; 2"),
        ],
    );
}

#[test]
fn triggers() {
    let triggers = [
        "CREATE TRIGGER a AFTER INSERT ON b BEGIN UPDATE c SET d = CASE WHEN 1 THEN 2 END; END",
        "create temp trigger if not exists a instead of delete on b for each row when old.c begin \
         select 1; delete from end; end",
        "CREATE TEMPORARY TRIGGER begin INSERT ON begin BEGIN SELECT begin, end FROM t; END",
        "CREATE TRIGGER a AFTER UPDATE OF begin ON main.begin WHEN new.begin BEGIN SELECT 1; END",
        "EXPLAIN QUERY PLAN CREATE TRIGGER a BEFORE INSERT ON b BEGIN SELECT 1; END",
        "CREATE TRIGGER a INSERT ON b BEGIN SELECT 1; /* x */ -- END;\n END",
    ];
    for trigger in triggers {
        all(Sqlite, &[(&format!("{trigger}; x"), &format!("{trigger} | x"))]);
    }
    all(
        Sqlite,
        &[
            ("CREATE TRIGGER a INSERT ON b BEGIN SELECT 1; x", "error 1:30: BEGIN without its END"),
            ("CREATE TABLE begin (a); SELECT 1", "CREATE TABLE begin (a) | SELECT 1"),
            ("CREATE TABLE a (trigger, b); c", "CREATE TABLE a (trigger, b) | c"),
            ("DELIMITER //\na//", "error 1:1: DELIMITER is a command"),
        ],
    );
}
