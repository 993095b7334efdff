//! Writing a directory.

use std::fs;
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use super::super::Error;
use super::{Changes, Directory, FileName, name, put, sealed, snapshot};

const A: &str = "20220101000000_a.sql";
const B: &str = "20220101000001_b.sql";

fn bytes(files: &[(&str, &str)]) -> Vec<(FileName, Vec<u8>)> {
    files.iter().map(|(file, content)| (name(file), content.as_bytes().to_vec())).collect()
}

fn write(files: &[(&str, &str)]) -> Changes {
    Changes { write: bytes(files), ..Changes::default() }
}

fn commit(directory: &Directory, changes: &Changes) -> Result<super::super::Committed, Error> {
    directory.commit(&directory.lock(Duration::ZERO)?, changes)
}

#[test]
fn the_first_file_brings_the_sum_and_the_attributes() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::create(folder.path().join("a/b")).unwrap();
    let done = commit(&directory, &write(&[(A, "SELECT 1;\n")])).unwrap();
    assert_eq!((done.changed.as_slice(), done.sum_written), (&[name(A)][..], true));
    let names: Vec<String> = snapshot(directory.path()).into_iter().map(|(n, _)| n).collect();
    assert_eq!(names, [".gitattributes", A, "atlas.sum"]);
    let attributes = fs::read_to_string(directory.path().join(".gitattributes")).unwrap();
    assert_eq!(attributes, "*.sql text eol=lf\natlas.sum text eol=lf\n");
    assert_eq!(directory.verify().unwrap().files, [name(A)]);
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(directory.path().join(A)).unwrap().permissions().mode();
    assert_ne!(mode & 0o400, 0);
    assert_eq!(mode & 0o7133, 0, "mode {mode:o} is wider than 0644");
}

#[test]
fn what_is_right_already_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::open(folder.path()).unwrap();
    commit(&directory, &write(&[(A, "SELECT 1;\n")])).unwrap();
    let before: Vec<_> = [A, "atlas.sum", ".gitattributes"]
        .map(|file| fs::metadata(folder.path().join(file)).unwrap().modified().unwrap())
        .into();
    let done = commit(&directory, &write(&[(A, "SELECT 1;\n")])).unwrap();
    assert_eq!((done.unchanged.as_slice(), done.sum_written), (&[name(A)][..], false));
    assert!(done.changed.is_empty());
    let after: Vec<_> = [A, "atlas.sum", ".gitattributes"]
        .map(|file| fs::metadata(folder.path().join(file)).unwrap().modified().unwrap())
        .into();
    assert_eq!(before, after);
}

#[test]
fn a_file_is_replaced_only_if_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::open(folder.path()).unwrap();
    commit(&directory, &write(&[(A, "SELECT 1;\n")])).unwrap();
    let before = snapshot(folder.path());
    let refused = commit(&directory, &write(&[(A, "SELECT 2;\n"), (B, "")]));
    assert!(matches!(refused, Err(Error::Exists { .. })), "{refused:?}");
    assert_eq!(snapshot(folder.path()), before);
    let overwrite = bytes(&[(A, "SELECT 2;\n")]);
    commit(&directory, &Changes { overwrite, ..Changes::default() }).unwrap();
    assert_eq!(directory.read(&name(A)).unwrap(), b"SELECT 2;\n");
    assert!(directory.verify().is_ok());
    assert_eq!(snapshot(folder.path()).len(), before.len());
}

#[test]
fn files_are_renamed_and_removed_with_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &[("1_a.sql", "a"), ("2_b.sql", "b"), ("3_c.sql", "c")]);
    let changes = Changes {
        write: bytes(&[("5_e.sql", "e")]),
        rename: vec![(name("1_a.sql"), name("4_a.sql"))],
        remove: vec![name("2_b.sql")],
        ..Changes::default()
    };
    commit(&directory, &changes).unwrap();
    let files = directory.verify().unwrap().files;
    assert_eq!(files, ["3_c.sql", "4_a.sql", "5_e.sql"].map(name));
    assert_eq!(directory.read(&name("4_a.sql")).unwrap(), b"a");
    assert!(snapshot(folder.path()).iter().all(|(name, _)| !name.ends_with(".tmp")));
}

#[test]
fn changes_that_contradict_the_directory_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let directory = sealed(folder.path(), &[("1_a.sql", "a"), ("2_b.sql", "b")]);
    let before = snapshot(folder.path());
    let rename = |from, to| Changes { rename: vec![(name(from), name(to))], ..Changes::default() };
    let remove = |file| Changes { remove: vec![name(file)], ..Changes::default() };
    for (changes, expected) in [
        (rename("3_c.sql", "4_d.sql"), "3_c.sql does not exist"),
        (rename("1_a.sql", "2_b.sql"), "2_b.sql exists"),
        (rename("1_a.sql", "2_c.sql"), "2_c.sql has the version of 2_b.sql"),
        (remove("3_c.sql"), "3_c.sql does not exist"),
        (write(&[("1_b.sql", "")]), "1_b.sql has the version of 1_a.sql"),
        (write(&[("3.sql", ""), ("3_a.sql", "")]), "3_a.sql has the version of 3.sql"),
        (write(&[("3.sql", ""), ("3.sql", "x")]), "3.sql is changed twice"),
        (write(&[("3.sql", "-- atlas:sum ignore\n")]), "3.sql says 'atlas:sum ignore'"),
    ] {
        let error = commit(&directory, &changes).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        assert_eq!(snapshot(folder.path()), before);
    }
}

#[test]
fn nothing_is_written_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("target");
    fs::write(&target, "untouched").unwrap();
    for link in [A, "atlas.sum"] {
        let link = folder.path().join(link);
        symlink(&target, &link).unwrap();
        let directory = Directory::open(folder.path()).unwrap();
        let overwrite = bytes(&[(A, "x")]);
        let refused = commit(&directory, &Changes { overwrite, ..Changes::default() });
        assert!(matches!(refused, Err(Error::NotRegular { .. })), "{refused:?}");
        assert_eq!(snapshot(folder.path()).len(), 1);
        fs::remove_file(link).unwrap();
    }
    symlink(&target, folder.path().join(".gitattributes")).unwrap();
    let directory = Directory::open(folder.path()).unwrap();
    commit(&directory, &write(&[(A, "x")])).unwrap();
    assert_eq!(fs::read_to_string(target).unwrap(), "untouched");
}

#[test]
fn attributes_of_the_user_stay() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &[(".gitattributes", "* -text\n")]);
    let directory = Directory::open(folder.path()).unwrap();
    commit(&directory, &write(&[(A, "x")])).unwrap();
    let attributes = fs::read_to_string(folder.path().join(".gitattributes")).unwrap();
    assert_eq!(attributes, "* -text\n");
}

#[test]
fn what_a_killed_run_left_goes_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &[(".amend-99-0.tmp", "half"), (".amend.tmp", "mine"), ("x.tmp", "")]);
    let directory = Directory::open(folder.path()).unwrap();
    commit(&directory, &write(&[(A, "x")])).unwrap();
    let names: Vec<String> = snapshot(folder.path()).into_iter().map(|(n, _)| n).collect();
    assert_eq!(names, [".amend.tmp", ".gitattributes", A, "atlas.sum", "x.tmp"]);
}

#[test]
fn one_writer_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::open(folder.path()).unwrap();
    let lock = directory.lock(Duration::ZERO).unwrap();
    let wait = Duration::from_millis(60);
    let start = Instant::now();
    let error = directory.lock(wait).unwrap_err();
    assert!(start.elapsed() >= wait);
    assert!(error.to_string().contains(&folder.path().display().to_string()), "{error}");
    drop(lock);
    let lock = directory.lock(Duration::ZERO).unwrap();
    let other = tempfile::tempdir().unwrap();
    let other = Directory::open(other.path()).unwrap();
    let refused = other.commit(&lock, &Changes::default());
    assert!(matches!(refused, Err(Error::ForeignLock { .. })), "{refused:?}");
    assert_eq!(snapshot(folder.path()), []);
}

#[test]
fn a_waiting_writer_gets_its_turn() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::open(folder.path()).unwrap();
    std::thread::scope(|scope| {
        for i in 0..8 {
            let directory = &directory;
            scope.spawn(move || {
                let lock = directory.lock(Duration::from_secs(60)).unwrap();
                let file = format!("2022010100000{i}_a.sql");
                directory.commit(&lock, &write(&[(&file, "x")])).unwrap();
            });
        }
    });
    assert_eq!(directory.verify().unwrap().files.len(), 8);
}

#[test]
fn many_files_are_written_as_few_are() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::open(folder.path()).unwrap();
    let files: Vec<(FileName, Vec<u8>)> =
        (0..300_usize).map(|i| (name(&format!("{i:03}.sql")), vec![b'x'; i * 97 % 5000])).collect();
    commit(&directory, &Changes { write: files.clone(), ..Changes::default() }).unwrap();
    let mut builder = super::super::SumBuilder::new();
    files.iter().for_each(|(file, content)| builder.push(file.as_str(), content));
    assert_eq!(directory.verify().unwrap().sum, builder.finish());
    assert_eq!(snapshot(folder.path()).len(), 302);
}
