//! Files that stopped half way, by us and by Atlas, and Atlas's own experiments A to L.

use amend_tests::{Server, for_every_server};

use crate::project::Project;

const MAKE: (&str, &str) = ("1_make.sql", "CREATE TABLE t (id INT PRIMARY KEY, n INT);\n");
/// Whichever server, each statement is recorded by itself.
const STEPS: &str = "-- atlas:txmode none\n\n";

fn steps(statements: &[&str]) -> String {
    let lines: Vec<String> = statements.iter().map(|sql| format!("{sql};\n")).collect();
    format!("{STEPS}{}", lines.concat())
}

const A: &str = "INSERT INTO t VALUES (1, 1)";
const B: &str = "UPDATE t SET n = n + 1";
const BAD: &str = "UPDATE nowhere SET n = 1";
const C: &str = "INSERT INTO t VALUES (3, 1)";

#[test]
fn a_file_that_fails_in_a_transaction_leaves_nothing() {
    for_every_server(async |db| {
        let project = Project::new(db);
        let file = format!("{A};\n{B};\n{BAD};\n{C};\n");
        project.files(&[MAKE, ("2_bad.sql", &file)]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("2_bad.sql:3: statement 3 failed"), "{said}");
        assert!(said.contains("in: UPDATE nowhere"), "{said}");
        assert!(said.contains("rolled back, 1 file before it stays applied"), "{said}");
        assert!(said.contains("-- 1 migration ok, 1 with errors"), "{said}");
        assert_eq!(db.count("SELECT count(*) FROM t").await, 0);
        assert_eq!(db.count("SELECT count(*) FROM atlas_schema_revisions").await, 1);
        assert!(project.ok(&["status"]).contains("-- Current Version: 1\n"));
        project.files(&[("2_bad.sql", &format!("{A};\n{B};\n"))]);
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
    });
}

#[test]
fn a_file_of_steps_goes_on_where_it_stopped() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE, ("2_steps.sql", &steps(&[A, B, BAD, C]))]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("2 of the file's statements are done and recorded"), "{said}");
        let status = project.ok(&["status"]);
        assert!(status.contains("Current Version: 2 (2 statements applied)"), "{status}");
        assert!(status.contains("Next Version:    2 (2 statements left)"), "{status}");
        assert!(status.contains("Executed Files:  2 (last one partially)"), "{status}");
        assert!(status.contains("Last migration attempt had errors:\n  -- SQL:   UPDATE nowhere SET n = 1;\n  -- ERROR: "), "{status}");
        assert_eq!(project.run(&["status", "--exit-code"]).code, 5);
        // What Atlas needs to go on from here.
        let row = db
            .query_text(
                "SELECT partial_hashes, error_stmt, applied, total FROM atlas_schema_revisions \
                 WHERE version = '2'",
            )
            .await
            .remove(0);
        let row: Vec<String> = row.into_iter().map(Option::unwrap_or_default).collect();
        let recorded: Vec<String> = serde_json::from_str(&row[0]).unwrap();
        assert_eq!(recorded, hashes(&[A, B]));
        assert_eq!(row[1..], ["UPDATE nowhere SET n = 1;", "2", "4"]);
        // A: the fix in place.
        project.files(&[("2_steps.sql", &steps(&[A, B, B, C]))]);
        let said = project.ok(&["apply"]);
        assert!(said.contains("migrating version 2 (2 statements applied before)"), "{said}");
        assert_eq!(db.count("SELECT n FROM t WHERE id = 1").await, 3);
        assert_eq!(db.count("SELECT count(*) FROM t").await, 2);
        let row = db.query_text("SELECT applied, total, error, hash FROM atlas_schema_revisions WHERE version = '2'").await;
        let hash = project.hash("2_steps.sql");
        assert_eq!(row, [["4", "4", "", &hash].map(|cell| Some(cell.to_owned()))]);
        project.ok(&["status", "--exit-code"]);
    });
}

/// What Atlas leaves of a file whose third statement failed.
async fn left_by_atlas(
    db: &mut amend_tests::Database,
    project: &Project,
    applied: usize,
    total: usize,
    hashes: &[String],
) {
    project.ok(&["apply", "1"]);
    let hashes = serde_json::Value::from(hashes.to_vec()).to_string();
    let now = match db.server() {
        Server::Sqlite => "'2026-11-22 10:00:00.123456789+00:00'",
        _ => "CURRENT_TIMESTAMP",
    };
    let columns = match db.server() {
        Server::Postgres => "\"type\"",
        _ => "`type`",
    };
    db.execute_script(&format!(
        "INSERT INTO atlas_schema_revisions (version, description, {columns}, applied, total, executed_at, \
         execution_time, error, error_stmt, hash, partial_hashes, operator_version) VALUES \
         ('2', 'steps', 2, {applied}, {total}, {now}, 12345, 'no such table', 'UPDATE nowhere SET n = 1;', \
         'of the broken file', '{hashes}', 'Atlas CLI v0.38.0')"
    ))
    .await;
}

/// Hashes as facts say: cumulative, over the texts with their ends.
fn hashes(statements: &[&str]) -> Vec<String> {
    use base64::Engine as _;
    use sha2::Digest as _;
    let mut chain = sha2::Sha256::new();
    statements
        .iter()
        .map(|sql| {
            chain.update(format!("{sql};"));
            let sum = chain.clone().finalize();
            format!("h1:{}", base64::engine::general_purpose::STANDARD.encode(sum))
        })
        .collect()
}

#[test]
fn what_atlas_left_half_done_is_finished() {
    for_every_server(async |db| {
        let project = Project::new(db);
        // B: the fix splits one statement in two.
        project.files(&[MAKE, ("2_steps.sql", &steps(&[A, B, C]))]);
        left_by_atlas(db, &project, 1, 2, &hashes(&[A])).await;
        db.execute_script(A).await;
        let said = project.ok(&["apply"]);
        assert!(said.contains("2 (1 statements applied before)"), "{said}");
        assert_eq!(db.count("SELECT n FROM t WHERE id = 1").await, 2);
        let row = db.query_text("SELECT applied, total, partial_hashes FROM atlas_schema_revisions WHERE version = '2'").await;
        assert_eq!(row, [["3", "3", "null"].map(|cell| Some(cell.to_owned()))]);
        assert_eq!(project.ok(&["apply"]), "No migration files to execute\n");
    });
}

#[test]
fn a_changed_or_missing_statement_that_was_applied_is_named() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE, ("2_steps.sql", &steps(&[A, B, C]))]);
        left_by_atlas(db, &project, 2, 3, &hashes(&[A, B])).await;
        db.execute_script(A).await;
        // D: an applied statement changed.
        project.files(&[("2_steps.sql", &steps(&[A, "UPDATE t SET n = 7", C]))]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("2_steps.sql: statement 2 was applied"), "{said}");
        // C: an applied statement removed.
        project.files(&[("2_steps.sql", &steps(&[A]))]);
        let said = project.fails(5, &["apply"]);
        assert!(
            said.contains("2 statements were applied in an earlier run and the file has 1"),
            "{said}"
        );
        // G: the file removed.
        project.remove("2_steps.sql");
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("version 2 is applied in part, and its file is gone"), "{said}");
        assert_eq!(db.count("SELECT n FROM t").await, 1);
    });
}

#[test]
fn a_statement_behind_a_failed_fix_is_not_forgotten() {
    for_every_server(async |db| {
        let project = Project::new(db);
        // F5: the row counts 3 of 3, its error stands, and the file has a fourth statement.
        project.files(&[MAKE, ("2_steps.sql", &steps(&[A, B, B, C]))]);
        left_by_atlas(db, &project, 3, 3, &hashes(&[A, B, B])).await;
        db.execute_script(A).await;
        assert!(project.ok(&["status"]).contains("Pending Files:   1\n"));
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT count(*) FROM t").await, 2);
        assert_eq!(db.count("SELECT n FROM t WHERE id = 1").await, 1);
    });
}

#[test]
fn a_row_that_was_settled_is_done() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE, ("2_steps.sql", &steps(&[A, BAD]))]);
        left_by_atlas(db, &project, 1, 2, &hashes(&[A])).await;
        // L: Atlas marks the row and leaves its counters.
        db.execute_script("UPDATE atlas_schema_revisions SET type = 6 WHERE version = '2'").await;
        assert_eq!(project.ok(&["apply"]), "No migration files to execute\n");
        project.ok(&["status", "--exit-code"]);
        db.execute_script("UPDATE atlas_schema_revisions SET type = 2 WHERE version = '2'").await;
        let said = project.ok(&["set", "2"]);
        assert_eq!(said, "Current version is 2 (1 set):\n\n  + 2 (steps)\n\n");
        let row = db.query_text("SELECT type, applied, total, error FROM atlas_schema_revisions WHERE version = '2'").await;
        assert_eq!(row, [["6", "2", "2", ""].map(|cell| Some(cell.to_owned()))]);
        assert_eq!(project.ok(&["apply"]), "No migration files to execute\n");
    });
}

#[test]
fn an_applied_file_that_was_edited_is_noticed() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[MAKE, ("2_a.sql", A), ("3_b.sql", B)]);
        project.ok(&["apply", "2"]);
        // E: edited, and the directory hashed again.
        project.files(&[("2_a.sql", "INSERT INTO t VALUES (9, 9);\n")]);
        let status = project.ok(&["status"]);
        assert!(status.ends_with("\nEdited after it was applied:\n  -- 2_a.sql\n"), "{status}");
        let said = project.fails(4, &["apply"]);
        assert!(said.contains("2_a.sql is not the file that was applied"), "{said}");
        assert_eq!(db.count("SELECT n FROM t").await, 1);
        project.ok(&["resolve", "2", "--edited"]);
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        let said = project.fails(2, &["resolve", "2", "--edited"]);
        assert!(said.contains("is the file that was applied"), "{said}");
    });
}

#[test]
fn versions_are_text_and_none_is_passed_over() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[("2_make.sql", MAKE.1)]);
        project.ok(&["apply"]);
        // K: "10" is before "2".
        project.files(&[("10_a.sql", A)]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("10_a.sql was added out of order: 2 is applied already"), "{said}");
        let status = project.ok(&["status"]);
        assert_eq!(
            status,
            "Migration Status: PENDING\n  \
               -- Current Version: 2\n  \
               -- Next Version:    UNKNOWN\n  \
               -- Executed Files:  1\n  \
               -- Pending Files:   1 (out of order)\n\n  \
               ERROR: migration file 10_a.sql was added out of order. See: \
               https://atlasgo.io/versioned/apply#non-linear-error\n"
        );
        assert_eq!(
            project.ok(&["apply", "--exec-order", "linear-skip"]),
            "No migration files to execute\n"
        );
        project.files(&[("3_b.sql", B)]);
        let status = project.ok(&["status"]);
        assert!(status.contains("Pending Files:   2 (1 out of order)"), "{status}");
        // F: as documented.
        project.ok(&["apply", "--exec-order", "non-linear"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        // The file that came between changed the hash of the one behind it.
        project.ok(&["status", "--exit-code"]);
        project.files(&[("4_c.sql", C)]);
        project.ok(&["apply"]);
    });
}

#[test]
fn files_that_no_sum_can_seal_are_not_run() {
    for_every_server(async |db| {
        let project = Project::new(db);
        // H, J.
        project.files(&[MAKE, ("2_a.sql", "-- atlas:sum ignore\nSELECT 1;\n")]);
        assert!(project.fails(4, &["apply"]).contains("atlas:sum ignore"));
        project.files(&[("2_a.sql", A), ("2_b.sql", B)]);
        assert!(project.fails(4, &["apply"]).contains("have the same version"));
        project.remove("2_b.sql");
        project.tamper("2_a.sql", B);
        assert!(project.fails(4, &["apply"]).contains("2_a.sql was edited"));
        assert!(db.try_query("SELECT * FROM atlas_schema_revisions").await.is_err());
    });
}

#[test]
fn an_empty_file_and_one_of_comments_are_applied() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[
            ("1_empty.sql", ""),
            ("2_comment.sql", "-- Nothing.\n"),
            ("3_steps.sql", STEPS),
        ]);
        project.ok(&["apply"]);
        let rows = db
            .query_text("SELECT applied, total FROM atlas_schema_revisions ORDER BY version")
            .await;
        assert_eq!(rows, vec![vec![Some("0".to_owned()), Some("0".to_owned())]; 3]);
        assert_eq!(project.ok(&["apply"]), "No migration files to execute\n");
    });
}
