//! The table of the corpus, and the rows that every case starts from.

use amend::Dialect;
use amend::evaluate::Row;
use amend::expr::Value;
use amend::prelude::*;
use amend_tests::Server;
use amend_tests::stored::held;

use crate::values;

/// A column of each type that may be NULL, most of them twice, so that an operation has two sides.
#[derive(Table)]
#[table(name = "corpus")]
pub(crate) struct C {
    pub(crate) id: i64,
    pub(crate) flag: Option<bool>,
    pub(crate) small: Option<i32>,
    pub(crate) small2: Option<i32>,
    pub(crate) big: Option<i64>,
    pub(crate) big2: Option<i64>,
    pub(crate) float: Option<f64>,
    pub(crate) float2: Option<f64>,
    #[column(collation = "binary")]
    pub(crate) text: Option<String>,
    #[column(collation = "binary")]
    pub(crate) text2: Option<String>,
    pub(crate) uuid: Option<Uuid>,
    pub(crate) at: Option<DateTime<Utc>>,
    pub(crate) at2: Option<DateTime<Utc>>,
    pub(crate) doc: Option<Json>,
    #[column(storage = "json")]
    pub(crate) plain: Option<Json>,
    pub(crate) tiny: Option<i8>,
    pub(crate) tiny2: Option<i8>,
    pub(crate) short: Option<i16>,
    pub(crate) short2: Option<i16>,
    pub(crate) byte: Option<u8>,
    pub(crate) word: Option<u16>,
    pub(crate) count: Option<u32>,
    pub(crate) count2: Option<u32>,
    pub(crate) huge: Option<u64>,
    pub(crate) huge2: Option<u64>,
    pub(crate) single: Option<f32>,
    pub(crate) single2: Option<f32>,
    #[column(storage = "text")]
    pub(crate) price: Option<Decimal>,
    #[column(storage = "text")]
    pub(crate) price2: Option<Decimal>,
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) bytes2: Option<Vec<u8>>,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) day2: Option<NaiveDate>,
    pub(crate) clock: Option<NaiveTime>,
    pub(crate) clock2: Option<NaiveTime>,
    pub(crate) local: Option<NaiveDateTime>,
    pub(crate) local2: Option<NaiveDateTime>,
    pub(crate) ints: Option<Vec<i32>>,
    pub(crate) longs: Option<Vec<i64>>,
    pub(crate) texts: Option<Vec<String>>,
    pub(crate) flags: Option<Vec<bool>>,
    pub(crate) ids: Option<Vec<Uuid>>,
    #[column(collation = "binary")]
    pub(crate) email: Option<Email>,
    pub(crate) cents: Option<Cents>,
    #[column(collation = "binary")]
    pub(crate) status: Option<Status>,
    #[column(collation = "binary")]
    pub(crate) status2: Option<Status>,
    pub(crate) kind: Option<Kind>,
    pub(crate) kind2: Option<Kind>,
}

/// Text with a type of its own.
#[derive(SqlType, Clone, Debug)]
pub(crate) struct Email(pub(crate) String);

/// A number with a type of its own.
#[derive(SqlType, Clone, Copy, Debug)]
pub(crate) struct Cents(pub(crate) i64);

/// An enum that is text.
#[derive(SqlEnum, Clone, Copy, Debug)]
pub(crate) enum Status {
    Active,
    OnHold,
    #[sql(name = "it's \\ gone")]
    Gone,
}

/// An enum with a type of its own.
#[derive(SqlEnum, Clone, Copy, Debug)]
#[sql_enum(native = "Kind of row")]
pub(crate) enum Kind {
    Person,
    #[sql(name = "Organisation ü")]
    Organisation,
}

pub(crate) fn schema(server: Server) -> String {
    match server {
        Server::Postgres => "CREATE TYPE \"Kind of row\" AS ENUM ('person', 'Organisation ü');
            CREATE TABLE corpus (id bigint PRIMARY KEY, flag boolean,
            small integer, small2 integer, big bigint, big2 bigint, float double precision,
            float2 double precision, text text, text2 text, uuid uuid, at timestamptz,
            at2 timestamptz, doc jsonb, plain json, short smallint, short2 smallint, single real,
            single2 real, price numeric, price2 numeric, bytes bytea, bytes2 bytea, day date,
            day2 date, clock time, clock2 time, local timestamp, local2 timestamp, ints integer[],
            longs bigint[], texts text[], flags boolean[], ids uuid[],
            email text, cents bigint, status text, status2 text, kind \"Kind of row\",
            kind2 \"Kind of row\")"
            .to_owned(),
        Server::Mysql | Server::Mariadb => {
            // A session may read other bytes than UTF-8, so what is beyond ASCII is hexadecimal. The
            // collation that compares exactly, trailing blanks included, has two names.
            let collation =
                if server == Server::Mysql { "utf8mb4_0900_bin" } else { "utf8mb4_nopad_bin" };
            format!(
                "CREATE TABLE corpus (id BIGINT PRIMARY KEY, flag TINYINT(1), small INT,
                 small2 INT, big BIGINT, big2 BIGINT, `float` DOUBLE, float2 DOUBLE,
                 text LONGTEXT, text2 LONGTEXT, uuid BINARY(16), at DATETIME(6), at2 DATETIME(6),
                 doc JSON, plain JSON, tiny TINYINT, tiny2 TINYINT, short SMALLINT,
                 short2 SMALLINT, byte TINYINT UNSIGNED, word SMALLINT UNSIGNED,
                 count INT UNSIGNED, count2 INT UNSIGNED, huge BIGINT UNSIGNED,
                 huge2 BIGINT UNSIGNED, single FLOAT, single2 FLOAT, price DECIMAL(57,28),
                 price2 DECIMAL(57,28), bytes LONGBLOB, bytes2 LONGBLOB, day DATE, day2 DATE,
                 clock TIME(6), clock2 TIME(6), local DATETIME(6), local2 DATETIME(6),
                 email LONGTEXT, cents BIGINT, status VARCHAR(20), status2 VARCHAR(20),
                 kind ENUM('person', X'4F7267616E69736174696F6E20C3BC'),
                 kind2 ENUM('person', X'4F7267616E69736174696F6E20C3BC'))
                 DEFAULT CHARSET utf8mb4 COLLATE {collation}"
            )
        }
        Server::Sqlite => "CREATE TABLE corpus (id INTEGER PRIMARY KEY, flag INTEGER,
            small INTEGER, small2 INTEGER, big INTEGER, big2 INTEGER, float REAL, float2 REAL,
            text TEXT, text2 TEXT, uuid BLOB, at TEXT, at2 TEXT, doc TEXT, plain TEXT,
            tiny INTEGER, tiny2 INTEGER, short INTEGER, short2 INTEGER, byte INTEGER, word INTEGER,
            count INTEGER, count2 INTEGER, single REAL, single2 REAL, price TEXT, price2 TEXT,
            bytes BLOB, bytes2 BLOB, day TEXT, day2 TEXT, clock TEXT, clock2 TEXT, local TEXT,
            local2 TEXT, email TEXT, cents INTEGER, status TEXT, status2 TEXT, kind TEXT,
            kind2 TEXT)"
            .to_owned(),
    }
}

/// The rows, a value for each field of [`C`] that the dialect can hold.
pub(crate) fn rows(dialect: Dialect) -> Vec<Row> {
    let time = |text: &str| Value::Timestamp(text.parse().expect("a time of this file"));
    let text = |text: &str| Value::Text(text.to_owned());
    let (b, i, l, f) = (Value::Bool, Value::I32, Value::I64, Value::F64);
    let (u, j) = (|n| Value::Uuid(Uuid::from_u128(n)), Value::Json);
    let null = || Value::Null;
    #[rustfmt::skip]
    let rows: Vec<Vec<Value>> = vec![
        vec![l(1), null(), null(), null(), null(), null(), null(), null(), null(), null(), null(),
             null(), null(), null(), null()],
        vec![l(2), b(true), i(7), i(2), l(7), l(2), f(7.5), f(2.0), text("org-a"), text("org"), u(1),
             time("2024-01-31T23:59:59.999999Z"), time("2024-02-29T00:00:00Z"),
             j(json!(["org", 1, true, null, ["deep"]])), j(json!({"b": 1, "a": {"k": "v", "t": true, "n": null}}))],
        vec![l(3), b(false), i(-7), i(2), l(-7), l(2), f(-7.5), f(2.0), text("  ÉtÉ  "), text("é"), u(2),
             time("2023-12-31T00:00:00Z"), time("2024-03-31T12:34:56.5Z"),
             j(json!(null)), j(json!([{"k": "first"}, {"k": "second"}]))],
        vec![l(4), b(true), i(i32::MAX), i(1), l(i64::MAX), l(1), f(1e300), f(1e-300), text(""), text(""), null(),
             time("1970-01-01T00:00:00Z"), time("1970-01-01T00:00:00Z"), j(json!("org")), j(json!("v"))],
        vec![l(5), b(false), i(i32::MIN), i(-1), l(i64::MIN), l(-1), f(0.0), f(0.1), text("a%b_c!\\'\"\n"), text("%"), null(),
             time("9999-12-31T23:59:59Z"), time("1000-01-01T00:00:00Z"), j(json!({"org": 1, "n": {"m": [1, 2]}})), null()],
        vec![l(6), null(), i(0), i(0), l(0), l(0), f(0.5), f(0.0), text("日本語😀e\u{301}"), text("語"), null(),
             null(), time("2024-02-28T23:00:00Z"), j(json!([])), j(json!({}))],
        vec![l(7), b(true), i(5), null(), l(5), null(), f(2.5), null(), text("x"), null(), u(3),
             time("2024-12-31T23:00:00Z"), null(), j(json!({"k": "a\"b\\c\n", "": 0})), j(json!(1))],
    ];
    let held = held(C::DEF, dialect);
    let more = values::columns();
    let row = |(place, values): (usize, Vec<Value>)| {
        let more = more.iter().map(|column| match place {
            0 => Value::Null,
            place => column[place - 1].clone(),
        });
        let values = C::DEF.columns.iter().zip(values.into_iter().chain(more));
        Row::new(values.filter(|(column, _)| held.contains(column)))
    };
    rows.into_iter().enumerate().map(row).collect()
}
