//! A disk that is full, and one that is read-only.

use std::fs;
use std::process::{Command, Stdio};

use crate::project::{DIALECTS, Project, Tree, told};

/// A file system of 64 KiB in the place of a project's folder.
struct SmallDisk<'a>(&'a Project);

impl<'a> SmallDisk<'a> {
    /// Mounts it, where this user may; says so where not.
    fn mount(project: &'a Project) -> Option<Self> {
        let disk = SmallDisk(project);
        let mounted = disk.run("mount", &["-t", "tmpfs", "-o", "size=64k", "tmpfs"]);
        if !mounted {
            eprintln!("skipped: a small tmpfs cannot be mounted here");
        }
        mounted.then_some(disk)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> bool {
        let mut command = Command::new(program);
        command.args(arguments).arg(self.0.path()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        self.run("umount", &[]);
    }
}

fn of(tree: &Tree, dialect: &str) -> Tree {
    let own = tree.iter().filter(|(name, _)| name.starts_with(dialect));
    own.map(|(name, content)| (name.clone(), content.clone())).collect()
}

#[test]
fn a_full_disk_leaves_each_folder_as_it_was_or_done() {
    let wanted = Project::written().tree();
    let project = Project::new();
    let Some(_disk) = SmallDisk::mount(&project) else { return };
    let (mut full, mut done) = (0, 0);
    // Every amount of room, a page at a time: from none to enough for everything.
    for pages in (0..16).rev() {
        project.put("filler", vec![0; pages * 4096]);
        let output = project.output(&[]);
        let tree = project.tree();
        for dialect in DIALECTS {
            let left = of(&tree, dialect);
            assert!(left.is_empty() || left == of(&wanted, dialect), "{pages} pages: {left:?}");
            done += usize::from(!left.is_empty());
        }
        if !output.status.success() {
            full += 1;
            assert_eq!(output.status.code(), Some(1), "{}", told(&output));
            let said = told(&output);
            assert!(said.contains("No space left") && said.contains("hint: free space"), "{said}");
            assert!(!said.contains(".tmp"), "{said}");
        }
        for dialect in DIALECTS {
            let _ = fs::remove_dir_all(project.path().join(dialect));
        }
    }
    assert!(full > 3 && done > 0, "{full} runs had no room, {done} folders were written");
}

#[test]
fn once_there_is_room_the_next_run_finishes() {
    let mut wanted = Project::written().tree();
    let project = Project::new();
    let Some(disk) = SmallDisk::mount(&project) else { return };
    project.put("filler", vec![0; 9 * 4096]);
    assert_eq!(project.output(&[]).status.code(), Some(1));
    assert!(disk.run("mount", &["-o", "remount,size=1m"]));
    project.runs(&[]);
    wanted.insert("filler".into(), vec![0; 9 * 4096]);
    assert_eq!(project.tree(), wanted);
}

#[test]
fn a_read_only_disk_changes_nothing_and_can_be_checked() {
    let project = Project::new();
    let Some(disk) = SmallDisk::mount(&project) else { return };
    project.runs(&["--dialect", "sqlite"]);
    let before = project.tree();
    assert!(disk.run("mount", &["-o", "remount,ro"]));
    for arguments in [&[][..], &["new", "x"], &["rebase", "seed_users"]] {
        let output = project.output(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", told(&output));
        let said = told(&output);
        assert!(said.contains("read-only"), "{said}");
        assert_eq!(project.tree(), before);
    }
    project.runs(&["validate", "--dialect", "sqlite"]);
    // Nothing is to be written, so nothing fails.
    project.runs(&["--dialect", "sqlite"]);
}
