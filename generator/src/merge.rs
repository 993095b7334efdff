//! An atlas.sum with the markers of a merge conflict: two sums in one file.
//!
//! Two branches that each added a migration always conflict here, since the first line is a total.
//! Each side still seals the files of its branch, so nothing has to be taken on trust.

use std::collections::BTreeSet;

use amend::directory::{FileName, Sum, SumBuilder};

use crate::error::Result;
use crate::seal::Found;

/// Whether the sum is a merge conflict whose two sides seal all files of the directory.
pub(crate) fn is_sealed_by_both_sides(found: &Found) -> Result<bool> {
    let Some(directory) = &found.directory else { return Ok(false) };
    // What is no file is among the problems already.
    let Ok(Some(bytes)) = directory.stored_sum_bytes() else { return Ok(false) };
    let Ok(text) = String::from_utf8(bytes) else { return Ok(false) };
    let Some(sides) = sides(&text) else { return Ok(false) };
    let mut sealed = BTreeSet::new();
    for side in sides {
        let Ok(sum) = Sum::parse_strict(side.as_bytes()) else { return Ok(false) };
        let mut builder = SumBuilder::new();
        for line in sum.lines() {
            let Ok(name) = FileName::parse(line.name()) else { return Ok(false) };
            if found.files.binary_search(&name).is_err() {
                return Ok(false);
            }
            builder.push(line.name(), &found.read(&name)?);
            sealed.insert(name);
        }
        if builder.finish() != sum {
            return Ok(false);
        }
    }
    Ok(found.files.iter().all(|file| sealed.contains(file)))
}

/// The two texts that a conflict was made from.
fn sides(text: &str) -> Option<[String; 2]> {
    #[derive(Clone, Copy, PartialEq)]
    enum At {
        Both,
        Ours,
        Base,
        Theirs,
    }
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut at = At::Both;
    let mut conflicts = 0;
    for line in text.split_inclusive('\n') {
        let marker = |mark: &str| line.starts_with(mark);
        at = match at {
            At::Both if marker("<<<<<<<") => At::Ours,
            At::Ours if marker("|||||||") => At::Base,
            At::Ours | At::Base if marker("=======") => At::Theirs,
            At::Theirs if marker(">>>>>>>") => {
                conflicts += 1;
                At::Both
            }
            At::Both | At::Ours | At::Base | At::Theirs => {
                if matches!(at, At::Both | At::Ours) {
                    ours.push_str(line);
                }
                if matches!(at, At::Both | At::Theirs) {
                    theirs.push_str(line);
                }
                continue;
            }
        };
    }
    (conflicts > 0 && at == At::Both).then_some([ours, theirs])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_every_conflict_are_read() {
        let conflict = "<<<<<<< HEAD\nh1:a\n=======\nh1:b\n>>>>>>> other\n1.sql\n<<<<<<< HEAD\n2.sql\n\
            ||||||| base\n0.sql\n=======\n3.sql\n>>>>>>> other\n";
        assert_eq!(
            sides(conflict),
            Some(["h1:a\n1.sql\n2.sql\n".to_owned(), "h1:b\n1.sql\n3.sql\n".to_owned()])
        );
        assert_eq!(sides("h1:a\n1.sql\n"), None);
        assert_eq!(sides("<<<<<<< HEAD\nh1:a\n=======\nh1:b\n"), None);
    }
}
