//! `new`.

use crate::place::Place;

#[test]
fn a_file_for_each_dialect_waits_to_be_edited() {
    let place = Place::generated();
    let ran = place.gen_ok("plain", &["new", "add_index"]);
    assert_eq!(
        ran.stdout,
        "postgres/20240101000001_add_index.sql\n\
         mysql/20240101000001_add_index.sql\n\
         sqlite/20240101000001_add_index.sql\n"
    );
    assert_eq!(ran.stderr, "edit these files, then run hash to seal them\n");
    assert_eq!(place.read("mysql/20240101000001_add_index.sql"), "-- Add index.\n");
    place.gen_ok("plain", &["validate"]);
    assert_eq!(place.gen_ok("plain", &[]).count("manual"), 3);
}

#[test]
fn a_name_is_plain_and_free() {
    let place = Place::generated();
    let before = place.snapshot();
    for name in ["", "../a", "a/b", "A", "a b", "é", "a\u{1b}", "h1:", &"a".repeat(81)] {
        place.gen_fails("plain", &["new", "--", name], 2);
    }
    let error = place.gen_fails("plain", &["new", "unknown_names"], 2);
    assert!(error.contains("is the function at plain/src/inner.rs:"), "{error}");
    assert_eq!(place.amend(&["new", "unknown_names"]).code, 2);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_version_is_free_and_in_order() {
    let place = Place::generated();
    let new = |version: &'static str| ["new", "a", "--version", version];
    place.gen_fails("plain", &new("20240101000000"), 2);
    place.gen_fails("plain", &new("20230101000000"), 2);
    assert_eq!(place.generate("plain", &new("2023")).code, 2);
    place.gen_ok("plain", &["new", "a", "--version", "20230101000000", "--out-of-order"]);
    assert!(place.path("mysql/20230101000000_a.sql").exists());
}

#[test]
fn a_broken_directory_comes_first() {
    let place = Place::generated();
    place.write("mysql/20230101000000_x.sql", "SELECT 1;\n");
    place.gen_fails("plain", &["new", "a"], 4);
}

#[test]
fn an_operators_only_directory_stays_the_only_one() {
    let place = Place::new();
    place.write("mysql/20230101000000_x.sql", "SELECT 1;\n");
    assert_eq!(place.amend(&["hash"]).code, 0);
    assert_eq!(place.amend(&["new", "a"]).code, 0);
    assert_eq!(place.names(""), ["mysql"]);
}
