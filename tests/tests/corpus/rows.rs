//! The table of the corpus, and the rows that every case starts from.

use amend::evaluate::Row;
use amend::expr::{Literal, Node, Value};
use amend::prelude::*;
use amend::statement::{InsertTree, Statement};
use amend::table::TableDef;
use amend_tests::Server;

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
}

pub(crate) fn schema(server: Server) -> String {
    match server {
        Server::Postgres => "CREATE TABLE corpus (id bigint PRIMARY KEY, flag boolean,
            small integer, small2 integer, big bigint, big2 bigint, float double precision,
            float2 double precision, text text, text2 text, uuid uuid, at timestamptz,
            at2 timestamptz, doc jsonb, plain json)"
            .to_owned(),
        Server::Mysql | Server::Mariadb => {
            // The collation that compares exactly, trailing blanks included, has two names.
            let collation =
                if server == Server::Mysql { "utf8mb4_0900_bin" } else { "utf8mb4_nopad_bin" };
            format!(
                "CREATE TABLE corpus (id BIGINT PRIMARY KEY, flag TINYINT(1), small INT,
                 small2 INT, big BIGINT, big2 BIGINT, `float` DOUBLE, float2 DOUBLE,
                 text LONGTEXT, text2 LONGTEXT, uuid BINARY(16), at DATETIME(6), at2 DATETIME(6),
                 doc JSON, plain JSON) DEFAULT CHARSET utf8mb4 COLLATE {collation}"
            )
        }
        Server::Sqlite => "CREATE TABLE corpus (id INTEGER PRIMARY KEY, flag INTEGER,
            small INTEGER, small2 INTEGER, big INTEGER, big2 INTEGER, float REAL, float2 REAL,
            text TEXT, text2 TEXT, uuid BLOB, at TEXT, at2 TEXT, doc TEXT, plain TEXT)"
            .to_owned(),
    }
}

/// The rows, a value for each field of [`C`].
pub(crate) fn rows() -> Vec<Row> {
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
    rows.into_iter().map(|values| Row::new(C::DEF.columns.iter().zip(values))).collect()
}

/// The statement that writes rows of a table.
pub(crate) fn insert(table: &'static TableDef, rows: &[Row]) -> Statement {
    let literal = |row: &Row, column: &'static amend::table::ColumnDef| {
        Node::Literal(Literal {
            value: row.get(column).clone(),
            ty: column.ty,
            storage: column.storage,
        })
    };
    Statement::Insert(InsertTree {
        table,
        columns: table.columns.iter().collect(),
        rows: rows
            .iter()
            .map(|row| table.columns.iter().map(|column| literal(row, column)).collect())
            .collect(),
        select: None,
        conflict: None,
    })
}
