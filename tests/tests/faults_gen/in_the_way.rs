//! What is no regular file stands where one should, or comes to stand there between two looks.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::project::{Project, told};

/// Nothing of this may change, whoever points at it.
const SENTINEL: &str = "outside/sentinel.sql";

/// Long enough for any run; who is not back by then hangs.
const HANGS: Duration = Duration::from_secs(30);

fn project() -> Project {
    let project = Project::written();
    project.put(SENTINEL, "untouched\n");
    project
}

fn run(project: &Project, arguments: &[&str]) -> Output {
    assert_cmd::Command::from_std(project.command(arguments)).timeout(HANGS).output().unwrap()
}

/// Puts something into the place of a file.
fn stand(path: &Path, kind: &str) {
    let _ = fs::remove_file(path);
    match kind {
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        "folder" => fs::create_dir(path).unwrap(),
        "socket" => drop(UnixListener::bind(path).unwrap()),
        "link" => symlink("../outside/sentinel.sql", path).unwrap(),
        "link to nothing" => symlink("../outside/nothing.sql", path).unwrap(),
        other => panic!("{other} is no kind"),
    }
}

const KINDS: [&str; 5] = ["pipe", "folder", "socket", "link", "link to nothing"];
const COMMANDS: [&[&str]; 7] = [
    &[],
    &["--force", "seed_users"],
    &["hash"],
    &["validate"],
    &["check"],
    &["new", "x"],
    &["rebase", "seed_users"],
];

#[test]
fn what_is_no_file_is_named_and_nothing_is_written() {
    let written = project();
    for name in [written.file("mysql", "seed_users"), "mysql/atlas.sum".to_owned()] {
        for kind in KINDS {
            let project = written.copy();
            stand(&project.path().join(&name), kind);
            let before = project.tree();
            for arguments in COMMANDS {
                let output = run(&project, arguments);
                let title = format!("{kind} as {name}, gen {}", arguments.join(" "));
                assert_eq!(output.status.code(), Some(4), "{title}: {}", told(&output));
                assert!(told(&output).contains(&name[6..]), "{title}: {}", told(&output));
                assert_eq!(project.tree(), before, "{title}");
            }
        }
    }
}

#[test]
fn what_stands_beside_the_files_is_left_alone() {
    let written = project();
    for name in ["mysql/.gitattributes", "mysql/notes.txt"] {
        for kind in KINDS {
            let project = written.copy();
            fs::remove_file(project.path().join(project.file("mysql", "seed_users"))).unwrap();
            let _ = fs::remove_file(project.path().join(name));
            stand(&project.path().join(name), kind);
            let output = run(&project, &[]);
            assert!(output.status.success(), "{kind} as {name}: {}", told(&output));
            assert_eq!(project.tree()[SENTINEL], b"untouched\n");
            assert!(!project.path().join("outside/nothing.sql").exists());
        }
    }
}

#[test]
fn a_link_that_comes_between_two_looks_leads_nowhere() {
    let project = project();
    let names = [project.file("mysql", "no_negative_age"), "mysql/atlas.sum".to_owned()];
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for name in &names {
            let (path, stop) = (project.path().join(name), &stop);
            scope.spawn(move || {
                let (link, file) = (path.with_extension("link"), path.with_extension("file"));
                let content = fs::read(&path).unwrap();
                while !stop.load(Ordering::Relaxed) {
                    let _ = symlink("../outside/sentinel.sql", &link);
                    let _ = fs::rename(&link, &path);
                    thread::sleep(Duration::from_micros(300));
                    fs::write(&file, &content).unwrap();
                    fs::rename(&file, &path).unwrap();
                    thread::sleep(Duration::from_micros(300));
                }
            });
        }
        for round in 0..60 {
            let arguments: &[&str] = match round % 3 {
                0 => &["--force", "no_negative_age"],
                1 => &["hash"],
                _ => &[],
            };
            let output = run(&project, arguments);
            let code = output.status.code();
            assert!([Some(0), Some(1), Some(4)].contains(&code), "{}", told(&output));
            let outside: Vec<_> = fs::read_dir(project.path().join("outside")).unwrap().collect();
            assert_eq!(outside.len(), 1);
            let sentinel = fs::read(project.path().join(SENTINEL)).unwrap();
            assert_eq!(sentinel, b"untouched\n", "gen {} wrote outside", arguments.join(" "));
        }
        stop.store(true, Ordering::Relaxed);
    });
}
