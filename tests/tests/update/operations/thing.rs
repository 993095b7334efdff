//! The table of the operations, and rows that few operations find easy.

use amend::evaluate::Row;
use amend::expr::Value;
use amend::prelude::*;
use amend_tests::Server;

/// A column of each type that a closure calculates with, most of them twice.
#[derive(Table, Clone, Debug, PartialEq)]
#[table(name = "things")]
pub(super) struct Thing {
    #[column(primary_key)]
    pub(super) id: i64,
    pub(super) flag: bool,
    pub(super) other: bool,
    pub(super) maybe: Option<bool>,
    pub(super) n: i32,
    pub(super) m: i32,
    pub(super) age: Option<i32>,
    pub(super) limit: Option<i32>,
    pub(super) big: i64,
    pub(super) size: i64,
    pub(super) total: Option<i64>,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) rate: Option<f64>,
    pub(super) s: String,
    pub(super) r: String,
    pub(super) name: Option<String>,
    pub(super) nick: Option<String>,
    pub(super) at: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
    pub(super) seen: Option<DateTime<Utc>>,
    pub(super) doc: Json,
    pub(super) note: Option<Json>,
    pub(super) code: Uuid,
    pub(super) parent: Option<Uuid>,
    pub(super) bytes: Vec<u8>,
    pub(super) state: State,
    pub(super) was: Option<State>,
    pub(super) email: Email,
    pub(super) cents: Option<Cents>,
}

/// An enum that is text.
#[derive(SqlEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    OnHold,
    Gone,
}

/// Text with a type of its own.
#[derive(SqlType, Clone, Debug, PartialEq, Eq)]
pub(super) struct Email(pub(super) String);

/// A number with a type of its own.
#[derive(SqlType, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cents(pub(super) i64);

impl State {
    fn text(self) -> Value {
        Value::Text(
            match self {
                State::Open => "open",
                State::OnHold => "on_hold",
                State::Gone => "gone",
            }
            .to_owned(),
        )
    }
}

impl Thing {
    /// The row without its types.
    pub(super) fn row(&self) -> Row {
        fn may<V: Clone>(value: &Option<V>, make: impl Fn(V) -> Value) -> Value {
            value.clone().map_or(Value::Null, make)
        }
        let text = |text: &String| Value::Text(text.clone());
        let values = vec![
            Value::I64(self.id),
            Value::Bool(self.flag),
            Value::Bool(self.other),
            may(&self.maybe, Value::Bool),
            Value::I32(self.n),
            Value::I32(self.m),
            may(&self.age, Value::I32),
            may(&self.limit, Value::I32),
            Value::I64(self.big),
            Value::I64(self.size),
            may(&self.total, Value::I64),
            Value::F64(self.x),
            Value::F64(self.y),
            may(&self.rate, Value::F64),
            text(&self.s),
            text(&self.r),
            may(&self.name, Value::Text),
            may(&self.nick, Value::Text),
            Value::Timestamp(self.at),
            Value::Timestamp(self.until),
            may(&self.seen, Value::Timestamp),
            Value::Json(self.doc.clone()),
            may(&self.note, Value::Json),
            Value::Uuid(self.code),
            may(&self.parent, Value::Uuid),
            Value::Bytes(self.bytes.clone()),
            self.state.text(),
            may(&self.was, State::text),
            text(&self.email.0),
            may(&self.cents, |cents| Value::I64(cents.0)),
        ];
        assert_eq!(values.len(), Thing::DEF.columns.len());
        Row::new(Thing::DEF.columns.iter().zip(values))
    }
}

pub(super) fn schema(server: Server) -> String {
    match server {
        Server::Postgres => "CREATE TABLE things (id bigint PRIMARY KEY, flag boolean NOT NULL,
            other boolean NOT NULL, maybe boolean, n integer NOT NULL, m integer NOT NULL,
            age integer, \"limit\" integer, big bigint NOT NULL, size bigint NOT NULL, total bigint,
            x double precision NOT NULL, y double precision NOT NULL, rate double precision,
            s text NOT NULL, r text NOT NULL, name text, nick text, at timestamptz NOT NULL,
            until timestamptz NOT NULL, seen timestamptz, doc jsonb NOT NULL, note jsonb,
            code uuid NOT NULL, parent uuid, bytes bytea NOT NULL, state text NOT NULL, was text,
            email text NOT NULL, cents bigint)"
            .to_owned(),
        // The collations are the servers' own, which overlook case and accents.
        Server::Mysql | Server::Mariadb => "CREATE TABLE things (id BIGINT PRIMARY KEY,
            flag TINYINT(1) NOT NULL, other TINYINT(1) NOT NULL, maybe TINYINT(1), n INT NOT NULL,
            m INT NOT NULL, age INT, `limit` INT, big BIGINT NOT NULL, size BIGINT NOT NULL,
            total BIGINT, x DOUBLE NOT NULL, y DOUBLE NOT NULL, rate DOUBLE, s LONGTEXT NOT NULL,
            r LONGTEXT NOT NULL, name LONGTEXT, nick LONGTEXT, at DATETIME(6) NOT NULL,
            until DATETIME(6) NOT NULL, seen DATETIME(6), doc JSON NOT NULL, note JSON,
            code BINARY(16) NOT NULL, parent BINARY(16), bytes LONGBLOB NOT NULL,
            state VARCHAR(20) NOT NULL, was VARCHAR(20), email LONGTEXT NOT NULL, cents BIGINT)
            DEFAULT CHARSET utf8mb4"
            .to_owned(),
        Server::Sqlite => "CREATE TABLE things (id INTEGER PRIMARY KEY, flag INTEGER NOT NULL,
            other INTEGER NOT NULL, maybe INTEGER, n INTEGER NOT NULL, m INTEGER NOT NULL,
            age INTEGER, `limit` INTEGER, big INTEGER NOT NULL, size INTEGER NOT NULL,
            total INTEGER, x REAL NOT NULL, y REAL NOT NULL, rate REAL, s TEXT NOT NULL,
            r TEXT NOT NULL, name TEXT, nick TEXT, at TEXT NOT NULL, until TEXT NOT NULL, seen TEXT,
            doc TEXT NOT NULL, note TEXT, code BLOB NOT NULL, parent BLOB, bytes BLOB NOT NULL,
            state TEXT NOT NULL, was TEXT, email TEXT NOT NULL, cents INTEGER)"
            .to_owned(),
    }
}

/// A row of usual values, from which the others differ.
fn usual(id: i64) -> Thing {
    let time = |text: &str| text.parse().expect("a time of this file");
    Thing {
        id,
        flag: true,
        other: false,
        maybe: Some(true),
        n: 7,
        m: 2,
        age: Some(41),
        limit: Some(3),
        big: 70,
        size: 20,
        total: Some(5),
        x: 7.5,
        y: 2.0,
        rate: Some(0.25),
        s: "org-a".to_owned(),
        r: "org".to_owned(),
        name: Some("ann".to_owned()),
        nick: Some("Ann".to_owned()),
        at: time("2024-01-31T23:59:59Z"),
        until: time("2024-02-29T12:30:15Z"),
        seen: Some(time("2024-12-31T00:00:00Z")),
        doc: json!({"k": "v", "n": 5, "b": true, "z": null, "a": [1, "two", null], "o": {"k": 1.5}}),
        note: Some(json!({"k": "x"})),
        code: Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef),
        parent: Some(Uuid::from_u128(7)),
        bytes: b"abc".to_vec(),
        state: State::Open,
        was: Some(State::Gone),
        email: Email("a@example.org".to_owned()),
        cents: Some(Cents(100)),
    }
}

/// The rows.
pub(super) fn things() -> Vec<Thing> {
    let time = |text: &str| text.parse().expect("a time of this file");
    let some = |text: &str| Some(text.to_owned());
    vec![
        usual(1),
        Thing {
            flag: false,
            other: true,
            maybe: None,
            n: 0,
            m: 0,
            age: None,
            limit: None,
            big: 0,
            size: 0,
            total: None,
            x: 0.0,
            y: 0.0,
            rate: None,
            s: String::new(),
            r: String::new(),
            name: None,
            nick: None,
            at: time("1970-01-01T00:00:00Z"),
            until: time("1970-01-01T00:00:00Z"),
            seen: None,
            doc: json!(null),
            note: None,
            code: Uuid::nil(),
            parent: None,
            bytes: Vec::new(),
            state: State::OnHold,
            was: None,
            email: Email(String::new()),
            cents: None,
            ..usual(2)
        },
        Thing {
            flag: false,
            maybe: Some(false),
            n: i32::MAX,
            m: 1,
            age: Some(i32::MAX),
            limit: None,
            big: i64::MAX,
            size: 1,
            total: Some(i64::MAX),
            x: 1e300,
            y: -0.5,
            rate: Some(1e300),
            s: "  ÉtÉ  ".to_owned(),
            r: "é".to_owned(),
            name: some("  ÉtÉ  "),
            nick: None,
            at: time("9999-12-31T23:59:59Z"),
            until: time("1000-01-01T00:00:00Z"),
            doc: json!("org"),
            note: Some(json!(null)),
            cents: Some(Cents(i64::MAX)),
            ..usual(3)
        },
        Thing {
            n: i32::MIN,
            m: -1,
            age: Some(i32::MIN),
            limit: Some(-1),
            big: i64::MIN,
            size: -1,
            total: Some(i64::MIN),
            x: -7.5,
            y: 0.1,
            rate: None,
            s: "a%b_c!\\'\"\n".to_owned(),
            r: "%".to_owned(),
            name: None,
            nick: some("a%b_c!\\'\"\n"),
            at: time("2023-12-31T00:00:00Z"),
            until: time("2024-03-31T12:34:56Z"),
            seen: None,
            doc: json!([1, "two", [3], {"k": "deep"}]),
            note: Some(json!([])),
            was: None,
            ..usual(4)
        },
        Thing {
            n: -7,
            m: 2,
            age: Some(-7),
            limit: Some(2),
            big: -70,
            size: 20,
            total: Some(-5),
            x: -0.5,
            y: -2.0,
            rate: Some(-1.5),
            s: "日本語😀e\u{301}".to_owned(),
            r: "語".to_owned(),
            name: some("日本語😀e\u{301}"),
            nick: some("日本語😀é"),
            doc: json!({"k": "日本語\"\\\n", "n": -5, "b": false, "a": [], "o": {}}),
            note: Some(json!({"k": null})),
            bytes: b"\\'\"\n\xff\0".to_vec(),
            state: State::Gone,
            was: Some(State::Open),
            email: Email("É@日本.example".to_owned()),
            cents: Some(Cents(-1)),
            ..usual(5)
        },
        Thing {
            n: 7,
            m: -2,
            age: Some(0),
            limit: Some(0),
            s: "\u{a0}\t\u{2003} x y \u{3000}\u{85}\r\n".to_owned(),
            r: "\u{180e}x\u{200b}".to_owned(),
            name: some("\t\n \u{2028}"),
            nick: some("\u{180e}x\u{200b} "),
            x: 0.49999999999999994,
            y: 2.5,
            doc: json!({"k": "12", "n": 5.0, "b": "true", "a": {"0": 1}, "o": [1]}),
            note: Some(json!(7)),
            ..usual(6)
        },
        Thing {
            n: -7,
            m: -2,
            s: "+0012".to_owned(),
            r: "-7".to_owned(),
            name: some("2147483648"),
            nick: some("12abc"),
            x: -2.5,
            y: 1e-300,
            doc: json!({"k": 12, "n": "5", "b": 1, "a": [1], "o": null}),
            note: Some(json!({"k": "v", "n": 5})),
            ..usual(7)
        },
        Thing {
            flag: false,
            other: false,
            n: 2,
            m: 7,
            s: "Org".to_owned(),
            r: "org ".to_owned(),
            name: some("Ann"),
            nick: some("ann"),
            x: 4503599627370497.0,
            y: 9007199254740993.0,
            doc: json!({"k": "", "n": 1e300, "b": [true], "a": [[1], {}], "o": {"k": {"k": 1}}}),
            note: None,
            ..usual(8)
        },
    ]
}
