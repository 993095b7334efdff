//! `check`, and freezing.

use crate::place::Place;

const SQLITE: &str = "sqlite/20221126185750_unknown_names.sql";

#[test]
fn nothing_to_say_is_nothing_printed() {
    let ran = Place::generated().gen_ok("plain", &["check"]);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", "8 files up to date\n"));
}

#[test]
fn a_changed_function_is_shown_as_a_diff() {
    let place = Place::generated();
    let before = place.snapshot();
    let ran = place.generate("changed", &["check"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.stdout.contains(
            "--- sqlite/20221126185750_unknown_names.sql\n\
             +++ sqlite/20221126185750_unknown_names.sql\n\
             @@ -1,2 +1,2 @@\n \
             -- What it is for.\n\
             -UPDATE `users` SET `name` = 'Unknown' WHERE `users`.`name` = '';\n\
             +UPDATE `users` SET `name` = 'Nobody' WHERE `users`.`name` = '';\n"
        ),
        "{}",
        ran.stdout
    );
    assert!(ran.stderr.starts_with("error: 3 files are not what their functions say"), "{ran:?}");
    assert_eq!(place.snapshot(), before);
    let objects = place.generate("changed", &["check", "--format", "json"]).json();
    assert_eq!(objects.len(), 3);
    assert!(objects.iter().all(|object| object["state"] == "differs"));
}

#[test]
fn a_missing_file_is_stale() {
    let place = Place::generated();
    place.remove(SQLITE);
    let before = place.snapshot();
    let ran = place.generate("plain", &["check"]);
    assert_eq!(ran.code, 3);
    assert!(ran.stdout.starts_with("--- /dev/null\n+++ sqlite/2022"), "{ran:?}");
    assert_eq!(place.snapshot(), before);
    assert_eq!(Place::new().generate("plain", &["check"]).code, 3);
}

#[test]
fn an_edit_without_hash_is_a_mismatch() {
    let place = Place::generated();
    place.edit(SQLITE, "Unknown", "Edited");
    let ran = place.generate("plain", &["check"]);
    assert_eq!(ran.code, 4);
    assert!(ran.stdout.contains("-UPDATE `users` SET `name` = 'Edited'"), "{ran:?}");
    assert!(ran.stderr.contains("L2: 20221126185750_unknown_names.sql was edited"), "{ran:?}");
}

#[test]
fn a_header_that_is_not_read_is_said() {
    let place = Place::generated();
    let text = place.read(SQLITE);
    place.write(SQLITE, &format!("-- amend:edited faster\n\n{text}"));
    place.gen_ok("plain", &["hash"]);
    let error = place.gen_fails("plain", &["check"], 3);
    assert!(error.contains("unknown_names.sql: line 1: 'amend:edited'"), "{error}");
}

#[test]
fn frozen_files_are_left_out() {
    let place = Place::generated();
    place.write("amend.toml", "# ours\n");
    let ran = place.generate("changed", &["check", "--freeze"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(place.read("amend.toml"), "# ours\n\n[check]\nsince = \"20240101000001\"\n");
    place.gen_ok("changed", &["check"]);
    assert_eq!(place.gen_ok("changed", &[]).count("frozen"), 8);
    place.gen_ok("changed", &["--force", "unknown_names"]);
    assert!(place.read(SQLITE).contains("'Nobody'"));
}

#[test]
fn nothing_is_frozen_that_is_not_there() {
    let place = Place::generated();
    place.remove(SQLITE);
    place.gen_fails("plain", &["check", "--freeze"], 3);
    assert!(!place.path("amend.toml").exists());
    place.edit("mysql/atlas.sum", "h1:", "h1:x");
    place.gen_fails("plain", &["check", "--freeze"], 4);
}
