//! The vectors under `AMEND_VECTORS`: directories of Atlas and of public repositories.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::directive::atlas_values;
use super::super::{FirstDifference, Header, Sum, SumBuilder};
use super::{Directory, name, problems};

/// The folder of the vectors; a test without one says so and passes.
fn vectors() -> Option<PathBuf> {
    let folder = std::env::var_os("AMEND_VECTORS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: AMEND_VECTORS is not set");
    }
    folder
}

pub(in crate::directory) fn cases(file: &str) -> Vec<Value> {
    let Some(folder) = vectors() else {
        return Vec::new();
    };
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(!cases.is_empty());
    cases
}

/// What Atlas says of a directory: the error, and the first line if it names one.
fn atlas_verdict(directory: &Directory) -> (Option<&'static str>, Option<FirstDifference>) {
    let files = directory.list().unwrap();
    let stored = match directory.stored_sum() {
        Ok(None) if files.is_empty() => return (None, None),
        Ok(None) => return (Some("checksum file not found"), None),
        Err(_) => return (Some("checksum file format invalid"), None),
        Ok(Some(stored)) => stored,
    };
    let computed = directory.compute().unwrap();
    match stored {
        stored if !stored.total_holds() => (Some("checksum mismatch"), None),
        stored if stored.total() == computed.total() => (None, None),
        stored => (Some("checksum mismatch"), stored.first_difference(&computed)),
    }
}

#[test]
fn every_broken_directory_gets_the_verdict_of_atlas() {
    /// What Atlas lets pass and `verify` does not, with the reason.
    const STRICTER: [(&str, &str); 2] = [
        ("no_h1_prefix_total", "line 1 of atlas.sum is not written as a line of a sum"),
        ("ignored_edit", "2_i.sql says 'atlas:sum ignore', so nothing seals it"),
    ];
    let mut stricter = 0;
    for case in cases("validate_vectors.json") {
        let title = case["name"].as_str().unwrap();
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in case["files"].as_object().unwrap() {
            fs::write(folder.path().join(name), content.as_str().unwrap()).unwrap();
        }
        if let Some(sum) = case["sum"].as_str() {
            fs::write(folder.path().join("atlas.sum"), sum).unwrap();
        }
        let directory = Directory::open(folder.path()).unwrap();
        let expect = &case["expect"];
        let (error, first) = atlas_verdict(&directory);
        assert_eq!(error, expect["error"].as_str(), "{title}");
        let number = |key: &str| expect[key].as_u64().map(|n| n as usize);
        assert_eq!(first.as_ref().map(|d| d.line), number("line"), "{title}");
        assert_eq!(first.as_ref().map(|d| d.position), number("pos"), "{title}");
        assert_eq!(first.as_ref().map(|d| d.total), number("total"), "{title}");
        assert_eq!(first.as_ref().map(|d| d.file.as_str()), expect["file"].as_str(), "{title}");
        let reason = first.map(|d| d.reason.to_string());
        assert_eq!(reason.as_deref(), expect["reason"].as_str(), "{title}");

        let found = problems(&directory);
        if let Some((_, reason)) = STRICTER.iter().find(|(name, _)| *name == title) {
            assert!(found.iter().any(|problem| problem.contains(reason)), "{title}: {found:?}");
            assert_eq!(error, None, "{title}");
            stricter += 1;
        } else {
            assert_eq!(found.is_empty(), error.is_none(), "{title}: {found:?}");
        }
    }
    assert!(stricter == STRICTER.len() || vectors().is_none());
}

#[test]
fn every_sum_is_computed_as_its_authors_had_it() {
    let Some(vectors) = vectors() else { return };
    let mut seen = 0;
    for folder in
        folders(&vectors.join("sum")).into_iter().chain(folders(&vectors.join("sum/edge")))
    {
        let title = folder.file_name().unwrap().to_string_lossy().into_owned();
        let sum = folder.join("atlas.sum");
        if title == "edge" || !sum.exists() {
            continue;
        }
        seen += 1;
        let format = fs::read_to_string(folder.join("FORMAT")).unwrap_or_default();
        let directory = Directory::open(&folder).unwrap();
        let stored = fs::read_to_string(&sum).unwrap();
        let computed = match format.trim() {
            "golang-migrate" => up_files_only(&directory),
            _ => directory.compute().unwrap(),
        };
        assert_eq!(computed.to_string() == stored, !is_broken(&title), "{title}");

        every_flip_is_seen(&stored);

        let found = problems(&directory);
        match stricter(&title, &format) {
            Some(reason) => {
                assert!(found.iter().any(|p| p.contains(reason)), "{title}: {found:?}");
            }
            None => assert_eq!(found, [""; 0], "{title}"),
        }
    }
    assert!(seen > 30, "only {seen} directories");
}

/// No byte of a stored sum can be another one, and none can be missing.
fn every_flip_is_seen(stored: &str) {
    let sum = Sum::parse_strict(stored.as_bytes()).unwrap();
    let holds = |bytes: &[u8]| Sum::parse_strict(bytes).is_ok_and(|other| other == sum);
    for at in 0..stored.len() {
        for flip in [1, 0x20, 0x80] {
            let mut bytes = stored.as_bytes().to_vec();
            bytes[at] ^= flip;
            assert!(!holds(&bytes), "byte {at} of {stored}");
        }
        let ends_only = at >= stored.trim_end().len();
        assert_eq!(holds(&stored.as_bytes()[..at]), ends_only, "cut at {at}");
    }
}

/// Directories whose authors changed a file and not the sum.
fn is_broken(title: &str) -> bool {
    title == "ent__ent__h2" || title == "Encedeus__panel__1" || title.contains("la-clipasa")
}

/// Why `verify` refuses a directory: first the broken ones, then those that Atlas lets pass.
fn stricter(title: &str, format: &str) -> Option<&'static str> {
    match title {
        "ent__ent__h2" => Some("20231112192027.sql has other line ends than line 2"),
        "Encedeus__panel__1" => Some("was added: atlas.sum has no line for it"),
        _ if title.contains("la-clipasa") => Some("was removed: line"),
        // Up and down are two files of one version, and the sum has lines for half of them.
        _ if format.trim() == "golang-migrate" => Some("have the same version"),
        "07_sort_bytes" => Some("1_B.sql and 1_b.sql have the same version"),
        "11_sum_ignore"
        | "12_sum_ignore_first_and_only"
        | "16_sum_ignore_any_prefix"
        | "20_sum_ignore_last" => Some("says 'atlas:sum ignore', so nothing seals it"),
        _ => None,
    }
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

fn up_files_only(directory: &Directory) -> Sum {
    let mut builder = SumBuilder::new();
    for file in directory.list().unwrap().iter().filter(|f| f.as_str().ends_with(".up.sql")) {
        builder.push(file.as_str(), &directory.read(file).unwrap());
    }
    builder.finish()
}

#[test]
fn every_header_directive_is_found_where_atlas_finds_it() {
    for case in cases("directive_vectors.json") {
        let content = case["input"].as_str().unwrap().as_bytes();
        let expected: Vec<&str> =
            case["values"].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
        let found = atlas_values(content, case["directive"].as_str().unwrap());
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn every_planned_file_is_read_back() {
    for case in cases("plan_vectors.json") {
        let plan = &case["plan"];
        let Some(file) = case["file"].as_str().filter(|file| !file.contains('/')) else {
            continue;
        };
        let file = name(file);
        assert_eq!(file.version_text(), plan["Version"].as_str().unwrap(), "{case}");
        assert_eq!(file.description(), plan["Name"].as_str().unwrap_or_default(), "{case}");
        let header = Header::parse(case["content"].as_str().unwrap().as_bytes()).unwrap();
        assert_eq!(header.delimiter.as_deref(), plan["Delimiter"].as_str(), "{case}");
        let directives = plan["Directives"].as_array().map(Vec::as_slice).unwrap_or_default();
        let says = |text: &str| directives.iter().any(|d| d.as_str() == Some(text));
        assert_eq!(header.txmode.is_some(), says("-- atlas:txmode none"), "{case}");
        assert_eq!(header.nolint == [""], says("-- atlas:nolint"), "{case}");
    }
}
