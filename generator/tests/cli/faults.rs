//! Folders that cannot be written, and two runs at once.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::place::Place;

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_read_only_folder_is_named_and_stays_as_it_is() {
    let place = Place::generated();
    place.remove("mysql/20221126185750_unknown_names.sql");
    let before = place.snapshot();
    set_mode(&place.path("mysql"), 0o555);
    let is_root = std::fs::write(place.path("mysql/probe"), "").is_ok();
    if is_root {
        // Modes do not stop root; `tests/` runs this as another user.
        std::fs::remove_file(place.path("mysql/probe")).unwrap();
        return;
    }
    let error = place.gen_fails("plain", &[], 1);
    assert!(error.contains("mysql") && error.contains("hint: check the owner"), "{error}");
    assert_eq!(place.snapshot(), before);
    set_mode(&place.path("mysql"), 0o755);
    place.gen_ok("plain", &[]);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_an_error() {
    let place = Place::new();
    place.write("mysql", "");
    place.gen_fails("single", &[], 1);
}

#[test]
fn a_held_directory_ends_the_wait() {
    let place = Place::generated();
    place.remove("mysql/20221126185750_unknown_names.sql");
    let directory = amend::directory::Directory::open(place.path("mysql")).unwrap();
    let lock = directory.lock(std::time::Duration::ZERO).unwrap();
    let error = place.gen_fails("plain", &["--lock-timeout", "0"], 7);
    assert!(error.contains("mysql is locked by another process"), "{error}");
    // Who only reads does not wait.
    assert_eq!(place.generate("plain", &["check"]).code, 3);
    drop(lock);
    place.gen_ok("plain", &["--lock-timeout", "0"]);
}

#[test]
fn runs_at_once_agree() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| place.gen_ok("plain", &[]));
            scope.spawn(|| place.gen_ok("several", &["--out-of-order"]));
        }
    });
    // A `.gitattributes`, a sum, and each migration once.
    assert_eq!(place.names("mysql").len(), 2 + 3 + 3);
    assert_eq!(place.names("sqlite").len(), 2 + 2 + 3);
    place.gen_ok("plain", &["validate"]);
}
