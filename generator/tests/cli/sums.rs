//! Going on, or not, over a sum that does not verify; `hash` and `validate`.

use crate::place::Place;

const MYSQL: &str = "mysql/20221126185750_unknown_names.sql";

#[test]
fn what_an_interrupted_run_leaves_is_finished() {
    // Killed before the first sum.
    let place = Place::generated();
    let sum = place.read("mysql/atlas.sum");
    place.remove("mysql/atlas.sum");
    assert_eq!(place.generate("plain", &["check"]).code, 3);
    place.gen_ok("plain", &[]);
    assert_eq!(place.read("mysql/atlas.sum"), sum);
    // Killed before a later one.
    let place = Place::new();
    place.gen_ok("single", &[]);
    let old = place.read("mysql/atlas.sum");
    place.gen_ok("plain", &[]);
    let new = place.read("mysql/atlas.sum");
    place.write("mysql/atlas.sum", &old);
    place.gen_fails("plain", &["validate"], 4);
    place.gen_ok("plain", &[]);
    assert_eq!(place.read("mysql/atlas.sum"), new);
}

#[test]
fn over_a_rewritten_file_without_its_sum_nothing_is_sealed() {
    let place = Place::generated();
    let sum = place.read("mysql/atlas.sum");
    place.gen_ok("changed", &["--force", "unknown_names"]);
    place.write("mysql/atlas.sum", &sum);
    let error = place.gen_fails("changed", &[], 4);
    assert!(error.contains("is what its function says; if that is right, run hash"), "{error}");
    // The files behind it cannot be checked.
    place.gen_fails("changed", &["--force", "unknown_names"], 4);
    place.gen_ok("changed", &["hash"]);
    place.gen_ok("changed", &["check"]);
}

#[test]
fn a_file_that_nobody_listed_stops_the_run() {
    let place = Place::generated();
    place.write("mysql/20230101000000_x.sql", "SELECT 1;\n");
    let before = place.snapshot();
    let error = place.gen_fails("plain", &[], 4);
    assert!(error.contains("L4: 20230101000000_x.sql was added"), "{error}");
    assert!(error.contains("run hash if it is intended"), "{error}");
    assert_eq!(place.snapshot(), before);
    place.gen_ok("plain", &["hash"]);
    place.gen_ok("plain", &[]);
}

#[test]
fn a_restored_file_is_the_sealed_one_or_none() {
    let place = Place::generated();
    place.remove(MYSQL);
    let error = place.gen_fails("changed", &[], 4);
    assert!(error.contains("now says something else"), "{error}");
    assert!(!place.path(MYSQL).exists());
}

#[test]
fn what_no_sum_can_seal_is_not_hashed() {
    for (file, content) in [
        ("mysql/20221126185750_twin.sql", "SELECT 1;\n"),
        ("mysql/20230101000000_x.sql", "-- atlas:sum ignore\nSELECT 1;\n"),
    ] {
        let place = Place::generated();
        place.write(file, content);
        let before = place.snapshot();
        place.gen_fails("plain", &["hash"], 4);
        place.gen_fails("plain", &[], 4);
        assert_eq!(place.snapshot(), before, "{file}");
    }
    let place = Place::generated();
    std::os::unix::fs::symlink(place.path(MYSQL), place.path("mysql/20230101000000_x.sql"))
        .unwrap();
    let error = place.gen_fails("plain", &["hash"], 4);
    assert!(error.contains("is a link"), "{error}");
    place.gen_fails("plain", &[], 4);
    place.gen_fails("plain", &["new", "a"], 4);
}

#[test]
fn hash_says_what_it_seals() {
    let place = Place::generated();
    place.edit(MYSQL, "Unknown", "Edited");
    let ran = place.gen_ok("plain", &["hash"]);
    assert_eq!((ran.count("up to date"), ran.count("wrote")), (2, 1));
    assert!(ran.stdout.contains("unknown_names.sql was edited"), "{ran:?}");
    place.gen_ok("plain", &["validate"]);
    let objects = place.gen_ok("plain", &["hash", "--format", "json"]).json();
    assert!(objects.iter().all(|object| object["state"] == "up to date"));
}

#[test]
fn validate_reports_every_directory() {
    let place = Place::generated();
    assert_eq!(place.gen_ok("plain", &["validate"]).stdout, "");
    place.edit(MYSQL, "Unknown", "Edited");
    place.remove("sqlite/20240101000000_without_version.sql");
    let ran = place.amend(&["validate", "--format", "json"]);
    assert_eq!(ran.code, 4);
    let ok: Vec<_> = ran.json().iter().map(|object| object["ok"].clone()).collect();
    assert_eq!(ok, [true, false, false]);
    assert!(ran.stderr.contains("was edited") && ran.stderr.contains("was removed"), "{ran:?}");
    let error = Place::new().amend(&["validate"]);
    assert_eq!(error.code, 2);
    assert!(error.stderr.contains("there is no migration directory: looked for postgres, mysql"));
}

#[test]
fn a_changed_line_end_is_called_one() {
    let place = Place::generated();
    place.edit(MYSQL, "\n", "\r\n");
    let error = place.gen_fails("plain", &[], 4);
    assert!(error.contains("other line ends"), "{error}");
}
