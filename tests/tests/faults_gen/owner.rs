//! Folders and files that belong to somebody else.
//!
//! Modes do not stop root, so there the command runs as `nobody`.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::project::{NOW, Project, told};

/// A project that `nobody` can get at, and the program, which may stand where they cannot.
struct Foreign {
    project: Project,
    program: PathBuf,
    is_root: bool,
}

impl Foreign {
    /// `None` where root cannot become anybody else.
    fn new() -> Option<Self> {
        let project = Project::written();
        mode(&project, "", 0o755);
        let is_root = fs::metadata(project.path()).unwrap().uid() == 0;
        if is_root
            && !Command::new("runuser")
                .args(["-u", "nobody", "true"])
                .status()
                .is_ok_and(|s| s.success())
        {
            eprintln!("skipped: there is no runuser, or no user nobody");
            return None;
        }
        let program = project.path().join("gen");
        fs::copy(env!("CARGO_BIN_EXE_fault_gen"), &program).unwrap();
        Some(Foreign { project, program, is_root })
    }

    fn run(&self, arguments: &[&str]) -> Output {
        if !self.is_root {
            return self.project.command_of(&self.program, arguments).output().unwrap();
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "nobody", "--"]).arg(&self.program).args(arguments);
        command.current_dir(self.project.path());
        command.env("CARGO_MANIFEST_DIR", self.project.path()).env("AMEND_FAULT_NOW", NOW);
        command.output().unwrap()
    }

    #[track_caller]
    fn fails(&self, arguments: &[&str], file: &str) {
        let before = self.project.tree();
        let output = self.run(arguments);
        let said = told(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(file), "{said}");
        assert!(
            said.contains("Permission denied") && said.contains("hint: check the owner"),
            "{said}"
        );
        assert!(!said.contains(".tmp"), "{said}");
        assert!(self.project.tree() == before, "{arguments:?} has changed something");
    }
}

fn mode(project: &Project, name: &str, mode: u32) {
    fs::set_permissions(project.path().join(name), Permissions::from_mode(mode)).unwrap();
}

/// Takes the newest migration out of a dialect, so that there is something to write.
fn unwrite(project: &Project, dialect: &str) {
    fs::remove_file(project.path().join(project.file(dialect, "seed_users"))).unwrap();
    project.runs(&["hash"]);
}

#[test]
fn a_folder_of_somebody_else_can_be_checked_and_not_written() {
    let Some(foreign) = Foreign::new() else { return };
    unwrite(&foreign.project, "mysql");
    mode(&foreign.project, "mysql", 0o555);
    foreign.fails(&[], "mysql");
    let validated = foreign.run(&["validate"]);
    assert!(validated.status.success(), "{}", told(&validated));
    mode(&foreign.project, "mysql", 0o755);
    foreign.project.runs(&[]);
}

#[test]
fn a_project_folder_that_takes_no_folder() {
    let Some(foreign) = Foreign::new() else { return };
    fs::remove_dir_all(foreign.project.path().join("sqlite")).unwrap();
    mode(&foreign.project, "", 0o555);
    foreign.fails(&[], "sqlite");
    mode(&foreign.project, "", 0o755);
}

#[test]
fn a_file_that_may_not_be_read() {
    let Some(foreign) = Foreign::new() else { return };
    let file = foreign.project.file("mysql", "no_negative_age");
    for file in [file.as_str(), "mysql/atlas.sum"] {
        mode(&foreign.project, file, if foreign.is_root { 0o600 } else { 0 });
        for arguments in [&[][..], &["validate"], &["check"]] {
            let output = foreign.run(arguments);
            let said = told(&output);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
            assert!(said.contains(file) && said.contains("hint: check the owner"), "{said}");
        }
        mode(&foreign.project, file, 0o644);
    }
}

#[test]
fn a_folder_that_may_not_be_listed() {
    let Some(foreign) = Foreign::new() else { return };
    let before = foreign.project.tree();
    mode(&foreign.project, "mysql", if foreign.is_root { 0o700 } else { 0 });
    for arguments in [&[][..], &["validate"], &["check"], &["ls"]] {
        let output = foreign.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", told(&output));
    }
    mode(&foreign.project, "mysql", 0o755);
    assert!(foreign.project.tree() == before);
}
