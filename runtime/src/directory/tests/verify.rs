//! What `verify` finds wrong, and how it says so.

use std::fs;
use std::os::unix::fs::symlink;

use super::{Directory, problems, put, sealed};

const TWO: [(&str, &str); 2] = [("1_a.sql", "SELECT 1;\n"), ("2_b.sql", "SELECT 2;\n")];

#[test]
fn a_sealed_directory_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let verified = sealed(folder.path(), &TWO).verify().unwrap();
    assert_eq!(verified.files.len(), 2);
    assert_eq!(verified.sum.lines()[1].name(), "2_b.sql");
}

#[test]
fn a_directory_without_files_needs_no_sum() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::open(folder.path()).unwrap();
    assert_eq!(problems(&directory), [""; 0]);
    put(folder.path(), &TWO);
    assert_eq!(problems(&directory), ["atlas.sum is missing"]);
}

#[test]
fn every_change_is_named_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = [TWO[0], TWO[1], ("3_c.sql", "SELECT 3;\n"), ("4_d.sql", "SELECT 4;\n")];
    let directory = sealed(folder.path(), &files);
    put(folder.path(), &[("1_a.sql", "SELECT 1;\r\n"), ("3_c.sql", "x"), ("5.sql", "")]);
    fs::remove_file(folder.path().join("2_b.sql")).unwrap();
    assert_eq!(
        problems(&directory),
        [
            "5.sql was added: atlas.sum has no line for it",
            "2_b.sql was removed: line 3 of atlas.sum lists it",
            "1_a.sql has other line ends than line 2 of atlas.sum was made from",
            "3_c.sql cannot be checked: line 4 of atlas.sum depends on a file above",
            "4_d.sql cannot be checked: line 5 of atlas.sum depends on a file above",
        ]
    );
    let error = directory.verify().unwrap_err().to_string();
    assert!(error.contains("does not verify\n  5.sql was added"), "{error}");
    assert!(error.contains("\n  (hint: restore the file, or run hash"), "{error}");
}

#[test]
fn an_unsealed_file_is_no_way_in() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &TWO);
    put(folder.path(), &[("3_c.sql", "-- atlas:sum ignore\nDROP TABLE t;\n")]);
    // Atlas's own comparison sees nothing here.
    assert_eq!(directory.stored_sum().unwrap().unwrap(), directory.compute().unwrap());
    assert_eq!(problems(&directory), ["3_c.sql says 'atlas:sum ignore', so nothing seals it"]);
}

#[test]
fn two_files_of_one_version_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &[("1_a.sql", ""), ("1_b.sql", ""), ("1.sql", "")]);
    assert_eq!(
        problems(&directory),
        ["1.sql and 1_a.sql have the same version", "1.sql and 1_b.sql have the same version",]
    );
}

#[test]
fn a_sum_in_another_order_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &TWO);
    let sum = fs::read_to_string(folder.path().join("atlas.sum")).unwrap();
    let mut lines: Vec<&str> = sum.lines().collect();
    lines.swap(1, 2);
    fs::write(folder.path().join("atlas.sum"), lines.join("\n")).unwrap();
    let found = problems(&directory);
    assert_eq!(found[0], "line 1 of atlas.sum does not match the lines below it");
}

#[test]
fn a_sum_made_in_another_order_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &TWO);
    let mut builder = super::super::SumBuilder::new();
    TWO.iter().rev().for_each(|(name, content)| builder.push(name, content.as_bytes()));
    fs::write(folder.path().join("atlas.sum"), builder.finish().to_string()).unwrap();
    let found = problems(&Directory::open(folder.path()).unwrap());
    assert_eq!(found, ["the lines of atlas.sum are not in the order of the names"]);
}

#[test]
fn what_is_no_regular_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &TWO);
    let at = |name: &str| folder.path().join(name);
    symlink(at("1_a.sql"), at("3_link.sql")).unwrap();
    symlink("nowhere", at("4_dangling.sql")).unwrap();
    fs::create_dir(at("5_folder.sql")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        at("6_pipe.sql"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    let found = problems(&directory);
    for (found, what) in found.iter().zip([
        "3_link.sql is a link",
        "4_dangling.sql is a link",
        "5_folder.sql is a folder",
        "6_pipe.sql is a pipe",
    ]) {
        assert!(found.contains(what), "{found}");
    }
    assert_eq!(found.len(), 4);
    assert!(directory.list().is_err());
    for name in ["3_link.sql", "4_dangling.sql", "5_folder.sql", "6_pipe.sql"] {
        assert!(directory.read(&super::name(name)).is_err(), "{name}");
    }
}

#[test]
fn a_sum_behind_a_link_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &TWO);
    fs::rename(folder.path().join("atlas.sum"), other.path().join("atlas.sum")).unwrap();
    symlink(other.path().join("atlas.sum"), folder.path().join("atlas.sum")).unwrap();
    assert!(problems(&directory)[0].contains("atlas.sum is a link"));
    assert!(directory.stored_sum().is_err());
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    sealed(&inside, &TWO);
    symlink(&inside, folder.path().join("link")).unwrap();
    assert!(Directory::open(folder.path().join("link")).unwrap().verify().is_ok());
}

#[test]
fn a_hostile_name_is_shown_escaped() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &TWO);
    put(folder.path(), &[("3_\u{1b}[2J.sql", ""), ("4_\u{202e}.sql", ""), ("5\n.sql", "")]);
    let error = directory.verify().unwrap_err().to_string();
    assert!(error.contains("3_\\u{1b}[2J.sql") && error.contains("4_\\u{202e}.sql"), "{error}");
    assert!(error.contains("5\\n.sql cannot stand in atlas.sum"), "{error}");
}
