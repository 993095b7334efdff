//! What is wrong with the functions themselves.

use crate::place::Place;

#[test]
fn every_fault_of_every_function_is_said() {
    let place = Place::new();
    let error = place.gen_fails("faulty", &[], 2);
    for part in [
        "migration `empty`: it has no change",
        "migration `failing`: no such\\u{1b}[2J luck",
        "migration `impure` gave two different texts",
        "migration `panicking`: it panicked: index out of bounds: the len is 0 but the index is 3",
        "migration `Hostile`: the name 'Hostile' has the character 'H'",
        "migration `bad_version`: '2022' is not a version",
    ] {
        assert_eq!(error.matches(part).count(), 1, "{part}: {error}");
    }
    assert!(place.names("").is_empty());
}

#[test]
fn what_a_dialect_cannot_say_has_a_code_of_its_own() {
    let place = Place::new();
    let error = place.gen_fails("inexpressible", &[], 6);
    assert!(error.contains("`mysql_only`") && error.contains("`also_mysql_only`"), "{error}");
    assert!(place.names("").is_empty());
    place.gen_ok("inexpressible", &["--dialect", "mysql"]);
}

#[test]
fn a_crate_without_functions_says_so() {
    let error = Place::new().gen_fails("nobody", &[], 2);
    assert!(error.contains("crate `nobody` has no data migration"), "{error}");
}

#[test]
fn a_module_that_nobody_declared_is_reported() {
    let place = Place::new();
    place.write("src/inner.rs", "#[data_migration]\nfn unknown_names(m: &mut Migration) {}\n");
    place.gen_ok("single", &[]);
    place.write(
        "src/deep/lost.rs",
        "use amend::prelude::*;\n\n#[data_migration]\nfn lost_one(m: &mut Migration) {}\n",
    );
    let error = place.gen_fails("single", &[], 2);
    assert!(error.contains("src/deep/lost.rs:4: migration `lost_one`"), "{error}");
    assert!(error.contains("`mod lost;`"), "{error}");
}
