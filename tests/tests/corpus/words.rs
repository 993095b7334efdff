//! Text in columns of collations that overlook case, accents or trailing blanks, compared exactly.

use amend::Dialect;
use amend::evaluate::Row;
use amend::expr::{Comparison, ExactLike, ExactOrder, IntoNode as _, Node, Same, Value};
use amend::prelude::*;
use amend::statement::{Assignment, Statement, UpdateTree};
use amend::table::ColumnDef;
use amend_tests::{Server, for_every_server, on_server};

use crate::cases::Case;
use crate::run::{self, World};

/// A text four times, and what is said of it.
#[derive(Table)]
#[table(name = "words")]
struct Word {
    id: i64,
    name: Option<String>,
    other: Option<String>,
    #[column(collation = "binary")]
    exact: Option<String>,
    legacy: Option<String>,
    wide: Option<String>,
    first: Option<bool>,
    second: Option<bool>,
    third: Option<bool>,
    fourth: Option<bool>,
}

fn schema(server: Server) -> String {
    let (name, other, exact, legacy, wide) = match server {
        Server::Postgres => {
            ("text COLLATE \"en-x-icu\"", "varchar(50)", "text", "varchar(50)", "text")
        }
        Server::Mysql => (
            "VARCHAR(50) COLLATE utf8mb4_0900_ai_ci",
            "VARCHAR(50) COLLATE utf8mb4_general_ci",
            "VARCHAR(50) COLLATE utf8mb4_0900_bin",
            "VARCHAR(50) CHARACTER SET latin1",
            "VARCHAR(50) CHARACTER SET utf16",
        ),
        Server::Mariadb => (
            "VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
            "VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci",
            "VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
            "VARCHAR(50) CHARACTER SET latin1",
            "VARCHAR(50) CHARACTER SET utf16",
        ),
        Server::Sqlite => (
            "TEXT COLLATE NOCASE",
            "TEXT COLLATE RTRIM",
            "TEXT",
            "TEXT COLLATE NOCASE",
            "TEXT COLLATE RTRIM",
        ),
    };
    let flag = if server == Server::Sqlite { "INTEGER" } else { "BOOLEAN" };
    let id = if server == Server::Sqlite { "INTEGER" } else { "BIGINT" };
    format!(
        "CREATE TABLE words (id {id} PRIMARY KEY, name {name}, other {other}, exact {exact},
         legacy {legacy}, wide {wide}, first {flag}, second {flag}, third {flag}, fourth {flag});
         CREATE INDEX by_name ON words (name)"
    )
}

/// Pairs that differ for a code point, and for some collations do not.
const PAIRS: [(Option<&str>, Option<&str>); 18] = [
    (Some("x"), Some("x")),
    (Some("x"), Some("X")),
    (Some("X"), Some("x ")),
    (Some("x "), Some("x")),
    (Some("x\t"), Some("x\t ")),
    (Some("é"), Some("e")),
    (Some("é"), Some("e\u{301}")),
    (Some("ß"), Some("ss")),
    (Some("😀"), Some("😁")),
    (Some("日本"), Some("日本")),
    (Some("\u{fffd}"), Some("😀")),
    (Some("b"), Some("C")),
    (Some("a_c"), Some("ab")),
    (Some("it's \\ %_\n"), Some("it's \\ %_\n")),
    (Some(""), Some(" ")),
    (Some("x"), None),
    (None, Some("x")),
    (None, None),
];

pub(crate) fn world() -> World {
    let text = |text: Option<&str>| text.map_or(Value::Null, |text| Value::Text(text.to_owned()));
    let latin = |text: &&str| text.chars().all(|c| u32::from(c) < 0x100);
    let rows = PAIRS.iter().zip(1..).map(|((name, other), id)| {
        let (name, other, legacy) = (text(*name), text(*other), text(other.filter(latin)));
        let mut values = vec![Value::I64(id), name.clone(), other.clone(), other, legacy, name];
        values.resize(Word::DEF.columns.len(), Value::Null);
        Row::new(Word::DEF.columns.iter().zip(values))
    });
    World { schema, tables: vec![(Word::DEF, rows.collect())] }
}

/// Sets a column to each condition.
fn told(name: String, conditions: Vec<Node>) -> Case {
    let flags = [Word::first, Word::second, Word::third, Word::fourth];
    let columns: [&'static ColumnDef; 4] = flags.map(|flag| flag.def());
    assert_eq!(conditions.len(), columns.len());
    let assignments = columns.into_iter().zip(conditions);
    let assignments = assignments.map(|(column, value)| Assignment { column, value }).collect();
    let tree = UpdateTree {
        table: Word::DEF,
        joins: Vec::new(),
        assignments,
        filter: None,
        only_changed: false,
    };
    Case { name, statement: Statement::Update(tree), refused_by: &[] as &[Dialect] }
}

/// The same and not, null-safe and not.
fn same(left: &Node, right: &Node) -> Vec<Node> {
    let forms = [(false, false), (true, false), (false, true), (true, true)];
    let same = |(negated, null_safe)| {
        Node::from(Same { left: left.clone(), right: right.clone(), negated, null_safe })
    };
    forms.map(same).to_vec()
}

/// By code points, from each side.
fn ordered(left: &Node, right: &Node) -> Vec<Node> {
    use Comparison::{Greater, GreaterOrEqual, Less, LessOrEqual};
    let ordered = |comparison| {
        Node::from(ExactOrder { comparison, left: left.clone(), right: right.clone() })
    };
    [Less, LessOrEqual, Greater, GreaterOrEqual].map(ordered).to_vec()
}

/// That a text starts, ends, has in it, and has but for one character.
fn like(operand: &Node, text: &str) -> Vec<Node> {
    let patterns = [
        Pattern::new().text(text).any(),
        Pattern::new().any().text(text),
        Pattern::new().any().text(text).any(),
        Pattern::new().text(text).one(),
    ];
    let like = |pattern| Node::from(ExactLike { operand: operand.clone(), pattern });
    patterns.map(like).to_vec()
}

pub(crate) fn cases() -> Vec<Case> {
    let columns = [Word::name, Word::other, Word::exact, Word::legacy, Word::wide];
    let mut cases = Vec::new();
    for text in
        ["x", "X", "x ", "", "e", "é", "e\u{301}", "ß", "😀", "\u{fffd}", "b", "it's \\ %_\n"]
    {
        for column in columns {
            let (left, right) = (column.into_node(), text.into_node());
            let name = format!("{} and {text:?}", column.name());
            cases.push(told(format!("{name}, swapped"), same(&right, &left)));
            cases.push(told(format!("{name}, ordered"), ordered(&left, &right)));
            cases.push(told(format!("{name}, swapped and ordered"), ordered(&right, &left)));
            cases.push(told(name, same(&left, &right)));
        }
    }
    for left in columns {
        for right in columns {
            let name = format!("{} and {}", left.name(), right.name());
            let (left, right) = (left.into_node(), right.into_node());
            cases.push(told(format!("{name}, ordered"), ordered(&left, &right)));
            cases.push(told(name, same(&left, &right)));
        }
        let none = None::<String>.into_node();
        cases.push(told(format!("{} and NULL", left.name()), same(&left.into_node(), &none)));
    }
    for text in ["x", "X", "x ", "", "é", "e", "😀", "it's \\ %", "\\", "_\n"] {
        for column in columns {
            let operands = [column.into_node(), column.concat("").into_node()];
            for (place, operand) in operands.into_iter().enumerate() {
                let name = format!("{} {place} like {text:?}", column.name());
                cases.push(told(name, like(&operand, text)));
            }
        }
    }
    let of_two = [
        ("concat", Word::name.concat("").into_node(), Word::other.into_node()),
        ("exact concat", Word::exact.concat("").into_node(), "X".into_node()),
        ("left", "X".into_node(), Word::name.left(1).into_node()),
        ("coalesce", Word::name.or_else("X").into_node(), Word::legacy.into_node()),
        ("exact coalesce", Word::exact.or_else("X").into_node(), Word::exact.into_node()),
        ("ascii case", Word::exact.to_ascii_lowercase().into_node(), "x".into_node()),
        ("two literals", "x".into_node(), "X".into_node()),
    ];
    for (name, left, right) in of_two {
        cases.push(told(format!("{name}, ordered"), ordered(&left, &right)));
        cases.push(told(name.to_owned(), same(&left, &right)));
    }
    cases
}

#[test]
fn text_is_the_same_code_point_for_code_point_whatever_its_collation() {
    for_every_server(async |db| run::all(db, world(), cases()).await);
}

/// What the MySQL family reads a literal as, where nothing says otherwise.
const SESSIONS: [&str; 3] = [
    "SET NAMES latin1; SET sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE'",
    "SET NAMES utf8mb4; SET collation_connection = utf16_general_ci",
    "SET NAMES utf8mb4; SET sql_mode = 'PAD_CHAR_TO_FULL_LENGTH'",
];

#[test]
fn no_session_changes_what_is_exactly_the_same() {
    for server in [Server::Mysql, Server::Mariadb] {
        for session in SESSIONS {
            on_server(server, async |db| {
                db.session(session).await;
                run::all(db, world(), cases()).await;
            });
        }
    }
}
