//! What must hold before a statement or behind it.

use amend_tests::for_every_server;

use crate::project::Project;

const MAKE: (&str, &str) = (
    "1_make.sql",
    "CREATE TABLE t (id INT PRIMARY KEY, n INT);\nINSERT INTO t VALUES (1, 0), (2, 0), (3, 5);\n",
);

#[test]
fn what_holds_is_applied() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[
            MAKE,
            (
                "2_fill.sql",
                "-- amend:expect some before: SELECT id FROM t WHERE n = 0\n\
             -- amend:expect none before: SELECT id FROM t WHERE n IS NULL\n\
             -- amend:expect rows=2..=2\n\
             -- amend:expect none after: SELECT id FROM t\n--   WHERE n = 0\n\
             UPDATE t SET n = 1 WHERE n = 0;\n",
            ),
        ]);
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT count(*) FROM t WHERE n = 1").await, 2);
        project.ok(&["status", "--exit-code"]);
    });
}

#[test]
fn what_does_not_hold_is_rolled_back_and_named() {
    for_every_server(async |db| {
        let project = Project::new(db);
        for (directive, expected, keys) in [
            (
                "expect none after: SELECT id FROM t WHERE n = 5 OR n = 1 ORDER BY id",
                "2_fill.sql:2: expected none after (SELECT id FROM t WHERE n = 5 OR n = 1 ORDER BY id), found 3 rows",
                "keys: 1, 2, 3",
            ),
            ("expect some after: SELECT id FROM t WHERE n = 7", "found none", ""),
            ("expect none before: SELECT id FROM t WHERE n = 5", "expected none before", "keys: 3"),
            ("expect rows=3..=9", "expected 3..=9 rows, found 2 rows", ""),
        ] {
            for mode in ["file", "none"] {
                let file = format!("-- amend:{directive}\nUPDATE t SET n = 1 WHERE n = 0;\n");
                project.files(&[MAKE, ("2_fill.sql", &file)]);
                project.ok(&["apply", "--to", "1"]);
                let said = project.fails(8, &["apply", "--tx-mode", mode]);
                assert!(said.contains(expected), "{said}");
                assert!(said.contains(keys), "{said}");
                assert_eq!(db.count("SELECT count(*) FROM t WHERE n = 0").await, 2);
                if mode == "none" {
                    // The file has begun, and nothing of it is done.
                    project.ok(&["set", "1"]);
                }
            }
        }
    });
}

#[test]
fn ten_keys_are_shown_of_many() {
    for_every_server(async |db| {
        let project = Project::new(db);
        let rows: Vec<String> = (10..40).map(|id| format!("({id}, 9)")).collect();
        project.files(&[
            MAKE,
            (
                "2_more.sql",
                &format!(
                    "-- amend:expect none after: SELECT id FROM t WHERE n = 9 ORDER BY id\n\
                 INSERT INTO t VALUES {};\n",
                    rows.join(", ")
                ),
            ),
        ]);
        let said = project.fails(8, &["apply"]);
        assert!(
            said.contains("found 30 rows\n  keys: 10, 11, 12, 13, 14, 15, 16, 17, 18, 19\n"),
            "{said}"
        );
        assert_eq!(db.count("SELECT count(*) FROM t").await, 3);
    });
}
