//! `ls`.

use crate::place::Place;

#[test]
fn every_migration_is_one_line() {
    let place = Place::generated();
    place.gen_ok("plain", &["new", "add_index"]);
    place.remove("sqlite/20221126185750_unknown_names.sql");
    let ran = place.gen_ok("plain", &["ls"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "{ran:?}");
    assert!(lines[0].starts_with("version         name"), "{ran:?}");
    assert!(
        lines[1].ends_with("postgres: up to date, mysql: up to date, sqlite: no file yet"),
        "{ran:?}"
    );
    assert!(lines[2].contains("postgres,mysql  "), "{ran:?}");
    assert!(lines[4].ends_with("by hand                manual"), "{ran:?}");
}

#[test]
fn an_operator_sees_files() {
    let place = Place::generated();
    let objects = place.amend(&["ls", "--format", "json"]).json();
    assert_eq!(objects.len(), 3);
    assert!(objects.iter().all(|object| object["kind"] == "manual"));
    assert_eq!(objects[1]["dialects"], serde_json::json!(["postgres", "mysql"]));
}

#[test]
fn a_broken_sum_is_said_and_stops_no_listing() {
    let place = Place::generated();
    place.write("mysql/20230101000000_x\u{202e}.sql", "SELECT 1;\n");
    let ran = place.gen_ok("plain", &["ls"]);
    assert!(ran.stderr.starts_with("warning: checksum mismatch"), "{ran:?}");
    assert!(ran.stdout.contains("x\\u{202e}"), "{ran:?}");
}
