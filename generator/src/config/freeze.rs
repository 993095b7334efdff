//! Setting `check.since` without touching anything else in `amend.toml`.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use amend::directory::Version;
use toml_edit::{DocumentMut, Item, Table, value};

use super::{ConfigError, content_error};

/// Sets `check.since`; comments and order stay, and a missing file is created.
pub(crate) fn set_since(path: &Path, shown: &Path, since: Version) -> Result<(), ConfigError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(ConfigError::Read { path: shown.to_owned(), source }),
    };
    let mut document: DocumentMut = text
        .parse()
        .map_err(|e: toml_edit::TomlError| content_error(shown, &text, e.span(), e.message()))?;
    if !document.contains_key("check") {
        // A comment at the end of the file stays above what comes after it.
        let mut table = Table::new();
        if let Some(end) =
            document.trailing().as_str().map(str::to_owned).filter(|end| !end.is_empty())
        {
            table.decor_mut().set_prefix(format!("{end}\n"));
            document.set_trailing("");
        }
        document.insert("check", Item::Table(table));
    }
    let check = &mut document["check"];
    let Some(check) = check.as_table_like_mut() else {
        return Err(content_error(shown, &text, None, "`check` is not a table"));
    };
    let mut new = value(since.to_string());
    if let (Some(old), Some(new)) =
        (check.get("since").and_then(Item::as_value), new.as_value_mut())
    {
        *new.decor_mut() = old.decor().clone();
    }
    match check.get_mut("since") {
        Some(item) => *item = new,
        None => {
            check.insert("since", new);
        }
    }
    replace(path, document.to_string().as_bytes())
        .map_err(|source| ConfigError::Write { path: shown.to_owned(), source })
}

/// Puts a whole new content in the place of a file.
fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    // What a link leads to is the file that is meant.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let temporary = path.with_extension(format!("toml.{}.tmp", std::process::id()));
    let written = (|| {
        let mut file = File::create_new(&temporary)?;
        file.write_all(content)?;
        file.sync_all()?;
        std::fs::rename(&temporary, &path)
    })();
    written.inspect_err(|_| {
        // Only the first error is of interest.
        let _ = std::fs::remove_file(&temporary);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: Option<&str>, after: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("amend.toml");
        if let Some(before) = before {
            std::fs::write(&path, before).unwrap();
        }
        set_since(&path, Path::new("amend.toml"), "20221126185751".parse().unwrap()).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), after);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn comments_and_order_stay() {
        check(None, "[check]\nsince = \"20221126185751\"\n");
        check(
            Some(
                "# ours\ndir = \"x\" # here\n\n[check] # CI\nsince = \"20200101000000\" # old\n\n[batch]\nsize = 1\n",
            ),
            "# ours\ndir = \"x\" # here\n\n[check] # CI\nsince = \"20221126185751\" # old\n\n[batch]\nsize = 1\n",
        );
        check(Some("# only words\n"), "# only words\n\n[check]\nsince = \"20221126185751\"\n");
        check(
            Some("dir = \"x\"\n\n# last\n"),
            "dir = \"x\"\n\n# last\n\n[check]\nsince = \"20221126185751\"\n",
        );
        check(Some("dir = \"x\"\n"), "dir = \"x\"\n\n[check]\nsince = \"20221126185751\"\n");
        check(
            Some("check = { since = \"20200101000000\" }\n"),
            "check = { since = \"20221126185751\" }\n",
        );
    }
}
