//! What docs/literals.md says of types, of literals and of what is refused.

use std::fs;
use std::path::Path;

use amend::prelude::*;
use amend::statement::IntoStatement;
use amend::table::{ColumnType, Element, SqlType};
use amend_tests::Server;

use crate::file;

#[derive(SqlEnum)]
enum Status {
    Active,
}

#[derive(SqlEnum)]
#[sql_enum(native = "kind")]
enum Kind {
    Person,
}

/// A column of each type that is written here.
#[derive(Table)]
#[table(name = "t")]
struct T {
    flag: bool,
    tiny: i8,
    short: i16,
    big: i64,
    byte: u8,
    word: u16,
    long: u32,
    huge: u64,
    single: f32,
    double: f64,
    #[column(storage = "text")]
    price: Decimal,
    exact: Decimal,
    text: String,
    bytes: Vec<u8>,
    doc: Json,
    uuid: Uuid,
    day: NaiveDate,
    clock: NaiveTime,
    local: NaiveDateTime,
    at: DateTime<Utc>,
    #[column(storage = "timestamp")]
    stamp: DateTime<Utc>,
    ints: Vec<i32>,
    status: Status,
}

/// One server of each dialect, in the order of the document's columns.
const SERVERS: [Server; 3] = [Server::Postgres, Server::Mysql, Server::Sqlite];

/// The cells of the table below a heading, without its first two lines.
fn table(heading: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/literals.md");
    let text = fs::read_to_string(path).unwrap();
    let (_, below) = text.split_once(&format!("\n## {heading}\n")).unwrap();
    let rows = below.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    rows.map(|row| cells(row.trim_matches('|'))).collect()
}

fn change(server: Server, statement: impl IntoStatement) -> Result<String, String> {
    file(server, |m| {
        m.change(statement);
    })
}

fn parsed<V: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> V {
    text.parse().unwrap()
}

#[test]
fn every_type_has_its_storage() {
    let rows = table("Storage");
    let ty = |ty: SqlType| match ty {
        SqlType::Bool => "`bool`",
        SqlType::I8 => "`i8`",
        SqlType::I16 => "`i16`",
        SqlType::I32 => "`i32`",
        SqlType::I64 => "`i64`",
        SqlType::U8 => "`u8`",
        SqlType::U16 => "`u16`",
        SqlType::U32 => "`u32`",
        SqlType::U64 => "`u64`",
        SqlType::F32 => "`f32`",
        SqlType::F64 => "`f64`",
        SqlType::Decimal => "`Decimal`",
        SqlType::Text => "`String`",
        SqlType::Enum(_) => "the same with `#[sql_enum(native = \"…\")]`",
        SqlType::Bytes => "`Vec<u8>`",
        SqlType::Json => "`Json`",
        SqlType::Uuid => "`Uuid`",
        SqlType::Date => "`NaiveDate`",
        SqlType::Time => "`NaiveTime`",
        SqlType::DateTime => "`NaiveDateTime`",
        SqlType::Timestamp => "`DateTime<Utc>`",
        SqlType::Array(Element::Bool) => "`Vec<bool>`",
        SqlType::Array(Element::I32) => "`Vec<i32>`",
        SqlType::Array(Element::I64) => "`Vec<i64>`",
        SqlType::Array(Element::Text) => "`Vec<String>`",
        SqlType::Array(Element::Uuid) => "`Vec<Uuid>`",
    };
    let of_columns = T::DEF.columns.iter().map(|column| column.ty);
    for known in of_columns.chain([SqlType::I32, <Kind as ColumnType>::TYPE]) {
        let row = rows.iter().find(|row| row[0].contains(ty(known)));
        let row = row.unwrap_or_else(|| panic!("no row for {known:?}"));
        for (server, cell) in SERVERS.into_iter().zip(&row[1..]) {
            let columns = T::DEF.columns.iter().filter(|column| column.ty == known);
            let usual = columns.clone().find(|column| column.storage == Default::default());
            let Some(column) = usual.or(columns.clone().next()) else { continue };
            let refused = refuses(server, column.name);
            assert_eq!(refused, cell.starts_with("refused"), "{server}: {row:?}");
        }
    }
}

/// Whether a use of the column, without any value, is refused.
fn refuses(server: Server, column: &str) -> bool {
    macro_rules! uses {
        ($($column:ident)*) => {
            match column {
                $(stringify!($column) => {
                    change(server, T::update().set(T::$column, T::$column)).is_err()
                })*
                other => panic!("no column {other}"),
            }
        };
    }
    uses!(flag tiny short big byte word long huge single double price exact text bytes doc uuid
          day clock local at stamp ints status)
}

#[test]
fn every_literal_is_written_as_the_document_says() {
    macro_rules! literals {
        ($($name:literal: $column:ident = $value:expr;)*) => {
            vec![$(($name, SERVERS.map(|server| {
                let row = || ($value,);
                change(server, T::insert().columns((T::$column,)).row(row())).unwrap()
            }))),*]
        };
    }
    let written = literals! {
        "`true`": flag = true;
        "`-7_i16`": short = -7;
        "`i64::MIN`": big = i64::MIN;
        "`0.1_f32`": single = 0.1;
        "`1.5_f32`": single = 1.5;
        "`0.1_f64`": double = 0.1;
        "a third as an `f64`": double = 1.0 / 3.0;
        "`19.90` as a `Decimal`": price = parsed::<Decimal>("19.90");
        "`it's`": text = "it's";
        "`é`": text = "é";
        "a line feed": text = "\n";
        "the bytes `abc`": bytes = b"abc".as_slice();
        "`{\"a\": 1}`": doc = json!({"a": 1});
        "the nil UUID": uuid = Uuid::nil();
        "a day": day = parsed::<NaiveDate>("2024-02-29");
        "a time of day": clock = parsed::<NaiveTime>("13:14:15.5");
        "a day and time": local = parsed::<NaiveDateTime>("2024-02-29T13:14:15");
        "a moment": at = parsed::<DateTime<Utc>>("2024-02-29T13:14:15Z");
        "a moment, `storage = \"timestamp\"`":
            stamp = parsed::<DateTime<Utc>>("2024-02-29T13:14:15Z");
        "`Status::Active`": status = Status::Active;
    };
    let rows = table("Literals");
    let names = rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>();
    assert_eq!(written.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    for ((name, files), row) in written.iter().zip(&rows) {
        for (file, cell) in files.iter().zip(&row[1..]) {
            let literal = cell.trim_matches('`');
            assert!(file.contains(&format!("VALUES ({literal})")), "{name}: {literal}\n{file}");
        }
    }
}

/// What is refused, and a migration for each.
fn refusals() -> Vec<(&'static str, [Option<String>; 3])> {
    macro_rules! refusals {
        ($($name:literal: $change:expr;)*) => {
            vec![$(($name, SERVERS.map(|server| change(server, $change).err()))),*]
        };
    }
    macro_rules! set {
        ($column:ident, $value:expr) => {
            T::update().set(T::$column, $value)
        };
    }
    let deep = || (0..32).fold(Json::Null, |inner, _| Json::from(vec![inner]));
    let moment = |text: &str| parsed::<DateTime<Utc>>(text);
    refusals! {
        "an `i8`": set!(tiny, 1);
        "a `u8`": set!(byte, 1);
        "a `u16`": set!(word, 1);
        "a `u32`": set!(long, 1);
        "a `u64`": set!(huge, 1);
        "a `Decimal`": set!(exact, parsed::<Decimal>("1"));
        "comparing a `Decimal`": T::delete().filter(T::price.eq(parsed::<Decimal>("1")));
        "an array": set!(ints, vec![1]);
        "not a number": set!(double, f64::NAN);
        "infinity": set!(single, f32::INFINITY);
        "negative zero": set!(double, -0.0);
        "a NUL in text": set!(text, "\0");
        "U+FFFE or U+FFFF in text": set!(text, "\u{ffff}");
        "a NUL in a document": set!(doc, json!({"a": "\0"}));
        "a deep document": set!(doc, deep());
        "a leap second": set!(at, moment("2016-12-31T23:59:60Z"));
        "nanoseconds": set!(clock, parsed::<NaiveTime>("12:00:00.1234567"));
        "a year of five digits": set!(day, parsed::<NaiveDate>("+10000-01-01"));
        "a year before 1000": set!(day, parsed::<NaiveDate>("0999-12-31"));
        "a moment after 2038": set!(stamp, moment("2038-01-19T03:14:08Z"));
    }
}

#[test]
fn everything_refused_is_in_the_document_with_its_words() {
    let mut lines = Vec::new();
    for (name, answers) in refusals() {
        let mut said: Vec<(Vec<Server>, String)> = Vec::new();
        for (server, answer) in SERVERS.into_iter().zip(answers) {
            let Some(answer) = answer else { continue };
            let (_, words) = answer.split_once(": change 1: ").unwrap();
            let title = format!("{}: ", server.dialect().title());
            let words = words.strip_prefix(&title).unwrap_or(words).to_owned();
            match said.iter_mut().find(|(_, same)| *same == words) {
                Some((servers, _)) => servers.push(server),
                None => said.push((vec![server], words)),
            }
        }
        assert!(!said.is_empty(), "{name} is refused by nobody");
        for (servers, words) in said {
            let dialects: Vec<_> = servers.iter().map(|server| server.dialect().title()).collect();
            let dialects = if dialects.len() == SERVERS.len() {
                "all".to_owned()
            } else {
                dialects.join(", ")
            };
            let (problem, hint) = words.split_once(" (hint: ").unwrap();
            let hint = hint.strip_suffix(')').unwrap();
            lines.push(format!("| {name} | {dialects} | {problem} | {hint} |"));
        }
    }
    let rows = table("Refused");
    let rows: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    assert_eq!(rows.join("\n"), lines.join("\n"), "the table should be\n{}", lines.join("\n"));
}
