//! What every other test on a database takes for granted.

use amend_tests::{Database, Scratch, Server, Session, for_every_server, on_server};

#[test]
fn every_statement_of_a_script_has_a_count() {
    for_every_server(async |db| {
        db.execute_script("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))").await;
        let counts = db
            .execute_script(
                "INSERT INTO t VALUES (1, 'a;b'), (2, NULL), (3, 'c');
                 -- a comment; and no statement
                 UPDATE t SET name = 'd' WHERE id > 1;",
            )
            .await;
        assert_eq!(counts, [3, 2]);
        assert_eq!(db.count("SELECT count(*) FROM t WHERE name = 'd'").await, 2);
    });
}

#[test]
fn every_cell_is_text() {
    for_every_server(async |db| {
        let (bytes, kind) = match db.server() {
            Server::Postgres => ("decode('00ff61', 'hex')", "text"),
            Server::Mysql | Server::Mariadb => ("x'00ff61'", "char"),
            Server::Sqlite => ("x'00ff61'", "text"),
        };
        let rows = db
            .query_text(&format!(
                "SELECT 9223372036854775807, 'é\u{1F600}', NULL, {bytes}, CAST('x' AS {kind})
                 UNION ALL SELECT -1, '', 'null', {bytes}, ''"
            ))
            .await;
        let text = |cells: [Option<&str>; 5]| cells.map(|cell| cell.map(str::to_owned)).to_vec();
        assert_eq!(
            rows,
            [
                text([
                    Some("9223372036854775807"),
                    Some("é\u{1F600}"),
                    None,
                    Some("\\x00ff61"),
                    Some("x")
                ]),
                text([Some("-1"), Some(""), Some("null"), Some("\\x00ff61"), Some("")]),
            ]
        );
    });
}

#[test]
fn text_in_a_binary_collation_is_no_bytes() {
    for server in [Server::Mysql, Server::Mariadb] {
        on_server(server, async |db| {
            let rows = db
                .query_text("SELECT _utf8mb4'a' COLLATE utf8mb4_bin, CAST('{}' AS CHAR), 1.50")
                .await;
            let text = |cell: &str| Some(cell.to_owned());
            assert_eq!(rows, [[text("a"), text("{}"), text("1.50")]]);
        });
    }
}

#[test]
fn a_failure_names_the_server_and_the_statement() {
    for_every_server(async |db| {
        let failure = match db.try_script("SELECT 1; SELECT * FROM nowhere").await {
            Ok(counts) => panic!("a table that does not exist has rows: {counts:?}"),
            Err(failure) => failure,
        };
        let said = failure.to_string();
        assert!(said.starts_with(&format!("{}: ", db.server())), "{said}");
        assert!(said.ends_with("in: SELECT 1; SELECT * FROM nowhere"), "{said}");
        assert!(failure.code().is_some(), "{said}");
        assert_eq!(db.count("SELECT 2").await, 2, "the session is still good");
    });
}

#[test]
fn no_failure_shows_a_password() {
    for server in Server::all_available() {
        on_server(server, async |db| {
            if db.server() == Server::Sqlite {
                return;
            }
            let (scheme, rest) = db.url().split_once("://").unwrap_or_default();
            let (account, place) = rest.split_once('@').unwrap_or_default();
            let (user, password) = account.split_once(':').unwrap_or_default();
            assert!(password.len() > 20, "{password:?}");
            let right = format!("{scheme}://{user}:{password}@{place}");
            assert_eq!(right, db.url());
            let elsewhere = right.replace(db.name(), "no_such_database");
            let wrong = format!("{scheme}://{user}:wr0ng-{password}@{place}");
            let nowhere = format!("{scheme}://{user}:{password}@127.0.0.1:1/x");
            for url in [elsewhere, wrong, nowhere] {
                match Session::connect(db.server(), &url).await {
                    Ok(session) => panic!("{session:?} should not exist"),
                    Err(failure) => {
                        for said in [failure.to_string(), format!("{:?}", failure.error())] {
                            assert!(!said.contains(password), "{said}");
                        }
                    }
                }
            }
            assert!(!format!("{db:?}").contains(password));
        });
    }
}

#[test]
fn fresh_databases_are_isolated_and_go() {
    for_every_server(async |db| {
        let mut other = Database::fresh(db.server()).await;
        db.execute_script("CREATE TABLE t (id INT)").await;
        other.execute_script("CREATE TABLE t (id INT); INSERT INTO t VALUES (1)").await;
        assert_eq!(db.count("SELECT count(*) FROM t").await, 0);

        let mut beside = other.connect().await;
        assert_eq!(beside.count("SELECT count(*) FROM t").await, 1);
        beside.close().await;

        let (name, file) = (other.name().to_owned(), other.file());
        other.close().await;
        assert_gone(db, &name, file).await;
    });
}

/// Nothing that a failed test leaves open may hold up the dropping of its database.
#[test]
fn a_database_that_nobody_closed_goes_too() {
    for_every_server(async |db| {
        let mut other = Database::fresh(db.server()).await;
        other.execute_script("CREATE TABLE t (id INT)").await;
        other.execute_script("BEGIN").await;
        other.execute_script("INSERT INTO t VALUES (1)").await;
        let (name, file) = (other.name().to_owned(), other.file());
        drop(other);
        assert_gone(db, &name, file).await;
    });
}

async fn assert_gone(db: &mut Database, name: &str, file: Option<std::path::PathBuf>) {
    if let Some(file) = file {
        assert!(!file.exists(), "{} is still there", file.display());
        return;
    }
    let catalog = match db.server() {
        Server::Postgres => "SELECT count(*) FROM pg_database WHERE datname",
        _ => "SELECT count(*) FROM information_schema.schemata WHERE schema_name",
    };
    assert_eq!(db.count(&format!("{catalog} = '{name}'")).await, 0);
}

#[test]
fn a_session_keeps_what_it_was_told() {
    for_every_server(async |db| {
        let (setting, query, expected) = match db.server() {
            Server::Postgres => {
                ("SET standard_conforming_strings = off", "SHOW standard_conforming_strings", "off")
            }
            Server::Mysql | Server::Mariadb => {
                ("SET sql_mode = 'ANSI_QUOTES'", "SELECT @@sql_mode", "ANSI_QUOTES")
            }
            Server::Sqlite => ("PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys", "0"),
        };
        db.session(setting).await;
        assert_eq!(db.query_text(query).await, [[Some(expected.to_owned())]]);
    });
}

#[test]
fn the_servers_own_client_runs_a_file() {
    for_every_server(async |db| {
        let scratch = Scratch::new();
        scratch.write(
            "good.sql",
            "-- Unter 'Fäden'; alles.\nCREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nSELECT 4711 FROM t;\n",
        );
        let run = db.execute_file_by_client(&scratch.join("good.sql")).await;
        assert!(run.success(), "{run:?}");
        assert!(run.stdout.contains("4711"), "{run:?}");
        assert_eq!(db.count("SELECT count(*) FROM t").await, 1);

        scratch.write(
            "bad.sql",
            "INSERT INTO t VALUES (2);\nINSERT INTO nowhere VALUES (2);\nINSERT INTO t VALUES (3);\n",
        );
        let run = db.execute_file_by_client(&scratch.join("bad.sql")).await;
        assert!(!run.success(), "{run:?}");
        assert!(run.stderr.contains("nowhere"), "{run:?}");
        assert_eq!(db.count("SELECT count(*) FROM t WHERE id = 3").await, 0);
    });
}

#[test]
fn a_failure_names_every_server_that_it_happened_on() {
    let servers = Server::all_available();
    let failed = std::panic::catch_unwind(|| {
        for_every_server(async |db| assert!(db.server() == Server::Sqlite, "only SQLite is good"));
    });
    let said = match failed {
        Ok(()) => String::new(),
        Err(payload) => payload.downcast_ref::<String>().cloned().unwrap_or_default(),
    };
    for server in servers {
        assert_eq!(said.contains(&format!("on {server}:")), server != Server::Sqlite, "{said}");
    }
}

#[test]
fn a_copy_of_a_folder_is_its_own() {
    let original = Scratch::new();
    original.write("a/b.sql", "one\r\n");
    original.write("c", [0, 255]);
    let copy = Scratch::copy_of(original.path());
    assert_eq!(copy.files(), original.files());
    copy.write("a/b.sql", "two");
    copy.remove("c");
    assert_eq!(original.read("a/b.sql"), "one\r\n");
    assert_eq!(copy.files().into_keys().collect::<Vec<_>>(), ["a/b.sql"]);
}
