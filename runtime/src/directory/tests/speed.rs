//! How long hashing and writing take against the same work without them.
//!
//! `cargo test --release -p amend speed -- --ignored --nocapture`; `AMEND_SPEED_DIR` says where.

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{Changes, Directory, name, sealed};

const RUNS: usize = 9;

fn place() -> tempfile::TempDir {
    let parent = std::env::var_os("AMEND_SPEED_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    tempfile::tempdir_in(parent).unwrap()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1e3
}

fn content(i: usize) -> Vec<u8> {
    let mut text = format!("-- Change {i}.\nUPDATE `t` SET `a` = {i} WHERE `id` IN (");
    while text.len() < 496 {
        text.push_str("12345, ");
    }
    (text + "1);\n").into_bytes()
}

/// Lists the folder and reads each file whole, with two threads.
fn read_only(folder: &Path) -> usize {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    names.retain(|path| path.as_os_str().as_bytes().ends_with(b".sql"));
    names.sort();
    std::thread::scope(|scope| {
        let halves = names.chunks(names.len().div_ceil(2));
        let readers: Vec<_> = halves
            .map(|half| {
                scope.spawn(|| half.iter().map(|p| fs::read(p).unwrap().len()).sum::<usize>())
            })
            .collect();
        readers.into_iter().map(|reader| reader.join().unwrap()).sum()
    })
}

#[test]
#[ignore = "a measurement"]
fn hashing_against_reading() {
    for count in [10_000, 100_000] {
        let folder = place();
        for i in 0..count {
            fs::write(folder.path().join(format!("{:014}_n.sql", i)), content(i)).unwrap();
        }
        let directory = sealed(folder.path(), &[]);
        let (mut reading, mut hashing, mut verifying) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let start = Instant::now();
            assert!(read_only(folder.path()) > count * 490);
            reading.push(start.elapsed());
            let start = Instant::now();
            directory.compute().unwrap();
            hashing.push(start.elapsed());
            let start = Instant::now();
            directory.verify().unwrap();
            verifying.push(start.elapsed());
        }
        let [read, hash, verify] = [reading, hashing, verifying].map(median);
        eprintln!(
            "{count} files: read {read:.0} ms, compute {hash:.0} ms ({:.2}), verify {verify:.0} ms ({:.2})",
            hash / read,
            verify / read
        );
    }
}

#[test]
#[ignore = "a measurement"]
fn committing_against_writing() {
    let (mut plain, mut committing) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let folder = place();
        let start = Instant::now();
        for i in 0..1000 {
            let mut file = File::create(folder.path().join(format!("{i}.sql"))).unwrap();
            file.write_all(&content(i)).unwrap();
            file.sync_all().unwrap();
        }
        plain.push(start.elapsed());
        let folder = place();
        let directory = Directory::open(folder.path()).unwrap();
        let start = Instant::now();
        let lock = directory.lock(Duration::ZERO).unwrap();
        let write = (0..1000).map(|i| (name(&format!("{i}.sql")), content(i))).collect();
        directory.commit(&lock, &Changes { write, ..Changes::default() }).unwrap();
        committing.push(start.elapsed());
    }
    let [plain, commit] = [plain, committing].map(median);
    eprintln!("1000 files: plain {plain:.0} ms, commit {commit:.0} ms ({:.2})", commit / plain);
}

#[test]
#[ignore = "a measurement"]
fn a_file_of_a_gibibyte_passes_in_pieces() {
    let folder = place();
    let mut file = File::create(folder.path().join("1.sql")).unwrap();
    let piece = vec![b' '; 1 << 20];
    (0..1024).for_each(|_| file.write_all(&piece).unwrap());
    Directory::open(folder.path()).unwrap().compute().unwrap();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    eprintln!("one file of 1 GiB: {peak}");
}
