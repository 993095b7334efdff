//! Listing the migration files of a folder.

use rustix::fs::{Dir, FileType};

use super::error::Error;
use super::name::FileName;
use super::sealed::{Folder, kind};
use super::temporary;

/// What a folder holds, as far as it concerns migrations.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The migration files, in the order in which they run.
    pub(super) files: Vec<FileName>,
    /// What has a migration file's name and is none.
    pub(super) refused: Vec<Error>,
    /// What a killed run left behind.
    pub(super) leftovers: Vec<String>,
}

/// Lists a folder, without what lies in folders below.
pub(super) fn list(folder: &Folder) -> Result<Listing, Error> {
    let failed = |e| Error::io("list the folder", folder.path(), e);
    let mut listing = Listing::default();
    for entry in Dir::read_from(folder.handle()).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_bytes();
        if temporary::is_temporary(name) {
            listing.leftovers.extend(String::from_utf8(name.to_owned()));
        }
        if !name.ends_with(b".sql") {
            continue;
        }
        let name = match FileName::listed(name.to_owned()) {
            Ok(name) => name,
            Err(source) => {
                let path = folder.path().to_owned();
                listing.refused.push(Error::Name { path, source });
                continue;
            }
        };
        let other = match entry.file_type() {
            // Some file systems do not say in the listing what a name stands for.
            FileType::Unknown => folder.kind_of(name.as_str())?,
            known => kind(known),
        };
        match other {
            None => listing.files.push(name),
            Some(other) => listing.refused.push(folder.not(name.as_str(), other)),
        }
    }
    listing.files = sorted(listing.files);
    listing.refused.sort_by_cached_key(ToString::to_string);
    Ok(listing)
}

/// Sorts by the bytes of the names, comparing most of them by their first bytes in a number: the
/// names themselves lie all over the memory.
fn sorted(names: Vec<FileName>) -> Vec<FileName> {
    let mut keyed: Vec<(u128, FileName)> =
        names.into_iter().map(|name| (beginning(name.as_str()), name)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, name)| name).collect()
}

/// The first bytes of a name in a number that is ordered as they are: no byte of a name is zero.
fn beginning(name: &str) -> u128 {
    let mut bytes = [0; 16];
    for (byte, of_name) in bytes.iter_mut().zip(name.bytes()) {
        *byte = of_name;
    }
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn names_are_in_the_order_of_their_bytes(
            stems in prop::collection::vec("(20221126|x)?[^\\x00/\n]{0,20}", 0..20),
        ) {
            let names = stems.iter().map(|stem| FileName::parse(&format!("{stem}.sql")));
            let names: Vec<FileName> = names.filter_map(Result::ok).collect();
            let mut plain = names.clone();
            plain.sort();
            prop_assert_eq!(sorted(names), plain);
        }
    }
}
