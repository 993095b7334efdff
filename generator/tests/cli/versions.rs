//! Which version a migration gets.

use crate::place::Place;

#[test]
fn new_ones_follow_each_other_by_a_second() {
    let place = Place::new();
    place.gen_ok("several", &["--dialect", "mysql"]);
    let files = place.names("mysql");
    assert_eq!(
        files[1..],
        ["20240101000000_a.sql", "20240101000001_b.sql", "20240101000002_c.sql", "atlas.sum"]
    );
}

#[test]
fn a_new_one_is_newer_than_every_file_whatever_the_clock_says() {
    for (now, version) in
        [("20200101000000", "20300101000001"), ("20310101000000", "20310101000000")]
    {
        let mut place = Place::new();
        place.now = now;
        place.write("sqlite/20300101000000_by_hand.sql", "SELECT 1;\n");
        place.amend(&["hash"]);
        place.gen_ok("unversioned", &[]);
        for dialect in ["postgres", "mysql", "sqlite"] {
            assert!(
                place.path(&format!("{dialect}/{version}_unknown_names.sql")).exists(),
                "{now}"
            );
        }
    }
}

#[test]
fn the_version_of_another_dialects_file_is_taken() {
    let place = Place::new();
    place.gen_ok("unversioned", &["--dialect", "mysql"]);
    // Newer files do not make it out of order: it has had its place.
    place.write("sqlite/20300101000000_by_hand.sql", "SELECT 1;\n");
    place.gen_ok("unversioned", &["hash"]);
    place.gen_ok("unversioned", &[]);
    assert!(place.path("sqlite/20240101000000_unknown_names.sql").exists());
}

#[test]
fn an_older_one_has_to_be_allowed() {
    let place = Place::new();
    place.write("mysql/20230101000000_by_hand.sql", "SELECT 1;\n");
    place.gen_ok("single", &["hash"]);
    let before = place.snapshot();
    let error = place.gen_fails("single", &[], 2);
    assert_eq!(
        error.matches("is older than mysql/20230101000000_by_hand.sql").count(),
        1,
        "{error}"
    );
    assert_eq!(place.snapshot(), before);
    let ran = place.gen_ok("single", &["--out-of-order"]);
    assert_eq!((ran.count("wrote"), ran.count("manual")), (3, 1));
}

#[test]
fn a_version_is_taken_once() {
    let place = Place::new();
    place.write("mysql/20221126185750_by_hand.sql", "SELECT 1;\n");
    place.gen_ok("single", &["hash"]);
    let error = place.gen_fails("single", &["--out-of-order"], 2);
    assert!(error.contains("is the one of mysql/20221126185750_by_hand.sql"), "{error}");
    let error = place.gen_fails("twins", &[], 2);
    assert!(error.contains("version `20221126185750` is given twice"), "{error}");
}

#[test]
fn another_version_in_the_attribute_asks_for_a_rebase() {
    let place = Place::new();
    place.gen_ok("single", &[]);
    let error = place.gen_fails("moved", &[], 2);
    assert!(error.contains("its version is 20230101000000 and its file is"), "{error}");
    assert!(error.contains("run rebase unknown_names"), "{error}");
}

#[test]
fn a_name_without_a_version_of_ours_is_ambiguous() {
    let place = Place::new();
    place.write("mysql/1_unknown_names.sql", "SELECT 1;\n");
    place.gen_ok("single", &["hash"]);
    place.gen_fails("single", &[], 2);
}
