//! The row that the programs are about, as rustc owns it and as a table holds it.

use amend::evaluate::Row;
use amend::expr::{IntoNode, Node, Value};
use amend::prelude::*;
use amend_tests::Server;
use proptest::prelude::*;
use proptest::sample::select;

/// Text in the database's default collation, which on the MySQL family takes no notice of case.
#[derive(Table, Clone, Debug, PartialEq)]
#[table(name = "judged")]
pub(crate) struct R {
    #[column(primary_key)]
    pub(crate) id: i64,
    pub(crate) flag: bool,
    pub(crate) done: bool,
    pub(crate) seen: Option<bool>,
    pub(crate) a: i32,
    pub(crate) b: i32,
    pub(crate) age: Option<i32>,
    pub(crate) score: Option<i32>,
    pub(crate) big: i64,
    pub(crate) total: Option<i64>,
    pub(crate) ratio: f64,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) note: Option<String>,
    pub(crate) label: Option<String>,
    #[column(collation = "binary")]
    pub(crate) code: String,
    pub(crate) state: State,
    pub(crate) was: Option<State>,
    pub(crate) kind: Kind,
    pub(crate) at: DateTime<Utc>,
    pub(crate) until: Option<DateTime<Utc>>,
    pub(crate) doc: Json,
    pub(crate) tags: Option<Json>,
}

/// An enum that is text.
#[derive(SqlEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Open,
    OnHold,
    #[sql(name = "it's gone")]
    Gone,
}

/// An enum with a type of its own.
#[derive(SqlEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[sql_enum(native = "kind")]
pub(crate) enum Kind {
    Person,
    Company,
    Robot,
}

pub(crate) fn schema(server: Server) -> String {
    match server {
        Server::Postgres => "CREATE TYPE kind AS ENUM ('person', 'company', 'robot');
            CREATE TABLE judged (id bigint PRIMARY KEY, flag boolean NOT NULL,
            done boolean NOT NULL, seen boolean, a integer NOT NULL, b integer NOT NULL,
            age integer, score integer, big bigint NOT NULL, total bigint,
            ratio double precision NOT NULL, name text NOT NULL, title text NOT NULL, note text,
            label text, code text NOT NULL, state text NOT NULL, was text, kind kind NOT NULL,
            at timestamptz NOT NULL, until timestamptz, doc jsonb NOT NULL, tags jsonb)"
            .to_owned(),
        Server::Mysql | Server::Mariadb => {
            let binary =
                if server == Server::Mysql { "utf8mb4_0900_bin" } else { "utf8mb4_nopad_bin" };
            format!(
                "CREATE TABLE judged (id BIGINT PRIMARY KEY, flag TINYINT(1) NOT NULL,
                 done TINYINT(1) NOT NULL, seen TINYINT(1), a INT NOT NULL, b INT NOT NULL,
                 age INT, score INT, big BIGINT NOT NULL, total BIGINT, ratio DOUBLE NOT NULL,
                 name VARCHAR(200) NOT NULL, title LONGTEXT NOT NULL, note VARCHAR(200),
                 label LONGTEXT, code VARCHAR(200) COLLATE {binary} NOT NULL,
                 state VARCHAR(20) NOT NULL, was VARCHAR(20),
                 kind ENUM('person', 'company', 'robot') NOT NULL, at DATETIME(6) NOT NULL,
                 until DATETIME(6), doc JSON NOT NULL, tags JSON) DEFAULT CHARSET utf8mb4"
            )
        }
        Server::Sqlite => "CREATE TABLE judged (id INTEGER PRIMARY KEY, flag INTEGER NOT NULL,
            done INTEGER NOT NULL, seen INTEGER, a INTEGER NOT NULL, b INTEGER NOT NULL,
            age INTEGER, score INTEGER, big INTEGER NOT NULL, total INTEGER, ratio REAL NOT NULL,
            name TEXT NOT NULL, title TEXT NOT NULL, note TEXT, label TEXT, code TEXT NOT NULL,
            state TEXT NOT NULL, was TEXT, kind TEXT NOT NULL, at TEXT NOT NULL, until TEXT,
            doc TEXT NOT NULL, tags TEXT)"
            .to_owned(),
    }
}

macro_rules! columns {
    ($($name:ident)*) => {
        impl R {
            /// The row as the evaluator has it.
            pub(crate) fn row(&self) -> Row {
                Row::new([$((R::$name.def(), stored(self.$name.clone()))),*])
            }
        }
    };
}

columns! {
    id flag done seen a b age score big total ratio name title note label code state was kind at
    until doc tags
}

fn stored(value: impl IntoNode) -> Value {
    match value.into_node() {
        Node::Literal(literal) => literal.value,
        other => panic!("{other:?} is no value"),
    }
}

/// Rows that meet what the programs ask for, extremes, NULLs and hostile text among them.
pub(crate) fn rows(count: usize) -> impl Strategy<Value = Vec<R>> {
    proptest::collection::vec(row(), count).prop_map(|mut rows| {
        for (place, row) in rows.iter_mut().enumerate() {
            row.id = place as i64 + 1;
        }
        rows
    })
}

pub(crate) fn row() -> impl Strategy<Value = R> {
    let flags = (any::<bool>(), any::<bool>(), maybe(any::<bool>()));
    let small = (int(), int(), maybe(int()), maybe(int()));
    let big = (long(), maybe(long()), ratio());
    let texts = (text(), text(), maybe(text()), maybe(text()), text());
    let enums = (
        select(vec![State::Open, State::OnHold, State::Gone]),
        maybe(select(vec![State::Open, State::OnHold, State::Gone])),
        select(vec![Kind::Person, Kind::Company, Kind::Robot]),
    );
    let rest = (time(), maybe(time()), document(), maybe(document()));
    (flags, small, big, texts, enums, rest).prop_map(|(flags, small, big, texts, enums, rest)| R {
        id: 1,
        flag: flags.0,
        done: flags.1,
        seen: flags.2,
        a: small.0,
        b: small.1,
        age: small.2,
        score: small.3,
        big: big.0,
        total: big.1,
        ratio: big.2,
        name: texts.0,
        title: texts.1,
        note: texts.2,
        label: texts.3,
        code: texts.4,
        state: enums.0,
        was: enums.1,
        kind: enums.2,
        at: rest.0,
        until: rest.1,
        doc: rest.2,
        tags: rest.3,
    })
}

fn maybe<V: Clone + std::fmt::Debug>(
    some: impl Strategy<Value = V>,
) -> impl Strategy<Value = Option<V>> {
    proptest::option::weighted(0.7, some)
}

fn int() -> impl Strategy<Value = i32> {
    prop_oneof![
        12 => -3..13_i32,
        6 => select(vec![17, 18, 64, 65, 99, 100, 101, -100]),
        1 => select(vec![i32::MAX, i32::MIN, i32::MAX - 1, i32::MIN + 1]),
        1 => any::<i32>(),
    ]
}

fn long() -> impl Strategy<Value = i64> {
    prop_oneof![
        12 => -3..13_i64,
        2 => select(vec![100, 1_000, -100, i64::from(i32::MAX) + 1, i64::from(i32::MIN)]),
        1 => select(vec![i64::MAX, i64::MIN, i64::MAX - 1]),
    ]
}

fn ratio() -> impl Strategy<Value = f64> {
    (-40..41_i32).prop_map(|quarters| f64::from(quarters) / 4.0)
}

pub(crate) fn text() -> impl Strategy<Value = String> {
    let known = select(vec![
        "", "a", "A", "a ", "admin", "Admin", "admin ", "unknown", "org-a", "org-", "-org", "x",
        "ß", "é", "É", "e\u{301}", "draft", "it's", "1", "12", " ",
    ]);
    let fragment = prop_oneof![
        3 => select(vec!["a", "b", "A", "é", "É", "x", " "]),
        1 => select(vec!["'", "\\", "%", "_", "\n", "\"", "😀", "[", "\u{301}", "-- ", "null", "`"]),
    ];
    prop_oneof![
        3 => known.prop_map(str::to_owned),
        1 => proptest::collection::vec(fragment, 0..4).prop_map(|parts| parts.concat()),
    ]
}

fn time() -> impl Strategy<Value = DateTime<Utc>> {
    let micros = prop_oneof![
        4 => (0..5_i64).prop_map(|days| days * 86_400_000_000),
        1 => 0..2_000_000_000_000_000_i64,
    ];
    micros.prop_filter_map("a time", DateTime::from_timestamp_micros)
}

fn document() -> impl Strategy<Value = Json> {
    select(vec![
        json!(null),
        json!({}),
        json!([]),
        json!("v1"),
        json!({"kind": "v1", "n": 3}),
        json!({"kind": "V1", "n": -3, "body": {"imageUrl": "http://x/é 'q'"}}),
        json!({"kind": null, "n": "3", "body": null}),
        json!({"body": {"imageUrl": null}, "n": true}),
        json!(["v1", 2, {"kind": "v1"}]),
    ])
}
