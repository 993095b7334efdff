//! Directives as text, above their statements, and the marks of a batch.

use std::num::NonZeroU64;

use proptest::prelude::*;

use super::{Batch, Millis, Query, StatementDirective, When, marks};
use crate::Dialect;
use crate::directory::split;

#[track_caller]
fn same(text: &str) {
    let directive: StatementDirective = text.parse().unwrap();
    assert_eq!(directive.to_string(), text);
}

#[track_caller]
fn refused(text: &str, error: &str) {
    let found = text.parse::<StatementDirective>().unwrap_err().to_string();
    assert!(found.starts_with(error), "{text}: {found}");
}

#[test]
fn what_is_read_is_written() {
    same("-- amend:keep");
    same("-- amend:batch table=users key=id size=10000");
    same("-- amend:batch table=public.users key=\"a b\" size=1 pause=50ms target=2s");
    same("-- amend:expect rows=100..=200");
    same("-- amend:expect rows=0..=0");
    same("-- amend:expect none before: SELECT id FROM users WHERE name = ':'");
    same("-- amend:expect some after: SELECT '\n--   \n--     ' FROM users\n--   WHERE id > 1");
    let written = |text: &str| text.parse::<StatementDirective>().unwrap().to_string();
    assert_eq!(
        written("--amend:batch size=1  key=\"id\"\ttable=\"users\" pause=2000ms target=1m "),
        "-- amend:batch table=users key=id size=1 pause=2s target=60s"
    );
    assert_eq!(
        written("-- amend:expect  none  before :SELECT 1;\n--    ;"),
        "-- amend:expect none before: SELECT 1"
    );
}

#[test]
fn what_is_not_known_is_an_error() {
    refused("amend:keep", "not a directive");
    refused("-- amend:keeps", "'amend:keeps' is no directive");
    refused("-- amend:\u{1b}[2J", "'amend:' is no directive");
    refused("-- amend:keep it", "'amend:keep' takes nothing");
    refused("-- amend:keep\n--   SELECT 1", "'amend:keep' takes no SQL");
    refused("-- amend:keep\nSELECT 1", "'SELECT 1' does not go on with it");
    refused("-- amend:edited \"a\"", "'amend:edited' is not in a header");
    refused("-- amend:batch table=a key=b", "'size' is missing");
    refused("-- amend:batch table=a key=b size=0", "'size' is '0'");
    refused("-- amend:batch table=\"\" key=b size=1", "'table' is empty");
    refused("-- amend:batch table=a key=b size=1 sizes=2", "'sizes=2' is no key of it");
    refused("-- amend:batch table=a table=a key=b size=1", "'table' stands here twice");
    refused(
        "-- amend:batch table=a(b) key=b size=1",
        "the value of 'table' is 'a(b) key=b size=1'",
    );
    refused("-- amend:batch table=\"a\"b key=b size=1", "the value of 'table' is");
    refused("-- amend:batch table= key=b size=1", "the value of 'table' is");
    refused("-- amend:batch table=a key=b size=1 pause=50", "'pause' is '50'");
    refused("-- amend:batch table=a key=b size=1 pause=18446744073709551615m", "'pause' is");
    refused("-- amend:expect", "'rows' is missing");
    refused("-- amend:expect nothing before: SELECT 1", "'amend:expect' says");
    refused("-- amend:expect none: SELECT 1", "'amend:expect' says 'none: SELECT 1'");
    refused("-- amend:expect none before:", "the query is empty");
    refused("-- amend:expect none before: SELECT '\u{200b}'", "the query has a character");
    refused("-- amend:expect rows=2..=1", "'rows' is '2..=1'");
    refused("-- amend:expect rows=2", "'rows' is '2'");
    refused("-- amend:expect rows=+1..=2", "the value of 'rows' is");
}

/// The directives of each statement, or the error.
fn shown(file: &str) -> Vec<String> {
    match split(file.as_bytes(), Dialect::Sqlite) {
        Ok(found) => {
            found.iter().map(|s| s.directives.iter().map(|d| format!("{d}\n")).collect()).collect()
        }
        Err(error) => vec![format!("error {error}")],
    }
}

#[test]
fn directives_belong_to_the_statement_below_them() {
    let file = "-- amend:edited \"a\"\n\n-- One.\n-- atlas:nolint\n  -- amend:keep\n\
                -- amend:expect some before: SELECT 1\r\n--   FROM t\r\n-- Two.\nA;\nB;\n";
    assert_eq!(
        shown(file),
        ["-- amend:keep\n-- amend:expect some before: SELECT 1\n--   FROM t\n", ""]
    );
    let found = split(file.as_bytes(), Dialect::Sqlite).unwrap();
    assert_eq!(found[0].comments, [&b"-- One."[..], b"-- atlas:nolint", b"-- Two."]);
}

#[test]
fn no_directive_is_lost() {
    let error = |file: &str, expected: &str| {
        let shown = shown(file).concat();
        assert!(shown.starts_with(&format!("error {expected}")), "{file}: {shown}");
    };
    error("A;\n-- amend:kept\nB", "2:1: 'amend:kept' is no directive");
    error("-- amend:kept\nB", "1:1: 'amend:kept' is no directive");
    error("A;\n-- amend:keep\n\nB", "2:1: a directive stands above no statement");
    error("A;\n-- amend:keep\n", "2:1: a directive stands above no statement");
    error("A;\n-- amend:keep\n;B", "2:1: a directive stands above no statement");
    error("A; -- amend:keep\nB", "1:4: a directive stands behind something else");
    error("A\n-- amend:keep\nB", "2:1: a directive stands inside a statement");
    error("A\n-- amend:keep", "2:1: a directive stands inside a statement");
    error("A;\n/* amend:keep */\nB", "2:1: a directive in a block comment");
    error("A;\n-- amend:keep\n--   x\nB", "2:1: 'amend:keep' takes no SQL");
    error(
        "A;\n-- amend:keep\n-- amend:keep\nB",
        "3:1: 'amend:keep' stands above the statement twice",
    );
    error(
        "A;\n-- amend:expect none after: SELECT 1; B\nB",
        "2:1: the query of 'amend:expect' is not",
    );
    error("A;\n-- amend:expect none after: SELECT '\nB", "2:1: the query of 'amend:expect' cannot");
    error("A;\n-- amend:batch table=a key=b size=1\nB", "2:1: 'amend:batch' stands above");
    error("A (/* amend:rows */ (B) /* amend:range */)", "1:4: 'amend:rows' stands in a statement");
    error("A /* amend:rows */", "1:1: 'amend:range' is missing");
    error("A;\n-- amend:edited \"a\"\nB", "2:1: 'amend:edited' is not in a header");
    error("-- atlas:txmode all\n\nB", "1:1: 'atlas:txmode' has the value 'all'");
    let invalid = split(b"A;\n-- amend:keep\xff\nB", Dialect::Mysql).unwrap_err().to_string();
    assert!(invalid.starts_with("2:1: the directive is not UTF-8"), "{invalid}");
}

#[test]
fn a_batched_statement_has_one_condition_between_its_marks() {
    let file = "-- amend:batch table=a key=b size=1\n\
                UPDATE a SET c = 1 WHERE /* amend:rows */ (TRUE) /* amend:range */;\n";
    assert_eq!(shown(file), ["-- amend:batch table=a key=b size=1\n"]);
    for dialect in Dialect::ALL {
        let found = |sql: &str| match marks(sql.as_bytes(), dialect) {
            Ok(found) => found.map_or("", |marks| &sql[marks.condition]).to_owned(),
            Err(error) => error.reason,
        };
        assert_eq!(
            found("A /* amend:rows */ (b AND (c OR ')')) /* amend:range */ D"),
            "(b AND (c OR ')'))"
        );
        assert_eq!(found("A (/* amend:rows */\n(b -- )\n)\n/* amend:range */)"), "(b -- )\n)");
        assert_eq!(found("A '/* amend:rows */'"), "");
        assert_eq!(found("A"), "");
        let not_one = "between the marks is not one condition in parentheses";
        assert_eq!(found("/* amend:rows */ b /* amend:range */"), not_one);
        assert_eq!(found("/* amend:rows */ (b) OR (c) /* amend:range */"), not_one);
        assert_eq!(found("/* amend:rows */ (b)) OR ((c) /* amend:range */"), not_one);
        assert_eq!(found("/* amend:rows */ ((b) /* amend:range */)"), not_one);
        assert_eq!(found("/* amend:rows */ /* amend:range */"), not_one);
        assert_eq!(
            found("/* amend:range */ (b) /* amend:rows */"),
            "'amend:range' stands before 'amend:rows'"
        );
        assert_eq!(found("/* amend:rows */ (b)"), "'amend:range' is missing");
        assert_eq!(
            found("/* amend:rows */ (b /* amend:rows */) /* amend:range */"),
            "'amend:rows' stands in the statement twice"
        );
        assert_eq!(found("A /*amend:rows*/"), "a comment in the statement is no mark of a batch");
    }
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z0-9_.:-]{1,9}", "(atlas|amend):[a-z]{0,3}", any::<String>()]
        .prop_filter("a name", |name| !name.is_empty())
}

fn query() -> impl Strategy<Value = Query> {
    prop_oneof!["SELECT ['a-z \n\t:;-]{0,30}", any::<String>()]
        .prop_filter_map("a query", |sql| Query::new(&sql).ok())
}

fn directive() -> impl Strategy<Value = StatementDirective> {
    let when = || prop::sample::select(vec![When::Before, When::After]);
    let time = || prop::option::of(prop_oneof![0..100_000_u64, any::<u64>()].prop_map(Millis));
    let batch = (name(), name(), 1_u64.., time(), time());
    prop_oneof![
        Just(StatementDirective::Keep),
        (any::<u64>(), any::<u64>())
            .prop_map(|(a, b)| StatementDirective::ExpectRows(a.min(b)..=a.max(b))),
        (when(), query()).prop_map(|(when, query)| StatementDirective::ExpectNone { when, query }),
        (when(), query()).prop_map(|(when, query)| StatementDirective::ExpectSome { when, query }),
        batch.prop_map(|(table, key, size, pause, target)| {
            let size = NonZeroU64::new(size).unwrap();
            StatementDirective::Batch(Batch { table, key, size, pause, target })
        }),
    ]
}

proptest! {
    #[test]
    fn every_directive_is_read_as_it_was_written(directive in directive()) {
        let text = directive.to_string();
        prop_assert_eq!(text.parse::<StatementDirective>(), Ok(directive.clone()));
        prop_assert!(text.split('\n').all(|line| line.starts_with("-- ")));
        prop_assert!(!text.contains("atlas:") && text.matches("amend:").count() == 1);
    }

    #[test]
    fn no_text_makes_it_panic(
        text in prop_oneof![
            any::<String>(),
            "-- amend:(batch|expect|keep)( (table|key|size|rows|none|after|=|\"|a|1|:)){0,6}",
        ],
    ) {
        if let Ok(directive) = text.parse::<StatementDirective>() {
            prop_assert_eq!(directive.to_string().parse(), Ok(directive));
        }
    }
}
