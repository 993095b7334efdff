//! What a statement does to its transaction and to its session, by its first words.

use crate::Dialect;
use crate::directory::code;

/// How far to look for the verb behind a `WITH`: a report is not worth more.
const FARTHEST: usize = 10_000;

/// What a statement does besides what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// It reads or writes rows, in the transaction that it is sent in.
    Rows,
    /// It begins, ends or parts a transaction itself.
    Control,
    /// Anything else: tables, settings, routines.
    Other,
}

/// A statement's nature, and how it is answered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) nature: Nature,
    /// `UPDATE`, `CREATE TABLE`.
    pub(super) tag: String,
    pub(super) counts: Counts,
}

/// Which rows an answer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Those that were changed.
    Changed,
    /// Those that came back.
    Returned,
    /// None.
    Nothing,
}

/// Reads a statement's first words.
pub(super) fn read(statement: &[u8], dialect: Dialect) -> Reading {
    let mut words = code(statement, dialect)
        .skip_while(|word| *word == b"(")
        .map(|word| String::from_utf8_lossy(word).to_ascii_uppercase());
    let first = words.next().unwrap_or_default();
    let (nature, tag, counts) = match (first.as_str(), dialect) {
        ("INSERT" | "UPDATE" | "DELETE" | "REPLACE" | "MERGE", _) => {
            (Nature::Rows, first, Counts::Changed)
        }
        ("SELECT" | "VALUES" | "TABLE", _) => {
            let is_setting = dialect == Dialect::Postgres && words.any(|w| w == "SET_CONFIG");
            let nature = if is_setting { Nature::Other } else { Nature::Rows };
            (nature, first, Counts::Returned)
        }
        ("WITH", _) => {
            let verb = verb(words.take(FARTHEST));
            let counts = if verb == "SELECT" { Counts::Returned } else { Counts::Changed };
            (Nature::Rows, verb, counts)
        }
        ("DO", Dialect::Mysql) => (Nature::Rows, first, Counts::Nothing),
        ("SET", Dialect::Mysql) => (of_setting(words), first, Counts::Nothing),
        ("SHOW" | "EXPLAIN" | "DESCRIBE" | "DESC" | "PRAGMA", _) => {
            (Nature::Other, first, Counts::Returned)
        }
        ("BEGIN" | "START" | "COMMIT" | "ROLLBACK" | "SAVEPOINT" | "RELEASE", _)
        | ("END" | "ABORT", Dialect::Postgres)
        | ("END", Dialect::Sqlite)
        | ("XA" | "LOCK" | "UNLOCK", Dialect::Mysql) => (Nature::Control, first, Counts::Nothing),
        ("PREPARE", Dialect::Postgres) => {
            let is_control = words.next().is_some_and(|word| word == "TRANSACTION");
            let nature = if is_control { Nature::Control } else { Nature::Other };
            (nature, first, Counts::Nothing)
        }
        ("CREATE" | "ALTER" | "DROP", _) => {
            let object = words.take(8).find(|word| !is_modifier(word)).unwrap_or_default();
            (Nature::Other, format!("{first} {object}").trim_end().to_owned(), Counts::Nothing)
        }
        ("LOAD", Dialect::Mysql) | ("COPY", Dialect::Postgres) => {
            (Nature::Other, first, Counts::Changed)
        }
        (_, Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite) => {
            (Nature::Other, first, Counts::Nothing)
        }
    };
    // A comment that MySQL executes may hold anything.
    let tag = if tag.starts_with(|c: char| c.is_ascii_alphabetic()) { tag } else { "OK".into() };
    Reading { nature, tag, counts }
}

/// What stands between `CREATE` and what is created.
fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "OR" | "REPLACE"
            | "UNIQUE"
            | "TEMP"
            | "TEMPORARY"
            | "GLOBAL"
            | "LOCAL"
            | "UNLOGGED"
            | "MATERIALIZED"
            | "RECURSIVE"
            | "FULLTEXT"
            | "SPATIAL"
            | "CONSTRAINT"
    )
}

/// The verb of a statement behind its common table expressions.
fn verb(words: impl Iterator<Item = String>) -> String {
    let mut depth = 0_usize;
    for word in words {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "INSERT" | "UPDATE" | "DELETE" | "MERGE" | "SELECT" | "REPLACE" if depth == 0 => {
                return word;
            }
            _ => {}
        }
    }
    "WITH".to_owned()
}

/// A variable of the user's own is nothing to the session; `autocommit` ends a transaction.
fn of_setting(words: impl Iterator<Item = String>) -> Nature {
    let mut words = words.peekable();
    let is_own = words.peek().is_some_and(|word| word == "@");
    let mut is_control = false;
    for word in words {
        is_control |= word == "AUTOCOMMIT" || word == "PASSWORD";
    }
    match (is_control, is_own) {
        (true, _) => Nature::Control,
        (false, true) => Nature::Rows,
        (false, false) => Nature::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(sql: &str, dialect: Dialect, nature: Nature, tag: &str) {
        let reading = read(sql.as_bytes(), dialect);
        assert_eq!((reading.nature, reading.tag.as_str()), (nature, tag), "{sql}");
    }

    #[test]
    fn the_first_words_say_what_a_statement_is() {
        use Dialect::{Mysql, Postgres, Sqlite};
        for dialect in Dialect::ALL {
            reads("UPDATE t SET a = 1", dialect, Nature::Rows, "UPDATE");
            reads("/* x */ -- y\n insert into t values (1)", dialect, Nature::Rows, "INSERT");
            reads("(SELECT 1)", dialect, Nature::Rows, "SELECT");
            reads("WITH a AS (SELECT 1) UPDATE t SET b = 1", dialect, Nature::Rows, "UPDATE");
            reads("WITH a AS (DELETE FROM x) SELECT 1", dialect, Nature::Rows, "SELECT");
            reads("create unique index i on t (a)", dialect, Nature::Other, "CREATE INDEX");
            reads("COMMIT", dialect, Nature::Control, "COMMIT");
            reads("begin", dialect, Nature::Control, "BEGIN");
        }
        reads("SET @a = 1", Mysql, Nature::Rows, "SET");
        reads("SET sql_mode = ''", Mysql, Nature::Other, "SET");
        reads("SET SESSION autocommit = 0", Mysql, Nature::Control, "SET");
        reads("/*!50003 COMMIT */", Mysql, Nature::Other, "OK");
        reads("CALL p()", Mysql, Nature::Other, "CALL");
        reads(
            "SELECT pg_catalog.set_config('search_path', '', false)",
            Postgres,
            Nature::Other,
            "SELECT",
        );
        reads("PREPARE TRANSACTION 'x'", Postgres, Nature::Control, "PREPARE");
        reads("END", Postgres, Nature::Control, "END");
        reads("PRAGMA foreign_keys = off", Sqlite, Nature::Other, "PRAGMA");
        reads("VACUUM", Sqlite, Nature::Other, "VACUUM");
    }
}
