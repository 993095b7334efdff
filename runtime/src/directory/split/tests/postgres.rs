//! PostgreSQL: nested comments, dollar quotes, `E''`, bodies of statements.

use super::all;
use crate::Dialect::Postgres;

#[test]
fn quotes() {
    all(
        Postgres,
        &[
            ("SELECT 'a\\'; b", "SELECT 'a\\' | b"),
            ("SELECT E'a\\'; b', e'\\\\'; c", "SELECT E'a\\'; b', e'\\\\' | c"),
            ("SELECT E'it''s \\'; x'; y", "SELECT E'it''s \\'; x' | y"),
            ("SELECT 'x' LIKE'\\'; b", "SELECT 'x' LIKE'\\' | b"),
            ("SELECT U&'\\0041;\\' ; b", "SELECT U&'\\0041;\\' | b"),
            (
                "SELECT U&\"a;b\", N'c;', X'0;', B'1;'; d",
                "SELECT U&\"a;b\", N'c;', X'0;', B'1;' | d",
            ),
            // A further part of the literal is read as the first.
            ("SELECT E'a'\n'b\\'; c'; d", "SELECT E'a'\n'b\\'; c' | d"),
            ("SELECT E'a' -- x\n -- y\r  'b\\'; c'; d", "SELECT E'a' -- x\n -- y\r  'b\\'; c' | d"),
            ("SELECT E'a' 'b\\'; c", "SELECT E'a' 'b\\' | c"),
            ("SELECT E'a' /* x\n */ 'b\\'; c", "SELECT E'a' /* x\n */ 'b\\' | c"),
            ("SELECT 'a'\n'b\\'; c", "SELECT 'a'\n'b\\' | c"),
            ("SELECT E'a\\", "error 1:8: unclosed quote '"),
        ],
    );
}

#[test]
fn dollar_quotes() {
    all(
        Postgres,
        &[
            ("DO $$ a; 'b $$; c", "DO $$ a; 'b $$ | c"),
            ("DO $a$ $$;$b$ $a $A$ $a$; c", "DO $a$ $$;$b$ $a $A$ $a$ | c"),
            ("DO $a$ $x$a$; c", "DO $a$ $x$a$ | c"),
            ("DO $é_1$ ; $é_1$; c", "DO $é_1$ ; $é_1$ | c"),
            ("SELECT a$b$; c$b$", "SELECT a$b$ | c$b$"),
            ("SELECT é$b$; c$b$", "SELECT é$b$ | c$b$"),
            ("SELECT $1; $2$a$;$a$", "SELECT $1 | $2$a$;$a$"),
            ("SELECT 1$a$;$a$", "SELECT 1$a$;$a$"),
            ("DO $1a$ a; b", "DO $1a$ a | b"),
            ("SELECT $ ; $a ; b", "SELECT $ | $a | b"),
            ("DO $x$ a; $y$", "error 1:4: unclosed quote $x$"),
        ],
    );
}

#[test]
fn comments() {
    all(
        Postgres,
        &[
            ("/* a /* ; */ ; */ b; c", "b | c"),
            ("a /* /*/ ; */ */; b", "a /* /*/ ; */ */ | b"),
            ("a /* /* ; */; b", "error 1:3: unclosed comment"),
            ("-- it's", ""),
            ("-- a\rSELECT 42; b", "SELECT 42 | b"),
            ("a --b;\rc; d", "a --b;\rc | d"),
            ("1--1; 2", "1--1; 2"),
            ("a @-- ;\n; b", "a @-- ; | b"),
            ("a # b; c", "a # b | c"),
        ],
    );
}

#[test]
fn bodies_and_rules() {
    all(
        Postgres,
        &[
            (
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 end; SELECT 2 AS end; END; a",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 end; SELECT 2 AS end; END | a",
            ),
            (
                "create or replace procedure p() begin atomic insert into t values (case when a \
                 then 1 end); end; b",
                "create or replace procedure p() begin atomic insert into t values (case when a \
                 then 1 end); end | b",
            ),
            ("CREATE FUNCTION f() BEGIN ATOMIC END; a", "CREATE FUNCTION f() BEGIN ATOMIC END | a"),
            ("CREATE FUNCTION f() BEGIN ATOMIC a; b", "error 1:21: BEGIN without its END"),
            ("CREATE FUNCTION begin() AS 'a'; b", "CREATE FUNCTION begin() AS 'a' | b"),
            ("CREATE RULE r AS DO (a; b); c", "CREATE RULE r AS DO (a; b) | c"),
            ("BEGIN ATOMIC; a", "BEGIN ATOMIC | a"),
        ],
    );
}

#[test]
fn what_only_psql_reads_is_an_error() {
    all(
        Postgres,
        &[
            ("\\set ON_ERROR_STOP on\na", "error 1:1: a backslash"),
            ("a;\n  \\i b.sql", "error 2:3: a backslash"),
            ("a \\gexec", "error 1:3: a backslash"),
            ("a '\\d' $$\n\\d$$ /*\n\\d */ -- \\d\n", "a '\\d' $$\n\\d$$ /*\n\\d */ -- \\d"),
            ("DELIMITER //\na//", "error 1:1: DELIMITER is a command"),
        ],
    );
}
