//! `rebase`.

use crate::place::Place;

#[test]
fn without_a_version_in_the_attribute_it_is_a_fresh_one() {
    let mut place = Place::new();
    place.gen_ok("unversioned", &[]);
    place.write("mysql/20240601000000_merged.sql", "SELECT 1;\n");
    place.gen_ok("unversioned", &["hash"]);
    place.now = "20240301000000";
    let ran = place.gen_ok("unversioned", &["rebase", "unknown_names"]);
    assert_eq!(ran.stdout.lines().count(), 3);
    for dialect in ["postgres", "mysql", "sqlite"] {
        assert!(place.path(&format!("{dialect}/20240601000001_unknown_names.sql")).exists());
        assert!(!place.path(&format!("{dialect}/20240101000000_unknown_names.sql")).exists());
    }
    place.gen_ok("unversioned", &["validate"]);
    assert_eq!(place.gen_ok("unversioned", &[]).count("up to date"), 3);
}

#[test]
fn a_version_in_the_attribute_is_the_target() {
    let place = Place::new();
    place.gen_ok("single", &[]);
    place.gen_ok("moved", &["rebase", "unknown_names"]);
    assert!(place.path("sqlite/20230101000000_unknown_names.sql").exists());
    place.gen_ok("moved", &["check"]);
}

#[test]
fn the_version_of_the_attribute_is_changed_by_hand() {
    let place = Place::new();
    place.gen_ok("single", &[]);
    let before = place.snapshot();
    let error = place.gen_fails("single", &["rebase", "unknown_names"], 2);
    assert!(error.contains("single/src/inner.rs:"), "{error}");
    assert!(error.contains("write version = \"20240101000000\" there"), "{error}");
    place.write("mysql/20240601000000_merged.sql", "SELECT 1;\n");
    place.gen_ok("single", &["hash"]);
    let error = place.gen_fails("moved", &["rebase", "unknown_names"], 2);
    assert!(error.contains("older than mysql/20240601000000_merged.sql"), "{error}");
    place.remove("mysql/20240601000000_merged.sql");
    place.gen_ok("single", &["hash"]);
    assert_eq!(place.snapshot().len(), before.len());
}

#[test]
fn a_file_by_hand_is_renamed_too() {
    let mut place = Place::generated();
    place.gen_ok("plain", &["new", "add_index"]);
    place.now = "20250101000000";
    assert_eq!(place.amend(&["rebase", "add_index", "--format", "json"]).json().len(), 3);
    assert!(place.path("mysql/20250101000000_add_index.sql").exists());
    place.gen_ok("plain", &["validate"]);
}

#[test]
fn an_interrupted_rebase_is_completed() {
    let mut place = Place::new();
    place.gen_ok("unversioned", &[]);
    // The file has its new name, the sum still lists the old one.
    let old = "mysql/20240101000000_unknown_names.sql";
    std::fs::rename(place.path(old), place.path("mysql/20240201000000_unknown_names.sql")).unwrap();
    place.now = "20240301000000";
    place.gen_ok("unversioned", &["rebase", "unknown_names"]);
    for dialect in ["postgres", "mysql", "sqlite"] {
        assert!(place.path(&format!("{dialect}/20240301000000_unknown_names.sql")).exists());
    }
    place.gen_ok("unversioned", &["check"]);
}

#[test]
fn a_merge_conflict_in_the_sum_is_settled_by_its_two_sides() {
    let mut place = Place::generated();
    let base = place.read("mysql/atlas.sum");
    place.gen_ok("plain", &["new", "theirs", "--version", "20240601000000"]);
    let theirs = place.read("mysql/atlas.sum");
    place.remove("mysql/20240601000000_theirs.sql");
    place.write("mysql/atlas.sum", &base);
    place.write("mysql/20240501000000_ours.sql", "SELECT 1;\n");
    place.gen_ok("plain", &["hash"]);
    let ours = place.read("mysql/atlas.sum");
    place.write("mysql/20240601000000_theirs.sql", "-- Theirs.\n");
    let conflict = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
    place.write("mysql/atlas.sum", &conflict);
    place.now = "20240701000000";

    let error = place.gen_fails("plain", &[], 4);
    assert!(error.contains("a merge conflict"), "{error}");
    // A file that neither side seals is not taken on trust.
    place.edit("mysql/20240501000000_ours.sql", "1", "2");
    place.gen_fails("plain", &["rebase", "ours"], 4);
    place.edit("mysql/20240501000000_ours.sql", "2", "1");
    place.gen_ok("plain", &["rebase", "ours"]);
    assert!(place.path("mysql/20240701000000_ours.sql").exists());
    place.gen_ok("plain", &["validate"]);
}

#[test]
fn what_cannot_be_renamed_is_refused() {
    let place = Place::generated();
    place.gen_fails("plain", &["rebase", "nope"], 2);
    place.gen_fails("plain", &["rebase", "unknown_names", "--dialect", "mysql"], 2);
    place.write("mysql/20230101000000_x.sql", "SELECT 1;\n");
    place.gen_fails("plain", &["rebase", "without_version"], 4);
}
