//! Many runs at once over one project.

use std::collections::BTreeSet;
use std::io::pipe;
use std::process::{Child, Output, Stdio};

use crate::project::{DIALECTS, Project, Tree, told};

const PROCESSES: usize = 8;

/// Starts all commands, lets them go at one moment, and waits for them.
fn at_once(project: &Project, commands: &[Vec<&str>]) -> Vec<Output> {
    let (reader, writer) = pipe().unwrap();
    let children: Vec<Child> = commands
        .iter()
        .map(|arguments| {
            let mut command = project.command(arguments);
            command.env("AMEND_FAULT_BARRIER", "1").env_remove("AMEND_FAULT_NOW");
            command.stdin(reader.try_clone().unwrap());
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    drop((reader, writer));
    children.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

#[track_caller]
fn all_succeed(project: &Project, commands: &[Vec<&str>]) {
    for (output, arguments) in at_once(project, commands).iter().zip(commands) {
        assert!(output.status.success(), "gen {}: {}", arguments.join(" "), told(output));
    }
    project.runs(&["validate"]);
}

fn migrations<'a>(tree: &'a Tree, dialect: &str) -> Vec<&'a str> {
    let own = tree.keys().filter_map(|name| name.strip_prefix(dialect)?.strip_prefix('/'));
    own.filter(|name| name.ends_with(".sql")).collect()
}

#[test]
fn many_first_runs_write_one_set_of_files() {
    for _ in 0..12 {
        let project = Project::new();
        all_succeed(&project, &vec![vec![]; PROCESSES]);
        let tree = project.tree();
        for dialect in DIALECTS {
            assert_eq!(migrations(&tree, dialect).len(), 3);
        }
        // The one without a version has got the same one everywhere.
        assert_eq!(migrations(&tree, "mysql"), migrations(&tree, "postgres"));
        assert_eq!(migrations(&tree, "mysql"), migrations(&tree, "sqlite"));
        assert_eq!(tree.len(), 3 * (3 + 2), "{:?}", tree.keys());
    }
}

#[test]
fn new_files_of_one_second_have_versions_of_their_own() {
    let names: Vec<String> = (0..PROCESSES).map(|i| format!("change_{i}")).collect();
    for _ in 0..8 {
        let project = Project::written();
        all_succeed(&project, &names.iter().map(|name| vec!["new", name]).collect::<Vec<_>>());
        let tree = project.tree();
        for dialect in DIALECTS {
            let files = migrations(&tree, dialect);
            assert_eq!(files.len(), 3 + PROCESSES);
            let versions: BTreeSet<_> = files.iter().map(|name| name.split_once('_')).collect();
            assert_eq!(versions.len(), files.len());
            assert_eq!(files, migrations(&tree, "mysql"));
        }
    }
}

#[test]
fn writers_of_every_kind_at_once() {
    for _ in 0..8 {
        let project = Project::written();
        project.edit("no_negative_age");
        project.runs(&["hash"]);
        let commands = [
            &["new", "first"][..],
            &["new", "second"],
            &["--force", "no_negative_age"],
            &["hash"],
            &["rebase", "seed_users"],
            &["rebase", "seed_users"],
            &[],
            &[],
        ];
        all_succeed(&project, &commands.map(<[&str]>::to_vec));
        let tree = project.tree();
        for dialect in DIALECTS {
            assert_eq!(migrations(&tree, dialect), migrations(&tree, "mysql"));
            assert_eq!(migrations(&tree, dialect).len(), 5);
        }
        project.runs(&["check"]);
    }
}
