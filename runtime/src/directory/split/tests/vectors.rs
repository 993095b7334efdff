//! The statements that Atlas finds, from `AMEND_VECTORS`, and where a server proves it wrong.

use serde_json::Value;

use super::super::split;
use crate::Dialect::{self, Mysql, Postgres, Sqlite};
use crate::directory::tests::vectors::cases;

/// Where Atlas is not followed, what we say, and why. `tests/tests/split.rs` has each of these
/// inputs again and asks the servers.
const DIFFERENT: [(&str, &[Dialect], &str, &str); 19] = [
    ("only_comment_no_nl", &Dialect::ALL, "[]", "no server executes a comment"),
    ("comment_trailing_eof_no_nl", &Dialect::ALL, "SELECT 1", "no server executes a comment"),
    ("e_string", &[Postgres], "E'it\\\\'s; ok'", "PostgreSQL executes two statements"),
    ("semi_in_backtick", &[Postgres], "UPDATE `a\"", "PostgreSQL: a backtick is an operator"),
    ("dollar", &[Mysql], "1:36: a quote between dollars", "MySQL: a quote, MariaDB: a name"),
    ("dollar_tag_nested", &[Mysql], "1:4: a quote between dollars", "as before"),
    ("dollar_unclosed", &[Mysql], "1:4: a quote between dollars", "as before"),
    ("dollar_unicode_tag", &[Mysql], "1:4: a quote between dollars", "as before"),
    ("dollar_unclosed", &[Postgres], "1:4: unclosed quote $$", "PostgreSQL: unterminated"),
    ("begin_case_end", &[Postgres], "\"END\"", "PostgreSQL: no such trigger"),
    ("delimiter_quoted", &[Postgres, Sqlite], "1:1: DELIMITER is a command", "syntax error"),
    ("delimiter_tab", &[Postgres, Sqlite], "1:1: DELIMITER is a command", "syntax error"),
    ("delimiter_tab", &[Mysql], "\"SELECT 1\"", "the mysql client takes a tab"),
    ("delimiter_empty", &Dialect::ALL, "1:1: DELIMITER", "refused by all, in other words"),
    ("dir_delim_nospace", &[Mysql], "--atlas:delimiter", "MySQL: two signs of minus"),
    ("dir_delim_only", &Dialect::ALL, "[]", "no server executes a comment"),
    ("paren_semi", &[Mysql, Sqlite], "2:36: unclosed '('", "syntax error at the `;`"),
    ("nbsp_lead", &Dialect::ALL, "\"\\u{a0}", "a no-break space is part of a word everywhere"),
    ("copy_stdin", &[Postgres], "2:2: a backslash", "psql alone understands it"),
];

type Found = Result<Vec<(usize, String, Vec<String>)>, String>;

fn found(input: &str, dialect: Dialect) -> Found {
    let statements = split(input.as_bytes(), dialect).map_err(|error| error.to_string())?;
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let found = statements.iter().map(|s| {
        let comments = s.comments.iter().map(|comment| text(comment)).collect();
        (s.range.start, text(s.text), comments)
    });
    Ok(found.collect())
}

/// Atlas leaves a `;` in the text, and the line end in a comment. Behind `atlas:delimiter` it
/// counts bytes from the second line on.
fn of_atlas(case: &Value) -> Found {
    if let Some(error) = case["error"].as_str() {
        return Err(error.replace("'\\''", "'"));
    }
    let input = case["input"].as_str().unwrap();
    let first =
        if input.starts_with("-- atlas:delimiter") { input.find('\n').unwrap() + 1 } else { 0 };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = case["stmts"].as_array().unwrap().iter().map(|s| {
        let comments = s["comments"].as_array().unwrap().iter();
        let comments = comments.map(|c| text(c).trim_end_matches('\n').to_owned()).collect();
        let sql = text(&s["text"]);
        let sql = if first > 0 { &sql } else { sql.strip_suffix(';').unwrap_or(&sql).trim_end() };
        (first + s["pos"].as_u64().unwrap() as usize, sql.to_owned(), comments)
    });
    Ok(found.collect())
}

#[test]
fn statements_are_those_of_atlas_unless_a_server_says_otherwise() {
    let cases = cases("scanner_vectors.json");
    let mut different = 0;
    for case in &cases {
        let name = case["name"].as_str().unwrap();
        let dialect: Dialect = case["flavor"].as_str().unwrap().parse().unwrap();
        let ours = found(case["input"].as_str().unwrap(), dialect);
        let row = DIFFERENT.iter().find(|row| row.0 == name && row.1.contains(&dialect));
        match row {
            Some((_, _, says, why)) => {
                different += 1;
                let ours = ours.map_or_else(|error| error, |found| format!("{found:?}"));
                assert!(ours.contains(says), "{name} {dialect} ({why}): {ours}");
                assert_ne!(Ok(ours), of_atlas(case).map(|found| format!("{found:?}")), "{name}");
            }
            None => assert_eq!(ours, of_atlas(case), "{name} {dialect}"),
        }
    }
    let rows = DIFFERENT.iter().map(|row| row.1.len()).sum::<usize>();
    assert!(cases.is_empty() || different == rows, "{different} of {rows}");
}

#[test]
fn a_planned_file_has_the_statements_of_its_plan() {
    for case in cases("plan_vectors.json") {
        let (Some(content), Some(changes)) =
            (case["content"].as_str(), case["plan"]["Changes"].as_array())
        else {
            continue;
        };
        // Atlas writes the second line of a comment as SQL, and a change of two statements.
        let planned: Vec<&str> = match case["name"].as_str().unwrap() {
            "comment_multiline" => vec!["second\nx"],
            "cmd_multi" => vec!["A", "B"],
            "cmd_with_semi" => vec!["A"],
            _ => changes.iter().map(|change| change["Cmd"].as_str().unwrap()).collect(),
        };
        for dialect in Dialect::ALL {
            let found = found(content, dialect).unwrap();
            let texts: Vec<&str> = found.iter().map(|(_, text, _)| text.as_str()).collect();
            assert_eq!(texts, planned, "{case} {dialect}");
        }
    }
}
