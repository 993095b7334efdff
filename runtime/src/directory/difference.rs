//! In what a folder differs from its stored sum, file by file.
//!
//! A line's hash covers all files before it. So the chain is followed along the stored lines, and
//! behind a file whose sealed bytes nobody has, nothing more can be said of the others.

use std::collections::{BTreeSet, HashMap};
use std::io::Read;

use sha2::{Digest, Sha256};

use super::error::Error;
use super::name::FileName;
use super::sealed::Folder;
use super::sum::{Line, Sum};

/// What has happened to the files of a directory since its sum was made.
///
/// A file stands in at most one of the lists, except that one in `ignored` may be `edited` too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// Files without a line.
    pub added: Vec<FileName>,
    /// Names of lines without a file, whose sealed bytes are not known.
    pub removed: Vec<String>,
    /// Lines without a file, for which the caller gave exactly the bytes that were sealed.
    pub restorable: Vec<FileName>,
    /// Files with other bytes than those that were sealed.
    pub edited: Vec<FileName>,
    /// Files whose line ends only are others than those that were sealed.
    pub line_ends: Vec<FileName>,
    /// Files that cannot be checked: they stand behind one whose sealed bytes are not known.
    pub unchecked: Vec<FileName>,
    /// Files that say `atlas:sum ignore`, which no line seals.
    pub ignored: Vec<FileName>,
    /// Whether the stored total is not the one of the stored lines.
    pub total: bool,
}

impl Difference {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How the bytes of a file are changed before they are hashed.
#[derive(Clone, Copy)]
enum Ends {
    AsTheyAre,
    Lf,
    CrLf,
}

pub(super) fn difference(
    folder: &Folder,
    files: &[FileName],
    ignored: &[String],
    stored: &Sum,
    known: &[(FileName, Vec<u8>)],
) -> Result<Difference, Error> {
    let listed: BTreeSet<&str> = stored.lines().iter().map(Line::name).collect();
    let there: HashMap<&str, &FileName> = files.iter().map(|name| (name.as_str(), name)).collect();
    let named = |names: &[String]| -> Vec<FileName> {
        names.iter().filter_map(|name| there.get(name.as_str()).copied().cloned()).collect()
    };
    let mut difference = Difference {
        ignored: named(ignored),
        total: !stored.total_holds(),
        ..Difference::default()
    };
    let unlisted = |name: &&FileName| !listed.contains(name.as_str());
    difference.added = files
        .iter()
        .filter(unlisted)
        .filter(|name| !difference.ignored.contains(name))
        .cloned()
        .collect();

    // The name of an ignored file counts in the chain although it has no line.
    let mut names_only =
        difference.ignored.iter().filter(unlisted).map(FileName::as_str).peekable();
    let mut chain = Sha256::new();
    let mut broken = false;
    for line in stored.lines() {
        while let Some(name) = names_only.next_if(|name| *name < line.name()) {
            chain.update(name);
        }
        chain.update(line.name());
        let file = there.get(line.name()).copied();
        if broken {
            match file {
                Some(file) => difference.unchecked.push(file.clone()),
                None => difference.removed.push(line.name().to_owned()),
            }
            continue;
        }
        if let Some(file) = file {
            if let Some(next) = matching(folder, &chain, file, line, Ends::AsTheyAre)? {
                chain = next;
                continue;
            }
            let lf = matching(folder, &chain, file, line, Ends::Lf)?;
            let ends = match lf {
                Some(next) => Some(next),
                None => matching(folder, &chain, file, line, Ends::CrLf)?,
            };
            if let Some(next) = ends {
                difference.line_ends.push(file.clone());
                chain = next;
                continue;
            }
            difference.edited.push(file.clone());
        }
        let sealed = known.iter().filter(|(name, _)| name.as_str() == line.name());
        let sealed = sealed.map(|(name, bytes)| (name, chain.clone().chain_update(bytes)));
        match sealed.into_iter().find(|(_, next)| is_hash(next, line)) {
            Some((name, next)) => {
                if file.is_none() {
                    difference.restorable.push(name.clone());
                }
                chain = next;
            }
            None => {
                if file.is_none() {
                    difference.removed.push(line.name().to_owned());
                }
                broken = true;
            }
        }
    }
    Ok(difference)
}

/// The chain with a file's bytes, if that is what its line says.
fn matching(
    folder: &Folder,
    chain: &Sha256,
    name: &FileName,
    line: &Line,
    ends: Ends,
) -> Result<Option<Sha256>, Error> {
    let mut next = chain.clone();
    let mut file = folder.open_file(name.as_str())?;
    let mut piece = vec![0; 64 * 1024];
    let mut folded = Vec::new();
    let mut after_cr = false;
    loop {
        let length = file.read(&mut piece).map_err(|e| folder.failed("read", name.as_str(), e))?;
        if length == 0 {
            break;
        }
        if let Ends::AsTheyAre = ends {
            next.update(&piece[..length]);
            continue;
        }
        folded.clear();
        for &byte in &piece[..length] {
            // A CR is held back until it is seen what follows it.
            if after_cr && byte != b'\n' {
                folded.push(b'\r');
            }
            after_cr = byte == b'\r';
            match (byte, ends) {
                (b'\r', _) => {}
                (b'\n', Ends::CrLf) => folded.extend(b"\r\n"),
                _ => folded.push(byte),
            }
        }
        next.update(&folded);
    }
    if after_cr && !matches!(ends, Ends::AsTheyAre) {
        next.update(b"\r");
    }
    Ok(is_hash(&next, line).then_some(next))
}

fn is_hash(chain: &Sha256, line: &Line) -> bool {
    Line::new(line.name(), &chain.clone().finalize()) == *line
}
