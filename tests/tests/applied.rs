//! `gen --force` and `gen rebase` leave a file alone that a database has applied.

use amend::directory::Version;
use amend_generator::{Colors, Invocation, run};
use amend_tests::{Database, Scratch, Server, for_every_server};
use std::ffi::OsString;

/// Runs `gen` on a copy of the worked example's directories, with this database at hand.
fn generate(project: &Scratch, database: &str, arguments: &[&str]) -> (u8, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let environment = |name: &str| match name {
        "DATABASE_URL" => Some(OsString::from(database)),
        "AMEND_DIR" => Some(project.path().into()),
        _ => None,
    };
    let code = run(
        &migrations::registry(),
        Invocation {
            arguments: std::iter::once("gen")
                .chain(arguments.iter().copied())
                .map(OsString::from)
                .collect(),
            environment: &environment,
            folder: project.path().to_owned(),
            now: &Version::now,
            stdout: &mut stdout,
            stderr: &mut stderr,
            colors: Colors::default(),
        },
    );
    (code, String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

/// A URL without its password's digits, so that a test can look for them.
fn password(db: &Database) -> Option<String> {
    let (_, after) = db.url().split_once("://")?;
    let (user, _) = after.rsplit_once('@')?;
    user.split_once(':').map(|(_, password)| password.to_owned())
}

#[test]
fn what_a_database_has_applied_is_not_rewritten() {
    for_every_server(async |db| {
        let server = db.server();
        let dialect = server.dialect().name();
        let project = Scratch::new();
        for name in ["postgres", "mysql", "sqlite"] {
            let from =
                std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(name);
            for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
                let file = format!("{name}/{}", entry.file_name().to_string_lossy());
                project.write(&file, std::fs::read(entry.path()).expect("a file of the example"));
            }
        }
        let seed = format!("{dialect}/20221126212120_seed_users.sql");
        project.write(&seed, "-- Other.\nSELECT 1;\n");
        let url = db.url().to_owned();
        let (code, said) = generate(&project, &url, &["hash"]);
        assert_eq!(code, 0, "{said}");

        for (table, version) in
            [("atlas_schema_revisions", "'20221126212120'"), ("_sqlx_migrations", "20221126212120")]
        {
            let kind = if version.starts_with('\'') { "varchar(255)" } else { "bigint" };
            // The blocking question would wait for ever for a lock that this session held.
            db.execute_script(&format!("CREATE TABLE {table} (version {kind} PRIMARY KEY)")).await;
            let (code, said) = generate(&project, &url, &["--dry-run", "--force", "seed_users"]);
            assert_eq!(code, 0, "{said}");
            db.execute_script(&format!("INSERT INTO {table} VALUES ({version})")).await;
            for command in [&["--force", "seed_users"][..], &["rebase", "seed_users"]] {
                let (code, said) = generate(&project, &url, command);
                // The function's own version stands in the way of a rebase first.
                assert_eq!(code, 2, "{said}");
                let asked = command[0] == "--force";
                assert_eq!(said.contains("has applied"), asked, "{said}");
                assert!(password(db).is_none_or(|secret| !said.contains(&secret)), "{said}");
            }
            assert_eq!(project.read(&seed), "-- Other.\nSELECT 1;\n");
            db.execute_script(&format!("DROP TABLE {table}")).await;
        }
        let (code, said) = generate(&project, &url, &["--force", "seed_users"]);
        assert_eq!(code, 0, "{said}");
        assert!(project.read(&seed).contains("a8m"));
    });
}

#[test]
fn a_database_that_does_not_answer_is_a_warning() {
    let project = Scratch::new();
    let urls = [
        "postgres://u:canary@127.0.0.1:1/d",
        "mysql://u:canary@127.0.0.1:1/d",
        "sqlite:/nowhere/canary.db",
        "canary",
    ];
    for (url, dialect) in urls.into_iter().zip(["postgres", "mysql", "sqlite", "sqlite"]) {
        let (code, said) = generate(&project, url, &["--dialect", dialect]);
        assert_eq!(code, 0, "{said}");
        let file = format!("{dialect}/20221126212120_seed_users.sql");
        project.write(&file, "-- Other.\nSELECT 1;\n");
        assert_eq!(generate(&project, url, &["--dialect", dialect, "hash"]).0, 0);
        let (code, said) =
            generate(&project, url, &["--dialect", dialect, "--force", "seed_users"]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("warning"), "{said}");
        assert!(!said.replace("/nowhere/canary.db", "").contains("canary"), "{said}");
        assert!(project.read(&file).contains("a8m"));
    }
    assert_eq!(Server::ALL.len(), 4);
}
