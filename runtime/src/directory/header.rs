//! The header of a migration file: what its first comment lines say of the file as a whole.

use std::fmt;

use thiserror::Error;

use super::directive::{self, Directive, Run};
use super::ignore::IgnoreLine;
use super::shown::Shown;

/// What a file's header says.
///
/// The header is the run of lines from the first byte on that begin with `--` or `#`, if a blank
/// line or the end of the file follows them. Otherwise those lines belong to a statement. As for
/// Atlas, a blank line that ends in CRLF does not count.
///
/// ```
/// use amend::directory::{Header, TxMode};
///
/// let header = Header::parse(b"-- atlas:txmode none\n\nSELECT 1;\n")?;
/// assert_eq!(header.txmode, Some(TxMode::None));
/// # Ok::<(), amend::directory::HeaderError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header {
    /// `atlas:txmode`.
    pub txmode: Option<TxMode>,
    /// Whether the file begins with `-- no-transaction`, which is what sqlx looks for.
    pub no_transaction: bool,
    /// Why the file was edited by hand: `amend:edited "why"`.
    pub edited: Option<String>,
    /// Whether the file says `atlas:sum ignore`.
    pub sum_ignore: bool,
    /// What ends a statement: `atlas:delimiter`.
    pub delimiter: Option<String>,
    /// The tag of a checkpoint, empty if it has none: `atlas:checkpoint`.
    pub checkpoint: Option<String>,
    /// What the linter leaves out, an entry for each `atlas:nolint`; an empty one is everything.
    pub nolint: Vec<String>,
}

/// How a file's statements are put into transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TxMode {
    /// Each statement by itself.
    None,
    /// The file as a whole.
    File,
}

/// A directive in a header that says nothing that is known.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {reason} (hint: {hint})")]
#[non_exhaustive]
pub struct HeaderError {
    /// The line, counted from 1.
    pub line: usize,
    pub(super) reason: String,
    pub(super) hint: &'static str,
}

impl Header {
    /// Reads the header of a file.
    ///
    /// # Errors
    ///
    /// If an `amend:` directive is not known, is not written as it should be, or is one of a
    /// header and would be lost because no blank line follows; and if `atlas:txmode` has another
    /// value than `none` or `file`, or two values.
    pub fn parse(content: &[u8]) -> Result<Self, HeaderError> {
        let mut header = Self {
            no_transaction: content.starts_with(b"-- no-transaction"),
            delimiter: directive::delimiter(content),
            sum_ignore: {
                let mut line = IgnoreLine::default();
                line.feed(content);
                line.ignores()
            },
            ..Self::default()
        };
        let run = Run::of(content);
        for (i, line) in run.lines.iter().enumerate() {
            if let Some(text) = directive::amend(line) {
                header.read_amend(i + 1, text, run.is_header)?;
            } else if run.is_header
                && let Some(directive) = directive::atlas(line)
            {
                header.read_atlas(i + 1, &directive)?;
            }
        }
        Ok(header)
    }

    fn read_amend(&mut self, line: usize, text: &[u8], is_header: bool) -> Result<(), HeaderError> {
        let error = |reason: String, hint| Err(HeaderError { line, reason, hint });
        let (name, argument) = directive::split_name(text);
        match name {
            b"edited" if !is_header => error(
                "'amend:edited' is not in a header".into(),
                "a header starts at the first byte and ends with a blank line, without CR",
            ),
            b"edited" if self.edited.is_some() => {
                error("'amend:edited' stands here twice".into(), "keep one of them")
            }
            b"edited" => match directive::json_string(argument) {
                Ok(why) => {
                    self.edited = Some(why);
                    Ok(())
                }
                Err(reason) => error(
                    format!("'amend:edited': {reason}"),
                    "write -- amend:edited \"why\", with JSON's escapes",
                ),
            },
            b"batch" | b"expect" | b"keep" if !is_header => Ok(()),
            b"batch" | b"expect" | b"keep" => error(
                format!("'amend:{}' stands above no statement", Shown::bytes(name)),
                "remove the blank line between the directive and its statement",
            ),
            _ => error(
                format!("'amend:{}' is no directive", Shown::bytes(name)),
                "the directives are edited, batch, expect and keep",
            ),
        }
    }

    fn read_atlas(&mut self, line: usize, found: &Directive<'_>) -> Result<(), HeaderError> {
        let argument = String::from_utf8_lossy(found.argument).into_owned();
        match found.name {
            "txmode" => {
                let mode = match argument.as_str() {
                    "none" => TxMode::None,
                    "file" => TxMode::File,
                    other => {
                        let reason =
                            format!("'atlas:txmode' has the value '{}'", Shown::text(other));
                        return Err(HeaderError { line, reason, hint: "it is none or file" });
                    }
                };
                if self.txmode.replace(mode).is_some() {
                    let reason = "'atlas:txmode' stands here twice".to_owned();
                    return Err(HeaderError { line, reason, hint: "keep one of them" });
                }
            }
            "checkpoint" => {
                self.checkpoint.get_or_insert(argument);
            }
            "nolint" => self.nolint.push(argument),
            // Atlas has more, and none of the others changes what a file does.
            _ => {}
        }
        Ok(())
    }
}

impl fmt::Display for Header {
    /// Writes what Amend writes of a header: transactions and why the file was edited. A blank
    /// line ends it; a header that says neither is empty.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.no_transaction {
            writeln!(f, "-- no-transaction")?;
        }
        match self.txmode {
            Some(TxMode::None) => writeln!(f, "-- atlas:txmode none")?,
            Some(TxMode::File) => writeln!(f, "-- atlas:txmode file")?,
            None => {}
        }
        if let Some(why) = &self.edited {
            writeln!(f, "-- amend:edited {}", directive::quoted(why))?;
        }
        let says = self.no_transaction || self.txmode.is_some() || self.edited.is_some();
        if says { writeln!(f) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn parse(content: &str) -> Header {
        Header::parse(content.as_bytes()).unwrap()
    }

    #[track_caller]
    fn refused(content: &str, line: usize, reason: &str) {
        let error = Header::parse(content.as_bytes()).unwrap_err();
        assert_eq!((error.line, error.reason.as_str()), (line, reason));
    }

    #[test]
    fn a_header_of_ours_is_read_whole() {
        let header = parse(
            "-- no-transaction\n-- atlas:txmode none\n-- amend:edited \"faster \\\"so\\\"\"\n\nSELECT 1;\n",
        );
        assert!(header.no_transaction && !header.sum_ignore);
        assert_eq!(header.txmode, Some(TxMode::None));
        assert_eq!(header.edited.as_deref(), Some("faster \"so\""));
        assert_eq!(parse("SELECT 1;\n"), Header::default());
        assert_eq!(parse(""), Header::default());
    }

    #[test]
    fn comments_directly_above_a_statement_are_no_header() {
        assert_eq!(parse("-- atlas:txmode none\nSELECT 1;\n").txmode, None);
        assert_eq!(parse("-- amend:keep\nUPDATE t SET a = 1;\n"), Header::default());
    }

    #[test]
    fn what_atlas_knows_is_read() {
        let header = parse("-- atlas:checkpoint v1\n-- atlas:nolint DS101\n-- atlas:nolint\n\n");
        assert_eq!(header.checkpoint.as_deref(), Some("v1"));
        assert_eq!(header.nolint, ["DS101", ""]);
        let delimiter = |content| parse(content).delimiter;
        assert_eq!(
            delimiter("-- atlas:delimiter \\n-- end\nA\n-- end\n").as_deref(),
            Some("\n-- end")
        );
        assert_eq!(delimiter("--atlas:delimiter //\n\n"), None);
        assert!(parse("-- atlas:sum ignore\nx").sum_ignore);
    }

    #[test]
    fn a_directive_that_nobody_reads_is_an_error_with_its_line() {
        refused("-- x\n-- amend:edit \"a\"\n\n", 2, "'amend:edit' is no directive");
        refused("-- amend:edit\nSELECT 1;\n", 1, "'amend:edit' is no directive");
        refused("-- amend:edited\n\n", 1, "'amend:edited': expected a JSON string, found ''");
        refused(
            "-- amend:edited why\n\n",
            1,
            "'amend:edited': expected a JSON string, found 'why'",
        );
        refused("-- amend:edited \"a\"\nSELECT 1;", 1, "'amend:edited' is not in a header");
        refused("-- amend:edited \"a\"\r\n\r\nSELECT 1;", 1, "'amend:edited' is not in a header");
        refused(
            "-- amend:edited \"a\"\n-- amend:edited \"b\"\n\n",
            2,
            "'amend:edited' stands here twice",
        );
        refused("-- amend:keep\n\nSELECT 1;", 1, "'amend:keep' stands above no statement");
        refused("-- atlas:txmode all\n\n", 1, "'atlas:txmode' has the value 'all'");
        refused(
            "-- atlas:txmode none\n-- atlas:txmode file\n\n",
            2,
            "'atlas:txmode' stands here twice",
        );
    }

    #[test]
    fn a_reason_cannot_say_more_than_a_reason() {
        let why = "see atlas:txmode none\n-- amend:keep \u{2028}\u{202e}\"é\"".to_owned();
        let header = Header { edited: Some(why), ..Header::default() };
        let text = header.to_string();
        assert_eq!(
            text,
            "-- amend:edited \"see atlas\\u003atxmode none\\n-- amend\\u003akeep \
             \\u2028\\u202e\\\"é\\\"\"\n\n"
        );
        assert_eq!(directive::atlas_values(text.as_bytes(), "txmode"), [""; 0]);
        assert_eq!(Header::parse(text.as_bytes()), Ok(header));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(no_transaction: bool, none: bool, edited: Option<String>) {
            let txmode = none.then_some(TxMode::None);
            let header = Header { no_transaction, txmode, edited, ..Header::default() };
            let text = format!("{header}UPDATE t SET a = 1;\n");
            prop_assert_eq!(Header::parse(text.as_bytes()), Ok(header));
        }

        #[test]
        fn no_content_makes_it_panic(
            content in prop_oneof![
                any::<Vec<u8>>(),
                "((--|#| )? ?(atlas|amend):?[a-z]{0,8} ?[\"a]{0,3}\r?\n){0,4}".prop_map(Vec::from),
            ],
        ) {
            let _ = Header::parse(&content);
        }
    }
}
