//! `gen` without a command.

use crate::place::Place;

const MYSQL: &str = "mysql/20221126185750_unknown_names.sql";

#[test]
fn the_first_run_writes_every_dialect() {
    let place = Place::new();
    let ran = place.gen_ok("plain", &[]);
    assert_eq!(
        ran.stdout,
        "wrote        postgres/20221126185750_unknown_names.sql\n\
         wrote        postgres/20221126185752_server_names.sql  (unchecked: raw)\n\
         wrote        postgres/20240101000000_without_version.sql\n\
         wrote        mysql/20221126185750_unknown_names.sql\n\
         wrote        mysql/20221126185752_server_names.sql  (unchecked: raw)\n\
         wrote        mysql/20240101000000_without_version.sql\n\
         wrote        sqlite/20221126185750_unknown_names.sql\n\
         wrote        sqlite/20240101000000_without_version.sql\n"
    );
    assert_eq!(ran.stderr, "8 files written, 0 up to date\n");
    assert_eq!(
        place.read(MYSQL),
        "-- What it is for.\n\
         UPDATE `users` SET `name` = 'Unknown' WHERE `users`.`name` = '';\n"
    );
    assert_eq!(place.gen_ok("plain", &["validate"]).stderr.matches(": ok").count(), 3);
}

#[test]
fn a_second_run_changes_no_byte_and_no_time() {
    let mut place = Place::generated();
    let before = place.snapshot();
    place.now = "20250101000000";
    let ran = place.gen_ok("plain", &[]);
    assert_eq!((ran.count("up to date"), ran.stdout.lines().count()), (8, 8));
    assert_eq!(ran.stderr, "0 files written, 8 up to date\n");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_deleted_file_is_written_back() {
    for gone in [MYSQL, "sqlite/20240101000000_without_version.sql"] {
        let mut place = Place::generated();
        place.now = "20250101000000";
        let before = place.read(gone);
        let sum = place.read("mysql/atlas.sum");
        place.remove(gone);
        let ran = place.gen_ok("plain", &[]);
        assert_eq!((ran.count("wrote"), ran.count("up to date")), (1, 7));
        assert_eq!(place.read(gone), before);
        assert_eq!(place.read("mysql/atlas.sum"), sum);
    }
}

#[test]
fn a_file_is_not_rewritten_unless_it_is_forced() {
    let place = Place::generated();
    let before = place.snapshot();
    let ran = place.gen_ok("changed", &[]);
    assert_eq!(ran.count("differs"), 3);
    assert!(ran.stderr.contains("warning: 3 files are not what the function says"), "{ran:?}");
    assert_eq!(place.snapshot(), before);

    let ran = place.gen_ok("changed", &["--force", "unknown_names"]);
    assert_eq!((ran.count("rewrote"), ran.count("up to date")), (3, 5));
    assert!(place.read(MYSQL).contains("'Nobody'"));
    place.gen_ok("changed", &["check"]);
}

#[test]
fn forcing_restores_an_edited_file_and_nothing_else() {
    let place = Place::generated();
    let before = place.read(MYSQL);
    place.edit(MYSQL, "Unknown", "Edited");
    place.gen_fails("plain", &[], 4);
    place.gen_ok("plain", &["--force", "unknown_names"]);
    assert_eq!(place.read(MYSQL), before);
    place.gen_ok("plain", &["validate"]);

    place.edit(MYSQL, "Unknown", "Edited");
    place.edit("mysql/20221126185752_server_names.sql", "DO 1", "DO 2");
    place.gen_fails("plain", &["--force", "unknown_names"], 4);
}

#[test]
fn an_edit_that_is_meant_is_left_alone() {
    let place = Place::generated();
    let edited =
        format!("-- amend:edited \"faster\"\n\n{}", place.read(MYSQL).replace("''", "' '"));
    place.write(MYSQL, &edited);
    place.gen_ok("plain", &["hash"]);
    let ran = place.gen_ok("plain", &[]);
    assert_eq!(ran.count("edited"), 1);
    assert!(ran.stderr.ends_with("7 up to date, 1 edited\n"), "{ran:?}");
    place.gen_ok("plain", &["check"]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let place = Place::new();
    let ran = place.gen_ok("plain", &["--dry-run"]);
    assert_eq!(ran.count("would write"), 8);
    assert!(place.snapshot().is_empty() && place.names("").is_empty());
    let place = Place::generated();
    let before = place.snapshot();
    let ran = place.gen_ok("changed", &["--dry-run", "--force=unknown_names", "--format=json"]);
    let states: Vec<_> = ran.json().iter().map(|item| item["state"].clone()).collect();
    assert_eq!(states.iter().filter(|state| *state == "would rewrite").count(), 3);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn data_is_json_if_asked_for() {
    let mut place = Place::new();
    place.environment.insert("AMEND_FORMAT".into(), "json".into());
    let items = place.gen_ok("plain", &["--dialect", "mysql"]).json();
    assert_eq!(items.len(), 3);
    let item = &items[1];
    assert_eq!(item["state"], "wrote");
    assert_eq!(item["dialect"], "mysql");
    assert_eq!(
        (&item["version"], &item["name"]),
        (&"20221126185752".into(), &"server_names".into())
    );
    assert_eq!(item["path"], "mysql/20221126185752_server_names.sql");
    assert_eq!(item["unchecked"], serde_json::json!(["raw"]));
    assert!(item["source"].as_str().unwrap().starts_with("plain/src/inner.rs:"));
    place.environment.insert("AMEND_FORMAT".into(), "xml".into());
    place.gen_fails("plain", &[], 2);
}

#[test]
fn only_the_chosen_dialects_are_written() {
    let place = Place::new();
    place.gen_ok("plain", &["--dialect", "mysql,sqlite"]);
    assert_eq!(place.names(""), ["mysql", "sqlite"]);
    // The version of the others is the one that the first ones got.
    let mut place = place;
    place.now = "20250101000000";
    place.gen_ok("plain", &[]);
    assert!(place.names("postgres").contains(&"20240101000000_without_version.sql".into()));
}

#[test]
fn an_unknown_name_cannot_be_forced() {
    let error = Place::generated().gen_fails("plain", &["--force", "no\u{1b}pe"], 2);
    assert!(error.contains("no function is called `no\\u{1b}pe`"), "{error}");
}

#[test]
fn without_functions_there_is_help() {
    let place = Place::new();
    let ran = place.amend(&[]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("Usage: amend") && ran.stdout.contains("amend check"), "{ran:?}");
    assert_eq!(place.amend(&["--dry-run"]).code, 2);
    assert_eq!(place.amend(&["check"]).code, 2);
    assert!(place.amend(&["completions", "zsh"]).stdout.starts_with("#compdef amend"));
}

#[test]
fn a_flag_of_writing_before_a_command_is_refused() {
    let error = Place::generated().gen_fails("plain", &["--dry-run", "hash"], 2);
    assert!(error.contains("--dry-run before a command"), "{error}");
}
