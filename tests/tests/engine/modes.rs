//! Flags of `apply`, and failures in each transaction mode.

use amend_tests::{Server, for_every_server, on_server};

use crate::project::Project;

const MAKE: (&str, &str) = ("1_make.sql", "CREATE TABLE t (id INT PRIMARY KEY, n INT);\n");
const ONE: (&str, &str) = ("2_one.sql", "INSERT INTO t VALUES (1, 1);\nUPDATE t SET n = n + 1;\n");
const TWO: (&str, &str) = ("3_two.sql", "UPDATE t SET n = n + 1;\nUPDATE nowhere SET n = 1;\n");

#[test]
fn a_failure_takes_back_what_its_mode_says() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE]);
        project.ok(&["apply"]);
        project.files(&[ONE, TWO]);
        let said = project.fails(5, &["apply", "--tx-mode", "all"]);
        assert!(said.contains("rolled back, no file was applied"), "{said}");
        assert_eq!(db.count("SELECT count(*) FROM t").await, 0);
        let said = project.fails(5, &["apply", "--tx-mode", "none"]);
        assert!(said.contains("1 of the file's statements are done"), "{said}");
        assert_eq!(db.count("SELECT n FROM t").await, 3);
        project.files(&[("3_two.sql", "UPDATE t SET n = n + 1;\nUPDATE t SET n = n + 10;\n")]);
        project.ok(&["apply", "--tx-mode", "file"]);
        assert_eq!(db.count("SELECT n FROM t").await, 13);
    });
}

#[test]
fn one_transaction_for_all_is_all_or_nothing() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE]);
        project.ok(&["apply"]);
        project.files(&[ONE, ("3_two.sql", "UPDATE t SET n = n + 1;\n")]);
        project.ok(&["apply", "--tx-mode", "all"]);
        assert_eq!(db.count("SELECT n FROM t").await, 3);
        assert_eq!(db.count("SELECT count(*) FROM atlas_schema_revisions").await, 3);
        project.files(&[("4_none.sql", "-- atlas:txmode none\n\nUPDATE t SET n = 0;\n")]);
        let said = project.fails(5, &["apply", "--tx-mode", "all"]);
        assert!(said.contains("cannot run in one transaction with other files"), "{said}");
    });
}

#[test]
fn a_statement_that_controls_transactions_is_refused_before_any_runs() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE, ("2_commit.sql", "INSERT INTO t VALUES (1, 1);\nCOMMIT;\n")]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("2_commit.sql: line 2: COMMIT controls transactions"), "{said}");
        assert!(db.try_query("SELECT * FROM t").await.is_err());
    });
}

#[test]
fn to_and_amount_stop_where_they_say() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE, ONE, ("3_two.sql", "UPDATE t SET n = n + 1;\n")]);
        project.ok(&["apply", "--to", "2"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        let said = project.fails(2, &["apply", "--to", "7"]);
        assert!(said.contains("--to 7: no file has this version"), "{said}");
        project.fails(2, &["apply", "0"]);
        project.ok(&["apply", "1"]);
        assert_eq!(db.count("SELECT n FROM t").await, 3);
    });
}

#[test]
fn a_database_with_tables_and_no_history_is_not_touched() {
    for_every_server(async |db| {
        let project = Project::new(db);
        db.execute_script("CREATE TABLE t (id INT PRIMARY KEY, n INT)").await;
        project.files(&[MAKE, ONE]);
        let said = project.fails(2, &["apply"]);
        assert!(said.contains("is not empty: it has the table t"), "{said}");
        project.fails(2, &["apply", "--disposable", "--allow-dirty"]);
        let said = project.fails(2, &["apply", "--baseline", "9"]);
        assert!(said.contains("--baseline 9: no file"), "{said}");
        assert!(db.try_query("SELECT * FROM atlas_schema_revisions").await.is_err());
        project.ok(&["apply", "--baseline", "1"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        let rows = db.query_text("SELECT version, type, applied, total, hash FROM atlas_schema_revisions ORDER BY version").await;
        assert_eq!(rows[0], ["1", "1", "0", "0", ""].map(|cell| Some(cell.to_owned())));
        assert_eq!(project.ok(&["apply", "--baseline", "1"]), "No migration files to execute\n");
        let said = project.fails(2, &["clean"]);
        assert!(said.contains("not marked as disposable"), "{said}");
        assert_eq!(db.count("SELECT count(*) FROM t").await, 1);
    });
}

#[test]
fn set_moves_the_history_both_ways() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE, ONE, ("3_two.sql", "UPDATE t SET n = n + 1;\n")]);
        assert!(project.fails(2, &["set"]).contains("has no history yet"));
        assert_eq!(
            project.ok(&["set", "2"]),
            "Current version is 2 (2 set):\n\n  + 1 (make)\n  + 2 (one)\n\n"
        );
        db.execute_script("CREATE TABLE t (id INT PRIMARY KEY, n INT)").await;
        assert!(project.ok(&["status"]).contains("Current Version: 2\n"));
        assert_eq!(
            project.ok(&["set", "1"]),
            "Current version is 1 (1 removed):\n\n  - 2 (one)\n\n"
        );
        project.ok(&["apply", "1"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        assert_eq!(project.ok(&["set"]), "Current version is 3 (1 set):\n\n  + 3 (two)\n\n");
        assert_eq!(project.ok(&["apply"]), "No migration files to execute\n");
        assert!(project.fails(2, &["set", "7"]).contains("set 7: no file has this version"));
        for name in ["1_make.sql", "2_one.sql", "3_two.sql"] {
            project.remove(name);
        }
        let said = project.ok(&["set"]);
        assert!(
            said.starts_with("All revisions deleted (3 in total):\n\n  - 1 (make)\n"),
            "{said}"
        );
    });
}

#[test]
fn a_checkpoint_is_where_a_new_database_starts() {
    for_every_server(async |db| {
        let project = Project::new(db);
        let checkpoint = format!("-- atlas:checkpoint\n\n{}", MAKE.1);
        project.files(&[
            ("1_old.sql", "CREATE TABLE old (id INT);\n"),
            ("2_point.sql", &checkpoint),
            ("3_one.sql", ONE.1),
        ]);
        let status = project.ok(&["status"]);
        assert!(status.contains("Next Version:    2 (checkpoint)"), "{status}");
        assert!(status.contains("Pending Files:   2\n"), "{status}");
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        assert!(db.try_query("SELECT * FROM old").await.is_err());
        project.ok(&["status", "--exit-code"]);
    });
}

#[test]
fn a_checkpoint_is_passed_over_by_a_database_that_has_begun() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE]);
        project.ok(&["apply"]);
        let checkpoint = format!("-- atlas:checkpoint\n\n{}", MAKE.1);
        project.files(&[("2_point.sql", &checkpoint), ("3_one.sql", ONE.1)]);
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        project.ok(&["status", "--exit-code"]);
    });
}

#[test]
fn what_cannot_run_in_a_transaction_says_how_it_can() {
    on_server(Server::Postgres, async |db| {
        let project = Project::new(db);
        let index = "CREATE INDEX CONCURRENTLY i ON t (n);\n";
        project.files(&[MAKE, ("2_index.sql", index)]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("begin the file with -- atlas:txmode none"), "{said}");
        project.files(&[("2_index.sql", &format!("-- atlas:txmode none\n\n{index}"))]);
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT count(*) FROM pg_indexes WHERE indexname = 'i'").await, 1);
        let rows = db.query_text("SELECT state FROM amend_statements WHERE version = '2'").await;
        assert_eq!(rows, [[Some("done".to_owned())]]);
    });
}

#[test]
fn tables_that_keep_what_is_rolled_back_are_seen() {
    for server in [Server::Mysql, Server::Mariadb] {
        on_server(server, async |db| {
            let project = Project::new(db);
            project.files(&[(
                "1_make.sql",
                "CREATE TABLE t (id INT PRIMARY KEY, n INT) ENGINE=MyISAM;\n",
            )]);
            project.ok(&["apply"]);
            project.files(&[("2_rows.sql", "INSERT INTO t VALUES (1, 1);\nUPDATE t SET n = n + 1;\nUPDATE nowhere SET n = 1;\n")]);
            let said = project.fails(5, &["apply"]);
            assert!(said.contains("2 of the file's statements are done and recorded"), "{said}");
            project.files(&[(
                "2_rows.sql",
                "INSERT INTO t VALUES (1, 1);\nUPDATE t SET n = n + 1;\nUPDATE t SET n = n + 1;\n",
            )]);
            project.ok(&["apply"]);
            assert_eq!(db.count("SELECT n FROM t").await, 3);
        });
    }
}

#[test]
fn a_file_does_not_change_the_session_of_the_next() {
    for_every_server(async |db| {
        let project = Project::new(db);
        let (setting, asking, expected) = match db.server() {
            Server::Postgres => (
                "SET TimeZone = 'Asia/Tokyo'; SELECT pg_catalog.set_config('search_path', '', false)",
                "INSERT INTO s SELECT current_setting('TimeZone')",
                "UTC",
            ),
            Server::Mysql | Server::Mariadb => {
                ("SET time_zone = '+09:00'", "INSERT INTO s SELECT @@time_zone", "+00:00")
            }
            Server::Sqlite => (
                "PRAGMA case_sensitive_like = ON; PRAGMA foreign_keys = OFF",
                "INSERT INTO s SELECT foreign_keys FROM pragma_foreign_keys",
                "1",
            ),
        };
        project.files(&[
            ("1_make.sql", "CREATE TABLE s (v VARCHAR(99));\n"),
            ("2_set.sql", &format!("{setting};\n")),
            ("3_ask.sql", &format!("{asking};\n")),
        ]);
        project.ok(&["apply"]);
        assert_eq!(db.query_text("SELECT v FROM s").await, [[Some(expected.to_owned())]]);
    });
}

#[test]
fn a_table_of_sqlite_is_rebuilt_and_references_are_checked() {
    on_server(Server::Sqlite, async |db| {
        let project = Project::new(db);
        project.files(&[(
            "1_make.sql",
            "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (p INT REFERENCES p (id));\n\
             INSERT INTO p VALUES (1);\nINSERT INTO c VALUES (1);\n",
        )]);
        project.ok(&["apply"]);
        let rebuild = "CREATE TABLE q (id INTEGER PRIMARY KEY, n INT);\nINSERT INTO q (id) SELECT id FROM p;\n\
                       DROP TABLE p;\nALTER TABLE q RENAME TO p;\n";
        project.files(&[("2_rebuild.sql", rebuild)]);
        project.ok(&["apply"]);
        project.files(&[("3_break.sql", "CREATE TABLE x (id INT);\nDELETE FROM p;\n")]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("1 rows refer to rows that are not there"), "{said}");
        assert_eq!(db.count("SELECT count(*) FROM p").await, 1);
        // Rows alone are under the engine's own eyes.
        project.files(&[("3_break.sql", "DELETE FROM p;\n")]);
        assert!(project.fails(5, &["apply"]).contains("FOREIGN KEY"));
    });
}
