//! A directive as comment lines, in both directions.

use std::fmt;
use std::num::NonZeroU64;
use std::ops::RangeInclusive;

use super::{Batch, DirectiveError, Millis, Query, StatementDirective, When};
use crate::Printable;
use crate::directory::directive;

type Result<T> = std::result::Result<T, DirectiveError>;

/// What a line of SQL begins with that goes on behind a directive's first line.
pub(super) const MORE: &str = "--   ";

pub(super) fn write(directive: &StatementDirective, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("-- amend:")?;
    match directive {
        StatementDirective::Batch(batch) => {
            write!(f, "batch table={} key={}", Value(&batch.table), Value(&batch.key))?;
            write!(f, " size={}", batch.size)?;
            batch.pause.map_or(Ok(()), |pause| write!(f, " pause={pause}"))?;
            batch.target.map_or(Ok(()), |target| write!(f, " target={target}"))
        }
        StatementDirective::ExpectNone { when, query } => expect(f, "none", *when, query),
        StatementDirective::ExpectSome { when, query } => expect(f, "some", *when, query),
        StatementDirective::ExpectRows(rows) => {
            write!(f, "expect rows={}..={}", rows.start(), rows.end())
        }
        StatementDirective::Keep => f.write_str("keep"),
    }
}

fn expect(f: &mut fmt::Formatter<'_>, rows: &str, when: When, query: &Query) -> fmt::Result {
    let when = match when {
        When::Before => "before",
        When::After => "after",
    };
    write!(f, "expect {rows} {when}: ")?;
    let mut lines = query.as_str().split('\n');
    f.write_str(lines.next().unwrap_or_default())?;
    lines.try_for_each(|line| write!(f, "\n{MORE}{line}"))
}

/// A value, as a JSON string where it cannot stand as it is.
struct Value<'a>(&'a str);

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_plain = !self.0.is_empty() && self.0.chars().all(is_plain);
        // Not even between two values may another tool find a directive.
        if is_plain && !self.0.contains("atlas:") && !self.0.contains("amend:") {
            f.write_str(self.0)
        } else {
            f.write_str(&directive::quoted(self.0))
        }
    }
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_.:-".contains(c)
}

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            time if time > 0 && time % 1000 == 0 => write!(f, "{}s", time / 1000),
            time => write!(f, "{time}ms"),
        }
    }
}

pub(super) fn parse(text: &str) -> Result<StatementDirective> {
    let (first, more) = text.split_once('\n').unzip();
    let first = first.unwrap_or(text);
    let found = directive::amend(first.as_bytes()).and_then(|rest| str::from_utf8(rest).ok());
    let Some(rest) = found else {
        return Err(DirectiveError::new("not a directive", "it begins with `-- amend:`"));
    };
    let mut sql = String::new();
    for line in more.into_iter().flat_map(|more| more.split('\n')) {
        let Some(line) = line.strip_prefix(MORE) else {
            let line = format!("'{}' does not go on with it", Printable(line));
            return Err(DirectiveError::new(line, "SQL goes on in lines that begin with `--   `"));
        };
        sql.push('\n');
        sql.push_str(line);
    }
    read(rest, &sql)
}

/// Reads what stands behind `amend:` on the first line, and the lines after it.
fn read(rest: &str, more: &str) -> Result<StatementDirective> {
    let (name, rest) = split_word(rest);
    if name == "expect"
        && let Some((what, sql)) = rest.split_once(':')
        && let Some((rows, when)) = expectation(what)
    {
        let query = Query::new(&format!("{sql}{more}")).map_err(|error| {
            DirectiveError::new(
                error.to_string(),
                "write one query that can be read, on lines \
                                                    that end in LF",
            )
        })?;
        return Ok(match rows {
            "none" => StatementDirective::ExpectNone { when, query },
            _ => StatementDirective::ExpectSome { when, query },
        });
    }
    if !more.is_empty() {
        return Err(DirectiveError::new(
            format!("'amend:{}' takes no SQL", Printable(name)),
            "a comment below it begins with `-- ` and one blank",
        ));
    }
    match name {
        "batch" => batch(rest),
        "expect" => match pairs(rest, &["rows"]) {
            Ok(found) => rows(found.get("rows")?),
            Err(error) if rest.trim_start().starts_with("rows") => Err(error),
            Err(_) => Err(DirectiveError::new(
                format!("'amend:expect' says '{}'", Printable(rest.trim())),
                "write `none before: SELECT …`, `some after: SELECT …` or `rows=1..=10`",
            )),
        },
        "keep" if rest.trim().is_empty() => Ok(StatementDirective::Keep),
        "keep" => Err(DirectiveError::new("'amend:keep' takes nothing", "take it out")),
        "edited" => Err(DirectiveError::new(
            "'amend:edited' is not in a header",
            "a header starts at the first byte and ends with a blank line, without CR",
        )),
        name => Err(DirectiveError::new(
            format!("'amend:{}' is no directive", Printable(name)),
            "the directives are edited, batch, expect and keep",
        )),
    }
}

fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    text.split_at(end.unwrap_or(text.len()))
}

fn expectation(text: &str) -> Option<(&str, When)> {
    let mut words = text.split_ascii_whitespace();
    let rows = words.next().filter(|rows| ["none", "some"].contains(rows))?;
    let when = match words.next()? {
        "before" => When::Before,
        "after" => When::After,
        _ => return None,
    };
    words.next().is_none().then_some((rows, when))
}

fn batch(text: &str) -> Result<StatementDirective> {
    let found = pairs(text, &["table", "key", "size", "pause", "target"])?;
    let size = found.get("size")?;
    let Ok(size) = size.parse::<NonZeroU64>() else {
        let reason = format!("'size' is '{}'", Printable(size));
        return Err(DirectiveError::new(reason, "it is a number of rows, at least 1"));
    };
    let batch = Batch {
        table: found.get("table")?.to_owned(),
        key: found.get("key")?.to_owned(),
        size,
        pause: found.time("pause")?,
        target: found.time("target")?,
    };
    for (key, value) in [("table", &batch.table), ("key", &batch.key)] {
        if value.is_empty() {
            return Err(DirectiveError::new(format!("'{key}' is empty"), "name one"));
        }
    }
    Ok(StatementDirective::Batch(batch))
}

fn rows(text: &str) -> Result<StatementDirective> {
    let range = || -> Option<RangeInclusive<u64>> {
        let (least, most) = text.split_once("..=")?;
        Some(number(least)?..=number(most)?).filter(|rows| !rows.is_empty())
    };
    range().map(StatementDirective::ExpectRows).ok_or_else(|| {
        let reason = format!("'rows' is '{}'", Printable(text));
        DirectiveError::new(reason, "write the least and the most, as 100..=200")
    })
}

/// A number that is written in one way only.
fn number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

/// The values of a directive, by their keys.
struct Pairs(Vec<(String, String)>);

impl Pairs {
    fn find(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
    }

    fn get(&self, key: &str) -> Result<&str> {
        self.find(key).ok_or_else(|| {
            DirectiveError::new(format!("'{key}' is missing"), format!("add {key}=…"))
        })
    }

    fn time(&self, key: &str) -> Result<Option<Millis>> {
        let Some(text) = self.find(key) else { return Ok(None) };
        let units = [("ms", 1), ("s", 1000), ("m", 60_000)];
        let times = units.iter().filter_map(|(unit, millis)| {
            number(text.strip_suffix(unit)?)?.checked_mul(*millis).map(Millis)
        });
        match times.into_iter().next() {
            Some(time) => Ok(Some(time)),
            None => {
                let reason = format!("'{key}' is '{}'", Printable(text));
                Err(DirectiveError::new(reason, "write a time as 50ms, 2s or 1m"))
            }
        }
    }
}

/// Reads `key=value …`, each key at most once.
fn pairs(text: &str, keys: &[&str]) -> Result<Pairs> {
    let mut pairs = Pairs(Vec::new());
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (key, behind) = split_word(rest);
        let Some(behind) = behind.strip_prefix('=').filter(|_| keys.contains(&key)) else {
            let word = rest.split_ascii_whitespace().next().unwrap_or(rest);
            let reason = format!("'{}' is no key of it", Printable(word));
            return Err(DirectiveError::new(reason, format!("the keys are {}", keys.join(", "))));
        };
        if pairs.find(key).is_some() {
            let reason = format!("'{key}' stands here twice");
            return Err(DirectiveError::new(reason, "keep one of them"));
        }
        let (value, behind) = value(key, behind)?;
        pairs.0.push((key.to_owned(), value));
        rest = behind.trim_start();
    }
    Ok(pairs)
}

/// A value, and what stands behind it.
fn value<'a>(key: &str, text: &'a str) -> Result<(String, &'a str)> {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    if text.starts_with('"') {
        let mut strings = serde_json::Deserializer::from_str(text).into_iter::<String>();
        if let Some(Ok(value)) = strings.next() {
            let behind = text.get(strings.byte_offset()..).filter(|behind| is_end(behind));
            if let Some(behind) = behind {
                return Ok((value, behind));
            }
        }
    } else {
        // The range of `rows` is the one value with a `=` in it.
        let end = text.find(|c| !(is_plain(c) || c == '=' && key == "rows"));
        let (value, behind) = text.split_at(end.unwrap_or(text.len()));
        if !value.is_empty() && is_end(behind) {
            return Ok((value.to_owned(), behind));
        }
    }
    let reason = format!("the value of '{key}' is '{}'", Printable(text));
    Err(DirectiveError::new(
        reason,
        "write letters, digits and _.:- as they are, anything else as a JSON string",
    ))
}
