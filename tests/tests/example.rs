//! The worked example's files, run on every server as sqlx runs a file and as its own command-line
//! client does, on rows that each statement should and should not touch.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use amend::Dialect;
use amend_tests::{Database, Server, for_every_server};

fn folder(dialect: Dialect) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(dialect.name())
}

/// The files of a dialect, oldest first.
fn files(dialect: Dialect) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder(dialect))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .collect();
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    files
}

/// The text of the file of this name, and what it should be: a generated file is the function's.
fn file(dialect: Dialect, name: &str) -> String {
    let ending = format!("_{name}.sql");
    let found = files(dialect).into_iter().find(|path| path.to_string_lossy().ends_with(&ending));
    fs::read_to_string(found.unwrap_or_else(|| panic!("{dialect} has no file of {name}"))).unwrap()
}

async fn create(db: &mut Database) {
    for name in ["create_users", "create_associations", "add_association_variant"] {
        let sql = file(db.server().dialect(), name);
        db.execute_script(&sql).await;
    }
}

#[test]
fn every_file_runs_by_itself_in_order() {
    for_every_server(async |db| {
        for path in files(db.server().dialect()) {
            let run = db.execute_file_by_client(&path).await;
            assert!(run.success(), "{}: {}{}", path.display(), run.stdout, run.stderr);
        }
        assert_eq!(db.count("SELECT count(*) FROM users").await, 2);
    });
}

#[test]
fn mysql_text_is_what_ent_documents() {
    assert_eq!(
        file(Dialect::Mysql, "unknown_names"),
        "-- Backfill all empty user names with default value 'unknown'.\n\
         UPDATE `users` SET `name` = 'Unknown' WHERE `users`.`name` = '';\n"
    );
    assert_eq!(
        file(Dialect::Mysql, "seed_users"),
        "-- Add the initial users to the database.\n\
         INSERT INTO `users` (`age`, `name`, `tags`) VALUES (1, 'a8m', '[\"foo\"]'), \
         (1, 'nati', '[\"bar\"]');\n"
    );
}

#[test]
fn unknown_names_fills_the_empty_ones() {
    for_every_server(async |db| {
        create(db).await;
        db.execute_script("INSERT INTO users (id, name) VALUES (1, ''), (2, NULL), (3, 'a8m')")
            .await;
        let sql = file(db.server().dialect(), "unknown_names");
        assert_eq!(db.execute_script(&sql).await, [1]);
        assert_eq!(db.execute_script(&sql).await, [0]);
        let names = db.query_text("SELECT name FROM users ORDER BY id").await;
        let names: Vec<_> = names.iter().map(|row| row[0].as_deref()).collect();
        assert_eq!(names, [Some("Unknown"), None, Some("a8m")]);
    });
}

/// Name and tags of a user, and the tags after the migration.
const TAGGED: [(Option<&str>, Option<&str>, &str); 14] = [
    (Some("a8m"), None, r#"["foo","bar"]"#),
    (Some("a8m"), Some("null"), r#"["foo","bar"]"#),
    (Some("a8m"), Some("[]"), "[]"),
    (Some("a8m"), Some(r#"["foo"]"#), r#"["foo"]"#),
    (None, None, r#"["foo","bar"]"#),
    (Some("org-a"), None, r#"["foo","bar","org"]"#),
    (Some("a-org"), Some("null"), r#"["foo","bar","org"]"#),
    (Some("org-a"), Some("[]"), r#"["org"]"#),
    (Some("a-org"), Some(r#"["a"]"#), r#"["a","org"]"#),
    (Some("org-a"), Some(r#"["org"]"#), r#"["org"]"#),
    (Some("org-a-org"), Some(r#"["a","org","b"]"#), r#"["a","org","b"]"#),
    (Some("org-a"), Some(r#"[["org"]]"#), r#"[["org"],"org"]"#),
    (Some("org-a"), Some(r#"{"org":1}"#), r#"[{"org":1},"org"]"#),
    (Some("my-org-a"), Some("[]"), "[]"),
];

#[test]
fn backfill_user_tags_has_the_effect_that_ent_documents() {
    for_every_server(async |db| {
        create(db).await;
        let quoted =
            |text: Option<&str>| text.map_or("NULL".to_owned(), |text| format!("'{text}'"));
        let rows: Vec<String> = TAGGED
            .iter()
            .enumerate()
            .map(|(id, (name, tags, _))| format!("({id}, {}, {})", quoted(*name), quoted(*tags)))
            .collect();
        let insert = format!("INSERT INTO users (id, name, tags) VALUES {}", rows.join(", "));
        // The first row of a table with AUTO_INCREMENT cannot be 0 without this.
        if matches!(db.server(), Server::Mysql | Server::Mariadb) {
            db.session("SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')").await;
        }
        db.execute_script(&insert).await;
        let sql = file(db.server().dialect(), "backfill_user_tags");
        assert_eq!(db.execute_script(&sql).await, [5, 6]);
        let after = db.query_text("SELECT tags FROM users ORDER BY id").await;
        for ((name, before, expected), row) in TAGGED.iter().zip(&after) {
            let found: serde_json::Value =
                serde_json::from_str(row[0].as_deref().unwrap()).unwrap();
            let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
            assert_eq!(found, expected, "{name:?} with {before:?}");
        }
        assert_eq!(db.execute_script(&sql).await, [0, 0], "a second time");
    });
}

#[test]
fn association_variants_changes_115_of_155_rows_once() {
    const EMOJI: &str = "https://raw.githubusercontent.com/totegamma/concurrent-schemas/master/associations/emoji/0.0.1.json";
    for_every_server(async |db| {
        create(db).await;
        let rows: Vec<String> = (0..155)
            .map(|n| {
                let id = match db.server() {
                    Server::Postgres => format!("'00000000-0000-0000-0000-{n:012x}'"),
                    Server::Mysql | Server::Mariadb | Server::Sqlite => format!("X'{n:032x}'"),
                };
                let schema = if n % 31 < 23 { EMOJI } else { "https://example.com/like/0.0.1.json" };
                let payload = format!(
                    r#"{{"signer":"con1","type":"Association","body":{{"shortcode":":e{n}:","imageUrl":"https://example.com/É{n}.png?a=1&b=''"}}}}"#
                );
                format!("({id}, '{n}', '{schema}', '{payload}')")
            })
            .collect();
        let insert = "INSERT INTO associations (id, author, \"schema\", payload) VALUES ";
        let insert = match db.server() {
            Server::Mysql | Server::Mariadb => insert.replace('"', "`"),
            Server::Postgres | Server::Sqlite => insert.to_owned(),
        };
        db.execute_script(&format!("{insert}{}", rows.join(", "))).await;
        let sql = file(db.server().dialect(), "association_variants");
        assert_eq!(db.execute_script(&sql).await, [115]);
        assert_eq!(db.execute_script(&sql).await, [0]);
        let like = "SELECT count(*) FROM associations WHERE variant LIKE 'https://example.com/É%'";
        assert_eq!(db.count(like).await, 115);
        assert_eq!(db.count("SELECT count(*) FROM associations WHERE variant IS NULL").await, 40);
    });
}
