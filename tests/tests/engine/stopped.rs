//! Runs that are interrupted or killed, and sessions that are lost.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout};
use std::time::Duration;

use amend_tests::{Database, Server, for_every_server, on_server};
use rustix::process::{Pid, Signal, kill_process};

use crate::project::{Project, Said};

const MAKE: (&str, &str) =
    ("1_make.sql", "CREATE TABLE t (id INT PRIMARY KEY, n INT);\nINSERT INTO t VALUES (1, 0);\n");

/// A statement that changes a row and takes a minute.
fn slow(server: Server) -> &'static str {
    match server {
        Server::Postgres => "UPDATE t SET n = n + 1 FROM pg_sleep(60)",
        Server::Mysql | Server::Mariadb => "UPDATE t SET n = n + 1 + SLEEP(60)",
        Server::Sqlite => {
            "UPDATE t SET n = (WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r \
             WHERE i < 2000000000) SELECT count(*) FROM r)"
        }
    }
}

/// Starts a run and waits until it says that the slow statement has begun.
fn start(project: &Project) -> (Child, BufReader<ChildStdout>) {
    let mut run = project.process(&["apply"]).spawn().unwrap();
    let mut out = BufReader::new(run.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("-> UPDATE t SET n = ") || line.contains("+ 100") {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "it ended");
    }
    // The statement is told before it is sent.
    std::thread::sleep(Duration::from_millis(500));
    (run, out)
}

fn signal(run: &Child, signal: Signal) {
    kill_process(Pid::from_child(run), signal).unwrap();
}

#[test]
fn an_interrupt_rolls_back_and_says_what_stands() {
    for_every_server(async |db| {
        let project = Project::new(db);
        let slow = slow(db.server());
        project.files(&[MAKE, ("2_slow.sql", &format!("UPDATE t SET n = n + 100;\n{slow};\n"))]);
        let (run, _out) = start(&project);
        signal(&run, Signal::INT);
        let said = Said::of(run.wait_with_output().unwrap());
        assert_eq!(said.code, 130, "{}", said.err);
        assert!(
            said.err.contains("interrupted: the file was rolled back, 1 file before"),
            "{}",
            said.err
        );
        assert_eq!(db.count("SELECT n FROM t").await, 0);
        assert_eq!(db.count("SELECT count(*) FROM atlas_schema_revisions").await, 1);
        assert_eq!(
            db.count("SELECT count(*) FROM amend_runs WHERE outcome = 'interrupted'").await,
            1
        );
        project.files(&[("2_slow.sql", "UPDATE t SET n = n + 1;\n")]);
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT n FROM t").await, 1);
    });
}

/// Waits until no session but this one works in the database.
async fn quiet(db: &mut Database) {
    let sql = match db.server() {
        Server::Postgres => "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()".to_owned(),
        Server::Mysql | Server::Mariadb => format!("SELECT count(*) FROM information_schema.processlist WHERE db = '{}' AND id <> CONNECTION_ID()", db.name()),
        Server::Sqlite => return,
    };
    // A server goes on for whoever is not there any more.
    let end = match db.server() {
        Server::Postgres => "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()".to_owned(),
        Server::Mysql | Server::Mariadb => format!("SELECT CONCAT('KILL ', id) FROM information_schema.processlist WHERE db = '{}' AND id <> CONNECTION_ID()", db.name()),
        Server::Sqlite => return,
    };
    for row in db.query_text(&end).await {
        if let Some(Some(kill)) = row.first().filter(|_| db.server() != Server::Postgres) {
            db.execute_script(kill).await;
        }
    }
    while db.count(&sql).await > 0 {
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_run_that_is_killed_leaves_nothing_half_done() {
    for_every_server(async |db| {
        let project = Project::new(db);
        let slow = slow(db.server());
        project.files(&[MAKE, ("2_slow.sql", &format!("UPDATE t SET n = n + 100;\n{slow};\n"))]);
        let (mut run, _out) = start(&project);
        run.kill().unwrap();
        run.wait().unwrap();
        quiet(db).await;
        assert_eq!(db.count("SELECT n FROM t").await, 0);
        project.files(&[("2_slow.sql", "UPDATE t SET n = n + 1;\n")]);
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT n FROM t").await, 1);
    });
}

#[test]
fn a_statement_that_a_crash_left_open_is_settled_by_a_person() {
    for server in [Server::Postgres, Server::Mysql, Server::Mariadb] {
        on_server(server, async |db| {
            let project = Project::new(db);
            let (open, check) = match db.server() {
                Server::Postgres => ("DO $$ BEGIN PERFORM pg_sleep(60); END $$", "-> DO $$"),
                _ => ("CREATE TABLE x AS SELECT SLEEP(60) AS s", "-> CREATE TABLE x"),
            };
            let file = format!(
                "-- atlas:txmode none\n\nUPDATE t SET n = n + 1;\n{open};\nUPDATE t SET n = n + 10;\n"
            );
            project.files(&[MAKE, ("2_open.sql", &file)]);
            let mut run = project.process(&["apply"]).spawn().unwrap();
            let mut out = BufReader::new(run.stdout.take().unwrap());
            let mut line = String::new();
            while !line.contains(check) {
                line.clear();
                assert!(out.read_line(&mut line).unwrap() > 0, "it ended");
            }
            std::thread::sleep(Duration::from_millis(300));
            run.kill().unwrap();
            run.wait().unwrap();
            quiet(db).await;
            let said = project.fails(9, &["apply"]);
            assert!(said.contains("whether statement 2 of 2 took effect is not known"), "{said}");
            let status = project.run(&["status", "--exit-code"]);
            assert_eq!(status.code, 9);
            assert!(
                status.out.contains(
                    "Outcome unknown (settle it with gen resolve):\n  -- 2, statement 2: "
                ),
                "{}",
                status.out
            );
            assert_eq!(db.count("SELECT n FROM t").await, 1);
            db.execute_script("DROP TABLE IF EXISTS x").await;
            if db.server() == Server::Postgres {
                let said = project.run(&["resolve", "2", "--done"]);
                assert_eq!(said.code, 0, "{}", said.err);
            } else {
                project.ok(&["resolve", "2", "--not-done"]);
                // Nobody waits for a minute.
                project.files(&[("2_open.sql", &file.replace("SLEEP(60)", "1"))]);
            }
            project.ok(&["apply"]);
            assert_eq!(db.count("SELECT n FROM t").await, 11);
            project.fails(2, &["resolve", "2", "--done"]);
        });
    }
}

#[test]
fn a_session_that_the_server_ends_is_settled_by_the_record() {
    for server in [Server::Postgres, Server::Mysql, Server::Mariadb] {
        on_server(server, async |db| {
            let project = Project::new(db);
            let slow = slow(db.server());
            project
                .files(&[MAKE, ("2_slow.sql", &format!("UPDATE t SET n = n + 100;\n{slow};\n"))]);
            let (run, _out) = start(&project);
            quiet(db).await;
            let said = Said::of(run.wait_with_output().unwrap());
            assert_eq!(said.code, 5, "{}", said.err);
            assert!(said.err.contains("2_slow.sql"), "{}", said.err);
            assert!(said.err.contains("the file was rolled back"), "{}", said.err);
            assert_eq!(db.count("SELECT n FROM t").await, 0);
            project.files(&[("2_slow.sql", "UPDATE t SET n = n + 1;\n")]);
            project.ok(&["apply"]);
            assert_eq!(db.count("SELECT n FROM t").await, 1);
        });
    }
}
