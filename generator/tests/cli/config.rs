//! Where things are: flags, environment, `amend.toml`.

use crate::place::Place;

#[test]
fn settings_are_read_and_paths_are_relative_to_them() {
    let place = Place::new();
    place.write(
        "conf/amend.toml",
        "dialects = [\"mysql\", \"sqlite\"]\ndir = \"db\"\n[dialect.sqlite]\ndir = \"lite\"\n",
    );
    place.gen_ok("single", &["--config", "conf/amend.toml"]);
    assert_eq!(place.names("conf"), ["amend.toml", "db", "lite"]);
    assert_eq!(place.names("conf/db"), ["mysql"]);
    assert_eq!(place.names("conf/lite").len(), 3);
}

#[test]
fn settings_are_found_upward() {
    let mut place = Place::new();
    place.in_crate = false;
    place.write("amend.toml", "dir = \"db\"\n");
    place.write("crates/migrations/Cargo.toml", "");
    let home = place.path("crates/migrations");
    place.environment.insert("CARGO_MANIFEST_DIR".into(), home.into());
    place.gen_ok("single", &[]);
    assert_eq!(place.names("db"), ["mysql", "postgres", "sqlite"]);
}

#[test]
fn a_flag_beats_the_environment_and_that_beats_the_file() {
    let mut place = Place::new();
    place.write("amend.toml", "dir = \"file\"\n");
    place.environment.insert("AMEND_DIR".into(), "environment".into());
    place.environment.insert("AMEND_DIALECT".into(), "mysql".into());
    place.gen_ok("single", &["--dir", "flag"]);
    assert_eq!(place.names("flag"), ["mysql"]);
    place.gen_ok("single", &["--dialect", "sqlite"]);
    assert_eq!(place.names("environment"), ["sqlite"]);
    place.environment.clear();
    place.gen_ok("single", &[]);
    assert_eq!(place.names("file"), ["mysql", "postgres", "sqlite"]);
    place.environment.insert("AMEND_DIALECT".into(), "oracle".into());
    place.gen_fails("single", &[], 2);
}

#[test]
fn a_directory_itself_can_be_given() {
    let place = Place::generated();
    for dir in ["mysql", "file://mysql", "./mysql/"] {
        let ran = place.gen_ok("plain", &["--dir", dir, "--format", "json"]);
        assert_eq!(ran.json().len(), 3, "{dir}");
    }
    let absolute = format!("file://{}", place.path("mysql").display());
    assert_eq!(place.amend(&["validate", "--dir", &absolute]).code, 0);
    place.gen_fails("plain", &["--dir", "mysql", "--dialect", "sqlite"], 2);
    place.gen_fails("plain", &["--dir", "file://mysql?format=goose"], 2);

    std::fs::rename(place.path("mysql"), place.path("other")).unwrap();
    let error = place.gen_fails("plain", &["--dir", "other"], 2);
    assert!(error.contains("name one with --dialect"), "{error}");
    place.gen_ok("plain", &["check", "--dir", "other", "--dialect", "mysql"]);
    assert_eq!(place.amend(&["validate", "--dir", "other", "--dialect", "mysql"]).code, 0);
}

#[test]
fn two_dialects_do_not_share_a_folder() {
    let place = Place::new();
    place.write("amend.toml", "[dialect.mysql]\ndir = \"x\"\n[dialect.sqlite]\ndir = \"x\"\n");
    let error = place.gen_fails("single", &[], 2);
    assert!(error.contains("x is the directory of mysql and of sqlite"), "{error}");
}

#[test]
fn an_unknown_key_is_an_error_with_its_line() {
    let place = Place::new();
    place.write("amend.toml", "\ndirectory = \"x\"\n");
    let error = place.gen_fails("single", &[], 2);
    assert!(error.starts_with("error: amend.toml:2: unknown field `directory`"), "{error}");
    place.gen_fails("single", &["--config", "nowhere.toml"], 2);
}
