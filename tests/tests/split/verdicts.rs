//! What each server says of the texts on which the splitter and Atlas differ, and of those that
//! the splitter refuses.

use amend::Dialect;
use amend::directory::split;
use amend_tests::{Server, for_every_server};

use Server::{Mariadb, Mysql, Postgres, Sqlite};

const ALL: &[Server] = &Server::ALL;
const FAMILY: &[Server] = &[Mysql, Mariadb];
const SETUP: &str = "CREATE TABLE t (a VARCHAR(20), b VARCHAR(20))";

/// Inputs of `scanner_vectors.json` by their names, which the server refuses.
const REFUSED: [(&str, &[Server], &str); 14] = [
    ("semi_in_backtick", &[Postgres], "UPDATE `a;b` SET c = 1;\nSELECT 2;"),
    (
        "dollar",
        FAMILY,
        "CREATE FUNCTION f() RETURNS int AS $$ BEGIN; RETURN 1; END; $$ LANGUAGE plpgsql;\nSELECT 2;",
    ),
    ("dollar_tag_nested", FAMILY, "DO $a$ SELECT $$x;y$$; $a$;\nSELECT 2;"),
    ("dollar_unclosed", FAMILY, "DO $$ BEGIN; END;\nSELECT 2;"),
    ("dollar_unicode_tag", FAMILY, "DO $é$ a; b $é$; SELECT 2;"),
    ("dollar_unclosed", &[Postgres], "DO $$ BEGIN; END;\nSELECT 2;"),
    (
        "begin_case_end",
        &[Postgres],
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET c = CASE WHEN 1 THEN 2 END; END;\nSELECT 2;",
    ),
    ("delimiter_quoted", &[Postgres, Sqlite], "DELIMITER '//'\nSELECT 1//\n"),
    ("delimiter_tab", &[Postgres, Sqlite], "DELIMITER\t//\nSELECT 1//\n"),
    ("delimiter_empty", ALL, "DELIMITER \nSELECT 1;"),
    ("dir_delim_nospace", FAMILY, "--atlas:delimiter //\nSELECT 1//SELECT 2;"),
    (
        "paren_semi",
        &[Mysql, Mariadb, Sqlite],
        "INSERT INTO t VALUES (1, ';');\nCREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);\nSELECT 3;",
    ),
    ("nbsp_lead", ALL, "\u{a0}SELECT 1;\n\u{2003}SELECT 2;"),
    ("copy_stdin", &[Postgres], "COPY t FROM stdin;\n1\\ta\n\\.\nSELECT 1;"),
];

#[test]
fn where_atlas_finds_statements_the_server_finds_none() {
    for_every_server(async |db| {
        db.execute_script(SETUP).await;
        for (name, servers, input) in REFUSED {
            if servers.contains(&db.server()) {
                let result = db.try_script(input).await;
                assert!(result.is_err(), "{name}: {result:?}");
            }
        }
    });
}

#[test]
fn what_else_differs_from_atlas_runs_as_it_is_split() {
    for_every_server(async |db| {
        db.execute_script(SETUP).await;
        let dialect = db.server().dialect();
        let mut inputs = vec!["SELECT 1;\n-- trailing", "-- just a comment"];
        match dialect {
            Dialect::Postgres => inputs.push("UPDATE t SET a = E'it\\'s; ok';\nSELECT 2;"),
            Dialect::Mysql | Dialect::Sqlite => {}
        }
        for input in inputs {
            let found = split(input.as_bytes(), dialect).unwrap().len();
            // The MySQL family counts a comment at the end, and does nothing for it.
            let comment = usize::from(dialect == Dialect::Mysql && input.contains("-- "));
            assert_eq!(db.execute_script(input).await.len(), found + comment, "{input}");
        }
    });
}

/// Texts that the splitter refuses, with the servers that do so too.
const UNCLEAR: [(&str, &[Dialect], &[Server]); 14] = [
    ("SELECT 1; SELECT 'a", &Dialect::ALL, ALL),
    ("SELECT 1; SELECT \"a", &Dialect::ALL, ALL),
    ("SELECT 1; SELECT (1; SELECT 2", &Dialect::ALL, ALL),
    ("SELECT 1); SELECT 2", &Dialect::ALL, ALL),
    ("SELECT (1; SELECT 2)", &[Dialect::Mysql, Dialect::Sqlite], &[Mysql, Mariadb, Sqlite]),
    ("SELECT 1 /* a", &[Dialect::Postgres, Dialect::Mysql], &[Postgres, Mysql, Mariadb]),
    ("SELECT E'a\\'", &[Dialect::Postgres], &[Postgres]),
    ("SELECT 1; \\d\n", &[Dialect::Postgres], &[Postgres]),
    ("SELECT 1 AS [a", &[Dialect::Sqlite], &[Sqlite]),
    ("CREATE TRIGGER r INSERT ON t BEGIN SELECT 1; SELECT 2", &[Dialect::Sqlite], &[Sqlite]),
    ("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2", &[Dialect::Mysql], FAMILY),
    ("/*! SELECT 1; SELECT 2 */", &[Dialect::Mysql], FAMILY),
    ("SELECT 1 /*M! + /* x */ 2 */; SELECT 3", &[Dialect::Mysql], &[Mysql]),
    ("SELECT 1 /*!99999 + '*/; SELECT 2 -- ' */", &[Dialect::Mysql], &[]),
];

#[test]
fn what_the_splitter_refuses_is_refused_by_a_server_too() {
    for_every_server(async |db| {
        db.execute_script(SETUP).await;
        for (input, dialects, servers) in UNCLEAR {
            if dialects.contains(&db.server().dialect()) {
                assert!(split(input.as_bytes(), db.server().dialect()).is_err(), "{input}");
                let result = db.try_script(input).await;
                assert_eq!(result.is_err(), servers.contains(&db.server()), "{input}: {result:?}");
            }
        }
    });
}

#[test]
fn no_server_reads_a_file_on_behind_a_nul() {
    for_every_server(async |db| {
        db.execute_script(SETUP).await;
        let input = "INSERT INTO t VALUES ('1', '1'); \0 INSERT INTO t VALUES ('2', '2')";
        assert!(split(input.as_bytes(), db.server().dialect()).is_err());
        match db.server() {
            // sqlx 0.9 prepares what is behind the NUL again and again, and never ends.
            Sqlite => {}
            Postgres | Mysql | Mariadb => {
                let result = db.try_script(input).await;
                let rows = db.connect().await.count("SELECT count(*) FROM t").await;
                assert!(rows < 2, "{result:?}");
            }
        }
    });
}
