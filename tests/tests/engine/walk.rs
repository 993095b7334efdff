//! Ent's testing section, step by step: all but the last, status, rows, the last, clean, again.

use amend_tests::for_every_server;

use crate::project::{Project, without_times};

const FILES: [(&str, &str); 3] = [
    (
        "20221126185700_create_users.sql",
        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(255));\n",
    ),
    ("20221126185730_add_email.sql", "ALTER TABLE users ADD COLUMN email VARCHAR(255);\n"),
    (
        "20221126185750_unknown_names.sql",
        "-- Backfill all empty user names with default value 'unknown'.\n\
         UPDATE users SET name = 'Unknown' WHERE users.name = '';\n",
    ),
];

#[test]
fn the_walk_of_the_document_works() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&FILES);
        for _ in 0..2 {
            assert_eq!(
                project.ok(&["status"]),
                "Migration Status: PENDING\n  \
                   -- Current Version: No migration applied yet\n  \
                   -- Next Version:    20221126185700\n  \
                   -- Executed Files:  0\n  \
                   -- Pending Files:   3\n"
            );
            let said = project.ok(&["apply", "2", "--disposable"]);
            assert_eq!(
                without_times(&said),
                "Migrating to version 20221126185730 (2 migrations in total):\n\n  \
                   -- migrating version 20221126185700\n    \
                     -> CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(255))\n       \
                        CREATE TABLE\n  \
                   -- ok (TIME)\n\n  \
                   -- migrating version 20221126185730\n    \
                     -> ALTER TABLE users ADD COLUMN email VARCHAR(255)\n       \
                        ALTER TABLE\n  \
                   -- ok (TIME)\n\n  \
                   -------------------------\n  \
                   -- TIME\n  \
                   -- 2 migrations\n  \
                   -- 2 sql statements\n"
            );
            assert_eq!(
                project.ok(&["status"]),
                "Migration Status: PENDING\n  \
                   -- Current Version: 20221126185730\n  \
                   -- Next Version:    20221126185750\n  \
                   -- Executed Files:  2\n  \
                   -- Pending Files:   1\n"
            );
            assert_eq!(project.run(&["status", "--exit-code"]).code, 3);
            db.execute_script(
                "INSERT INTO users (id, name) VALUES (1, ''), (2, 'Ada'), (3, ''), (4, NULL)",
            )
            .await;
            let said = project.ok(&["apply"]);
            assert!(said.contains("       UPDATE 2\n"), "{said}");
            assert!(said.contains("from 20221126185730 (1 migrations in total)"), "{said}");
            assert!(said.contains("-- 1 migration\n  -- 1 sql statement\n  -- 2 rows\n"), "{said}");
            assert_eq!(db.count("SELECT count(*) FROM users WHERE name = 'Unknown'").await, 2);
            assert_eq!(
                project.ok(&["status", "--exit-code"]),
                "Migration Status: OK\n  \
                   -- Current Version: 20221126185750\n  \
                   -- Next Version:    Already at latest version\n  \
                   -- Executed Files:  3\n  \
                   -- Pending Files:   0\n"
            );
            assert_eq!(project.ok(&["apply"]), "No migration files to execute\n");
            let said = project.run(&["clean"]);
            assert_eq!(said.code, 0, "{}", said.err);
            assert!(db.try_query("SELECT * FROM users").await.is_err());
        }
    });
}

#[test]
fn what_is_written_is_what_atlas_writes() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&FILES);
        project.ok(&["apply"]);
        let rows = db
            .query_text(
                "SELECT version, description, type, applied, total, error, error_stmt, hash, \
                 partial_hashes, operator_version FROM atlas_schema_revisions ORDER BY version",
            )
            .await;
        assert_eq!(rows.len(), 3);
        for ((name, _), row) in FILES.iter().zip(rows) {
            let row: Vec<String> = row.into_iter().map(Option::unwrap_or_default).collect();
            let (version, rest) = name.split_once('_').unwrap();
            let hash = project.hash(name);
            let program = concat!("Amend v", env!("CARGO_PKG_VERSION"));
            let description = rest.trim_end_matches(".sql");
            let expected = [version, description, "2", "1", "1", "", "", &hash, "null", program];
            assert_eq!(row, expected);
        }
        let recent = "executed_at IS NOT NULL AND execution_time >= 0";
        let sql = format!("SELECT count(*) FROM atlas_schema_revisions WHERE {recent}");
        assert_eq!(db.count(&sql).await, 3);
        assert_eq!(db.count("SELECT count(*) FROM amend_runs WHERE outcome = 'done'").await, 1);
        assert_eq!(db.count("SELECT count(*) FROM amend_statements WHERE state = 'done'").await, 3);
    });
}

#[test]
fn nothing_is_written_where_there_is_nothing_to_do() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.ok(&["status"]);
        assert_eq!(project.ok(&["apply"]), "No migration files to execute\n");
        project.files(&FILES);
        project.ok(&["status"]);
        let said = project.ok(&["apply", "--dry-run"]);
        assert!(said.starts_with("Would migrate to version 20221126185750"), "{said}");
        assert!(db.try_query("SELECT * FROM users").await.is_err());
        assert!(db.try_query("SELECT * FROM atlas_schema_revisions").await.is_err());
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT count(*) FROM amend_runs").await, 1);
        project.ok(&["apply"]);
        project.ok(&["status"]);
        assert_eq!(db.count("SELECT count(*) FROM amend_runs").await, 1);
    });
}
