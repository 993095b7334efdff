//! Many runs at once, and who waits for whom.

use amend_tests::{Server, for_every_server};

use crate::project::{Project, Said};

#[test]
fn ten_runs_at_once_apply_each_file_once() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[(
            "1_make.sql",
            "CREATE TABLE ledger (k INT PRIMARY KEY, n INT);\nINSERT INTO ledger VALUES (1, 0);\n",
        )]);
        let names: Vec<String> = (2..8).map(|number| format!("{number}_more.sql")).collect();
        for name in &names {
            project.files(&[(name, "UPDATE ledger SET n = n + 1;\n")]);
        }
        project.files(&[("8_steps.sql", "-- atlas:txmode none\n\nUPDATE ledger SET n = n + 1;\nCREATE TABLE x (id INT);\nUPDATE ledger SET n = n + 1;\n")]);
        let runs: Vec<_> = (0..10).map(|_| project.process(&["apply"]).spawn().unwrap()).collect();
        let said: Vec<Said> =
            runs.into_iter().map(|run| Said::of(run.wait_with_output().unwrap())).collect();
        for said in &said {
            assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        }
        assert_eq!(db.count("SELECT n FROM ledger").await, 8);
        assert_eq!(db.count("SELECT count(*) FROM atlas_schema_revisions").await, 8);
        let workers = said.iter().filter(|said| said.out.starts_with("Migrating")).count();
        assert_eq!(workers, 1);
        assert_eq!(db.count("SELECT count(*) FROM amend_runs").await, 1);
    });
}

/// Takes the lock in a session of the test's own, as another tool would.
async fn hold(db: &mut amend_tests::Database) -> Option<std::fs::File> {
    match db.server() {
        Server::Postgres => {
            db.execute_script("SELECT pg_advisory_lock(2686470616)").await;
            None
        }
        Server::Mysql | Server::Mariadb => {
            assert_eq!(db.count("SELECT GET_LOCK('atlas_migrate_execute', 60)").await, 1);
            None
        }
        Server::Sqlite => {
            let path = format!("{}.amend-lock", db.file().unwrap().display());
            let file = std::fs::File::create(path).unwrap();
            rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive).unwrap();
            std::fs::write(format!("{}.amend-lock", db.file().unwrap().display()), "pid 1, a test")
                .unwrap();
            Some(file)
        }
    }
}

async fn release(db: &mut amend_tests::Database, file: Option<std::fs::File>) {
    match db.server() {
        Server::Postgres => {
            db.execute_script("SELECT pg_advisory_unlock(2686470616)").await;
        }
        Server::Mysql | Server::Mariadb => {
            db.execute_script("DO RELEASE_LOCK('atlas_migrate_execute')").await;
        }
        Server::Sqlite => drop(file),
    }
}

#[test]
fn a_run_that_waits_says_for_whom_and_gives_up_in_time() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[("1_make.sql", "CREATE TABLE t (id INT PRIMARY KEY);\n")]);
        let held = hold(db).await;
        let said = project.run(&["apply", "--lock-timeout", "1"]);
        assert_eq!(said.code, 7, "{}{}", said.out, said.err);
        let holder = match db.server() {
            Server::Postgres => "pid ",
            Server::Mysql | Server::Mariadb => "connection ",
            Server::Sqlite => "pid 1, a test",
        };
        let expected = format!("another run holds the lock after 1 s: {holder}");
        assert!(said.err.contains(&expected), "{}", said.err);
        assert!(said.err.contains("; waiting\n"), "{}", said.err);
        // Who only looks needs no lock.
        assert!(project.ok(&["status"]).contains("PENDING"));
        let run = project.process(&["apply"]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        release(db, held).await;
        let said = Said::of(run.wait_with_output().unwrap());
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(db.count("SELECT count(*) FROM t").await, 0);
    });
}
