//! The difference of a folder and its sum as data.

use std::fs;

use proptest::prelude::*;

use super::super::Difference;
use super::{Directory, name, put, sealed};

const FOUR: [(&str, &str); 4] = [
    ("1_a.sql", "SELECT 1;\n"),
    ("2_b.sql", "SELECT 2;\n"),
    ("3_c.sql", "SELECT 3;\n"),
    ("4_d.sql", "SELECT 4;\n"),
];

fn four() -> (tempfile::TempDir, Directory) {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &FOUR);
    (folder, directory)
}

#[test]
fn nothing_differs_in_a_sealed_directory() {
    let (_folder, directory) = four();
    assert!(directory.difference().unwrap().is_empty());
}

#[test]
fn an_inserted_file_is_the_only_difference() {
    let (folder, directory) = four();
    put(folder.path(), &[("2_a.sql", "x")]);
    let expected = Difference { added: vec![name("2_a.sql")], ..Difference::default() };
    assert_eq!(directory.difference().unwrap(), expected);
}

#[test]
fn behind_a_lost_file_nothing_is_claimed() {
    let (folder, directory) = four();
    fs::remove_file(folder.path().join("2_b.sql")).unwrap();
    let expected = Difference {
        removed: vec!["2_b.sql".into()],
        unchecked: vec![name("3_c.sql"), name("4_d.sql")],
        ..Difference::default()
    };
    assert_eq!(directory.difference().unwrap(), expected);
    // Bytes that were never sealed prove nothing.
    let wrong = [(name("2_b.sql"), b"SELECT 9;\n".to_vec())];
    assert_eq!(directory.difference_with(&wrong).unwrap(), expected);
}

#[test]
fn the_sealed_bytes_of_a_lost_file_make_the_rest_checkable() {
    let (folder, directory) = four();
    fs::remove_file(folder.path().join("2_b.sql")).unwrap();
    put(folder.path(), &[("4_d.sql", "x")]);
    let known = [(name("2_b.sql"), b"SELECT 2;\n".to_vec())];
    let expected = Difference {
        restorable: vec![name("2_b.sql")],
        edited: vec![name("4_d.sql")],
        ..Difference::default()
    };
    assert_eq!(directory.difference_with(&known).unwrap(), expected);
}

#[test]
fn the_sealed_bytes_of_an_edited_file_make_the_rest_checkable() {
    let (folder, directory) = four();
    put(folder.path(), &[("1_a.sql", "x"), ("3_c.sql", "y")]);
    let known = [(name("1_a.sql"), b"SELECT 1;\n".to_vec())];
    let expected = Difference {
        edited: vec![name("1_a.sql"), name("3_c.sql")],
        unchecked: vec![name("4_d.sql")],
        ..Difference::default()
    };
    assert_eq!(directory.difference_with(&known).unwrap(), expected);
}

#[test]
fn changed_line_ends_are_told_from_edits_in_both_directions() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &[("1.sql", "a\nb\n"), ("2.sql", "a\r\nb\r\n")]);
    put(folder.path(), &[("1.sql", "a\r\nb\r\n"), ("2.sql", "a\nb\n")]);
    let expected =
        Difference { line_ends: vec![name("1.sql"), name("2.sql")], ..Difference::default() };
    assert_eq!(directory.difference().unwrap(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done to the files, the lists say exactly that, if lost bytes are given.
    #[test]
    fn the_lists_are_exact(done in prop::collection::vec(0..5_u8, 8)) {
        let folder = tempfile::tempdir().unwrap();
        let content = |i: usize| format!("SELECT {i};\n");
        let file = |i: usize| format!("{i}.sql");
        for i in 0..done.len() {
            fs::write(folder.path().join(file(i)), content(i)).unwrap();
        }
        let directory = sealed(folder.path(), &[]);
        let mut expected = Difference::default();
        let mut known = Vec::new();
        for (i, what) in done.iter().enumerate() {
            let path = folder.path().join(file(i));
            match what {
                0 => {
                    fs::remove_file(path).unwrap();
                    expected.restorable.push(name(&file(i)));
                    known.push((name(&file(i)), content(i).into_bytes()));
                }
                1 => {
                    fs::write(path, "x").unwrap();
                    expected.edited.push(name(&file(i)));
                    known.push((name(&file(i)), content(i).into_bytes()));
                }
                2 => {
                    fs::write(path, content(i).replace('\n', "\r\n")).unwrap();
                    expected.line_ends.push(name(&file(i)));
                }
                3 => {
                    let added = format!("{i}_added.sql");
                    fs::write(folder.path().join(&added), "x").unwrap();
                    expected.added.push(name(&added));
                }
                _ => {}
            }
        }
        prop_assert_eq!(directory.difference_with(&known).unwrap(), expected);
    }
}
