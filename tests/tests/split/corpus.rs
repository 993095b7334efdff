//! The corpus of the fuzz targets, replayed, and cut short at every byte.

use std::fs;
use std::path::Path;

use super::checks;

fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let content = fs::read(entry.unwrap().path()).unwrap();
        files += 1;
        for end in 0..=content.len() {
            check(&content[..end]);
        }
    }
    assert!(files > 2, "{files} files of {target}");
}

#[test]
fn the_corpus_of_the_splitter_holds() {
    replay("splitter", checks::splitter);
}

#[test]
fn the_corpus_of_the_directives_holds() {
    replay("directives", checks::directives);
}

#[test]
fn the_corpus_of_the_sum_holds() {
    replay("sum", checks::sum);
}
