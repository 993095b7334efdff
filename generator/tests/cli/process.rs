//! The bin `amend` as a process: what only a process has.

use std::io::Read;
use std::process::{Command, Output, Stdio};

use amend_generator::{Colors, Invocation, run};

use crate::functions::registry;
use crate::place::Place;

fn amend(place: &Place) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amend"));
    command.current_dir(place.path("")).env_remove("AMEND_DIR");
    command
}

fn output(place: &Place, arguments: &[&str]) -> Output {
    amend(place).args(arguments).output().unwrap()
}

#[test]
fn the_exit_code_is_the_commands() {
    let place = Place::generated();
    assert_eq!(output(&place, &["validate"]).status.code(), Some(0));
    assert_eq!(output(&place, &["--help"]).status.code(), Some(0));
    assert_eq!(output(&place, &["--bogus"]).status.code(), Some(2));
    place.write("mysql/20230101000000_x.sql", "SELECT 1;\n");
    let failed = output(&place, &["validate"]);
    assert_eq!(failed.status.code(), Some(4));
    // Paths are shown from the current folder, and without a terminal there is no color.
    let error = String::from_utf8(failed.stderr).unwrap();
    assert!(error.contains("error: checksum mismatch: mysql does not verify"), "{error}");
}

#[test]
fn a_reader_may_stop_reading() {
    let place = Place::generated();
    let mut child =
        amend(&place).arg("ls").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut error = String::new();
    child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    assert_eq!((child.wait().unwrap().code(), error.as_str()), (Some(0), ""));
}

#[test]
fn colors_only_add_to_the_text() {
    let place = Place::generated();
    let colored = |colors: bool| {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        run(
            &registry("changed"),
            Invocation {
                arguments: vec!["gen".into(), "check".into()],
                environment: &|name| {
                    (name == "CARGO_MANIFEST_DIR").then(|| place.path("").into_os_string())
                },
                folder: place.path(""),
                now: &|| "20240101000000".parse().unwrap(),
                stdout: &mut stdout,
                stderr: &mut stderr,
                colors: Colors { stdout: colors, stderr: colors },
            },
        );
        (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    };
    let (plain, colored) = (colored(false), colored(true));
    assert!(colored.0.contains("\u{1b}[") && colored.1.starts_with("\u{1b}["));
    let strip = |text: &str| {
        let mut parts = text.split('\u{1b}');
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |all, part| all + part.split_once('m').unwrap().1)
    };
    assert_eq!((strip(&colored.0), strip(&colored.1)), plain);
}
