//! Data, names and servers' words that want to be more than text; and no secret anywhere.

use amend_tests::{Server, for_every_server};

use crate::project::Project;

#[test]
fn control_characters_of_a_server_do_not_reach_a_terminal() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[("1_make.sql", "CREATE TABLE t (a VARCHAR(99) PRIMARY KEY);\n")]);
        project.ok(&["apply"]);
        // The server repeats the value, or the name, in its error.
        let evil = "\u{1b}]0;owned\u{7}\u{202e}";
        let file = match db.server() {
            Server::Sqlite => format!("INSERT INTO `{evil}` VALUES (1);\n"),
            _ => format!("INSERT INTO t VALUES ('{evil}'), ('{evil}');\n"),
        };
        project.files(&[("2_evil.sql", &file)]);
        let said = project.fails(5, &["apply"]);
        assert!(said.contains("\\u{1b}]0;owned"), "{said}");
        assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said}");
        let steps = format!("-- atlas:txmode none\n\n{file}");
        project.files(&[("2_evil.sql", &steps)]);
        project.fails(5, &["apply"]);
        for format in ["text", "json"] {
            let said = project.ok(&["status", "--format", format]);
            assert!(said.contains("owned"), "{said}");
            assert!(!said.contains(['\u{1b}', '\u{7}']), "{said}");
        }
    });
}

#[test]
fn text_in_the_records_stays_text() {
    for_every_server(async |db| {
        let project = Project::new(db);
        let name = "2_it's \\ a \"trap\"`; DROP TABLE t; --.sql";
        project.files(&[
            ("1_make.sql", "CREATE TABLE t (a INT PRIMARY KEY);\n"),
            (name, "INSERT INTO t VALUES (1);\n"),
        ]);
        project.ok(&["apply"]);
        let rows = db
            .query_text("SELECT description FROM atlas_schema_revisions WHERE version = '2'")
            .await;
        assert_eq!(rows, [[Some("it's \\ a \"trap\"`; DROP TABLE t; --".to_owned())]]);
        let bad = "-- atlas:txmode none\n\nINSERT INTO t (nowhere) VALUES ('it''s \\\\ a \"trap\"'); -- x\n";
        project.files(&[("3_bad.sql", bad)]);
        project.fails(5, &["apply"]);
        let rows = db
            .query_text("SELECT error_stmt FROM atlas_schema_revisions WHERE version = '3'")
            .await;
        assert_eq!(
            rows,
            [[Some("INSERT INTO t (nowhere) VALUES ('it''s \\\\ a \"trap\"');".to_owned())]]
        );
    });
}

#[test]
fn no_command_shows_a_password() {
    let urls = [
        "postgres://u:canary@127.0.0.1:1/d",
        "mysql://u:canary@127.0.0.1:1/d?ssl-mode=disabled",
        "sqlite:///nowhere/x.db?password=canary",
        "oracle://u:canary@h/d",
    ];
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[("1_make.sql", "CREATE TABLE t (a INT PRIMARY KEY);\n")]);
        for url in urls {
            for command in [&["status"][..], &["apply"], &["set", "1"], &["clean"]] {
                let said = project.run_at(url, command);
                assert_ne!(said.code, 0);
                assert!(!(said.out + &said.err).contains("canary"), "{url}");
            }
        }
        let said = project.run(&["apply", "--url", urls[0]]);
        assert!(said.err.contains("--url has a password"), "{}", said.err);
        assert!(!said.err.contains("canary"), "{}", said.err);
    });
}

#[test]
fn a_password_comes_from_a_file_or_a_command() {
    for_every_server(async |db| {
        if db.server() == Server::Sqlite {
            return;
        }
        let project = Project::new(db);
        project.files(&[("1_make.sql", "CREATE TABLE t (a INT PRIMARY KEY);\n")]);
        let (scheme, rest) = db.url().split_once("//").unwrap();
        let (user, place) = rest.rsplit_once('@').unwrap();
        let (name, password) = user.split_once(':').unwrap();
        let url = format!("{scheme}//{name}@{place}");
        let file = project.path().join("../password");
        std::fs::write(&file, format!("{password}\n")).unwrap();
        let file = file.to_str().unwrap();
        let said = project.run_at(&url, &["status"]);
        assert_ne!(said.code, 0);
        for flags in [["--password-file", file], ["--password-command", &format!("cat {file}")]] {
            let said = project.run_at(&url, &[&["status"][..], &flags].concat());
            assert_eq!(said.code, 0, "{}", said.err);
        }
        let said = project.run_at(&url, &["status", "--password-command", "exit 3"]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains("--password-command failed"), "{}", said.err);
    });
}

#[test]
fn the_url_may_be_in_a_file_and_under_a_name() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&[("1_make.sql", "CREATE TABLE t (a INT PRIMARY KEY);\n")]);
        let folder = project.path().join("..");
        std::fs::write(
            folder.join(".env"),
            format!("# x\nDATABASE_URL='{}'\nSTAGE=\"{}\"\n", db.url(), db.url()),
        )
        .unwrap();
        std::fs::write(folder.join("amend.toml"), "[env.stage]\nurl_env = \"STAGE\"\n").unwrap();
        let run = |arguments: &[&str]| {
            let mut command = project.process(arguments);
            command.env_remove("DATABASE_URL").output().unwrap()
        };
        for arguments in [&["status"][..], &["status", "--env", "stage"]] {
            let said = run(arguments);
            assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        }
        let said = run(&["status", "--env", "nowhere"]);
        assert_eq!(said.status.code(), Some(2));
        std::fs::remove_file(folder.join(".env")).unwrap();
        let said = run(&["status"]);
        assert_eq!(said.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&said.stderr).contains("DATABASE_URL is not set"));
    });
}
