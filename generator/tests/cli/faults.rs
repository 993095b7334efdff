//! Folders that cannot be written, runs that are killed, and runs at once.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

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
            scope.spawn(|| place.gen_ok("plain", &["--out-of-order"]));
            scope.spawn(|| place.gen_ok("several", &["--out-of-order"]));
        }
    });
    // A `.gitattributes`, a sum, and each migration once.
    assert_eq!(place.names("mysql").len(), 2 + 3 + 3);
    assert_eq!(place.names("sqlite").len(), 2 + 2 + 3);
    place.gen_ok("plain", &["validate"]);
}

/// Not a test of its own: the process that the test below kills.
#[test]
fn child() {
    let Some(folder) = std::env::var_os("AMEND_TEST_CHILD") else { return };
    let arguments = std::env::var("AMEND_TEST_ARGUMENTS").unwrap();
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let krate = if arguments.contains(&"rebase") { "unversioned" } else { "changed" };
    Place::at(Path::new(&folder)).gen_ok(krate, &arguments);
}

/// Runs a command in a process that aborts at its n-th step; whether it got to the end.
fn survives(place: &Place, arguments: &str, step: usize) -> bool {
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "faults::child"])
        .env("AMEND_TEST_CHILD", place.path(""))
        .env("AMEND_TEST_ARGUMENTS", arguments)
        .env("AMEND_FAILPOINT", step.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.success()
}

/// Kills a command at every step, checks that no half file is seen, and runs it again.
fn killed_everywhere(before: fn(&Place), arguments: &str, after: fn(&Place)) {
    let contents = |place: &Place| -> Vec<_> {
        let files = place.snapshot().into_iter().map(|(path, (content, _))| {
            (path.strip_prefix(place.path("")).unwrap().to_owned(), content)
        });
        files.collect()
    };
    let untouched = Place::new();
    before(&untouched);
    let old = contents(&untouched);
    assert!(survives(&untouched, arguments, usize::MAX));
    let new = contents(&untouched);
    for step in 1.. {
        let place = Place::new();
        before(&place);
        let done = survives(&place, arguments, step);
        for file in contents(&place).iter().filter(|(path, _)| !is_temporary(path)) {
            assert!(old.contains(file) || new.contains(file), "step {step}: {:?}", file.0);
        }
        if done {
            assert!(step > 10, "only {step} steps");
            break;
        }
        assert!(survives(&place, arguments, usize::MAX), "step {step}");
        place.gen_ok("changed", &["validate"]);
        assert!(!contents(&place).iter().any(|(path, _)| is_temporary(path)), "step {step}");
        after(&place);
    }
}

fn is_temporary(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "tmp")
}

#[test]
fn a_killed_first_run_is_finished() {
    killed_everywhere(
        |_| {},
        "",
        |place| {
            assert_eq!(place.gen_ok("changed", &[]).count("up to date"), 8);
        },
    );
}

#[test]
fn a_killed_later_run_is_finished() {
    let before = |place: &Place| {
        place.gen_ok("changed", &[]);
        place.remove("postgres/20221126185750_unknown_names.sql");
        place.remove("mysql/20240101000000_without_version.sql");
    };
    killed_everywhere(before, "", |place| {
        assert_eq!(place.gen_ok("changed", &[]).count("up to date"), 8);
    });
}

#[test]
fn a_killed_force_is_finished() {
    let before = |place: &Place| {
        place.gen_ok("plain", &[]);
    };
    killed_everywhere(before, "--force unknown_names", |place| {
        place.gen_ok("changed", &["check"]);
    });
}

#[test]
fn a_killed_rebase_is_finished() {
    let before = |place: &Place| {
        place.gen_ok("unversioned", &[]);
    };
    killed_everywhere(before, "rebase unknown_names", |place| {
        place.gen_ok("unversioned", &["check"]);
        assert_eq!(place.names("mysql"), place.names("sqlite"));
        assert_eq!(place.names("mysql").len(), 3);
    });
}
