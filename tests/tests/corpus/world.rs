//! Several tables, for what asks other rows.

use amend::evaluate::Row;
use amend::expr::Value;
use amend::prelude::*;
use amend::table::TableDef;
use amend_tests::Server;

use crate::run::World;

/// Those who ask.
#[derive(Table)]
#[table(name = "people")]
pub(crate) struct Person {
    #[column(primary_key)]
    pub(crate) id: i64,
    pub(crate) team: Option<i64>,
    #[column(collation = "binary")]
    pub(crate) name: Option<String>,
    pub(crate) total: Option<i64>,
    pub(crate) other: Option<i64>,
    pub(crate) small: Option<i32>,
    pub(crate) float: Option<f64>,
    pub(crate) seen: Option<DateTime<Utc>>,
    pub(crate) code: Option<Uuid>,
    pub(crate) doc: Option<Json>,
    pub(crate) flag: bool,
}

/// Those who are asked.
#[derive(Table)]
#[table(name = "orders")]
pub(crate) struct Order {
    #[column(primary_key)]
    pub(crate) id: i64,
    pub(crate) person: Option<i64>,
    #[column(collation = "binary")]
    pub(crate) note: Option<String>,
    pub(crate) cents: i64,
    pub(crate) big: Option<i64>,
    pub(crate) small: Option<i32>,
    pub(crate) float: Option<f64>,
    pub(crate) at: Option<DateTime<Utc>>,
    pub(crate) code: Option<Uuid>,
    pub(crate) doc: Option<Json>,
    pub(crate) open: bool,
    pub(crate) data: Option<Vec<u8>>,
}

/// A key of two columns.
#[derive(Table)]
#[table(name = "members")]
pub(crate) struct Member {
    pub(crate) id: i64,
    #[column(primary_key)]
    pub(crate) team: i64,
    #[column(primary_key)]
    pub(crate) person: i64,
    pub(crate) place: i64,
}

/// Where rows are inserted.
#[derive(Table)]
#[table(name = "archive")]
pub(crate) struct Archive {
    #[column(primary_key)]
    pub(crate) id: i64,
    #[column(collation = "binary")]
    pub(crate) name: Option<String>,
    pub(crate) total: Option<i64>,
    pub(crate) seen: Option<DateTime<Utc>>,
    pub(crate) code: Option<Uuid>,
    pub(crate) doc: Option<Json>,
}

fn schema(server: Server) -> String {
    match server {
        Server::Postgres => "
            CREATE TABLE people (id bigint PRIMARY KEY, team bigint, name text, total bigint,
                other bigint, small integer, float double precision, seen timestamptz, code uuid,
                doc jsonb, flag boolean NOT NULL);
            CREATE TABLE orders (id bigint PRIMARY KEY, person bigint, note text COLLATE \"C\",
                cents bigint NOT NULL, big bigint, small integer, float double precision,
                at timestamptz, code uuid, doc jsonb, open boolean NOT NULL,
                data bytea);
            CREATE TABLE members (id bigint NOT NULL, team bigint, person bigint,
                place bigint NOT NULL, PRIMARY KEY (team, person));
            CREATE TABLE archive (id bigint PRIMARY KEY, name text UNIQUE, total bigint,
                seen timestamptz, code uuid UNIQUE, doc jsonb)"
            .to_owned(),
        Server::Mysql | Server::Mariadb => {
            let collation =
                if server == Server::Mysql { "utf8mb4_0900_bin" } else { "utf8mb4_nopad_bin" };
            let options = format!("DEFAULT CHARSET utf8mb4 COLLATE {collation}");
            format!(
                "CREATE TABLE people (id BIGINT PRIMARY KEY, team BIGINT, name LONGTEXT,
                    total BIGINT, other BIGINT, small INT, `float` DOUBLE, seen DATETIME(6),
                    code BINARY(16), doc JSON, flag TINYINT(1) NOT NULL) {options};
                CREATE TABLE orders (id BIGINT PRIMARY KEY, person BIGINT, note LONGTEXT,
                    cents BIGINT NOT NULL, big BIGINT, small INT, `float` DOUBLE, at DATETIME(6),
                    code BINARY(16), doc JSON, open TINYINT(1) NOT NULL, data LONGBLOB) {options};
                CREATE TABLE members (id BIGINT NOT NULL, team BIGINT, person BIGINT,
                    place BIGINT NOT NULL, PRIMARY KEY (team, person)) {options};
                CREATE TABLE archive (id BIGINT PRIMARY KEY, name VARCHAR(100) UNIQUE, total BIGINT,
                    seen DATETIME(6), code BINARY(16) UNIQUE, doc JSON) {options}"
            )
        }
        Server::Sqlite => "
            CREATE TABLE people (id INTEGER PRIMARY KEY, team INTEGER, name TEXT, total INTEGER,
                other INTEGER, small INTEGER, float REAL, seen TEXT, code BLOB, doc TEXT,
                flag INTEGER NOT NULL);
            CREATE TABLE orders (id INTEGER PRIMARY KEY, person INTEGER, note TEXT,
                cents INTEGER NOT NULL, big INTEGER, small INTEGER, float REAL, at TEXT, code BLOB,
                doc TEXT, open INTEGER NOT NULL, data BLOB);
            CREATE TABLE members (id INTEGER NOT NULL, team INTEGER, person INTEGER,
                place INTEGER NOT NULL, PRIMARY KEY (team, person));
            CREATE TABLE archive (id INTEGER PRIMARY KEY, name TEXT UNIQUE, total INTEGER,
                seen TEXT, code BLOB UNIQUE, doc TEXT)"
            .to_owned(),
    }
}

fn of(table: &'static TableDef, rows: Vec<Vec<Value>>) -> (&'static TableDef, Vec<Row>) {
    let rows = rows.into_iter().map(|values| {
        assert_eq!(values.len(), table.columns.len());
        Row::new(table.columns.iter().zip(values))
    });
    (table, rows.collect())
}

pub(crate) fn several_tables() -> World {
    let time = |text: &str| Value::Timestamp(text.parse().expect("a time of this file"));
    let text = |text: &str| Value::Text(text.to_owned());
    let (b, i, l, f) = (Value::Bool, Value::I32, Value::I64, Value::F64);
    let (u, j) = (|n| Value::Uuid(Uuid::from_u128(n)), Value::Json);
    let y = |bytes: &[u8]| Value::Bytes(bytes.to_vec());
    let null = || Value::Null;
    #[rustfmt::skip]
    let people = vec![
        vec![l(1), l(10), text("ann"), l(1), l(5), i(1), f(0.5), time("2024-01-01T00:00:00Z"), u(1), j(json!({"k": 1})), b(true)],
        vec![l(2), l(10), text("ann"), l(2), l(4), i(2), f(1.5), time("2024-02-01T00:00:00.5Z"), u(2), null(), b(false)],
        vec![l(3), l(10), null(), l(3), l(3), null(), null(), null(), null(), null(), b(true)],
        vec![l(4), l(20), text("Ann"), l(4), l(2), i(4), f(2.5), time("2024-03-01T00:00:00Z"), u(4), j(json!(null)), b(false)],
        vec![l(5), null(), text("bob "), null(), l(1), i(i32::MIN), f(0.0), time("2024-01-01T00:00:00Z"), u(5), j(json!([1])), b(true)],
        vec![l(6), null(), text("o'\\b\n"), l(i64::MAX), null(), i(i32::MAX), f(-1.0), time("1999-12-31T23:59:59Z"), u(6), null(), b(true)],
    ];
    #[rustfmt::skip]
    let orders = vec![
        vec![l(1), l(1), text("first"), l(100), l(i64::MAX), i(7), f(0.25), time("2024-01-01T00:00:00Z"), u(1), j(json!({"n": "x"})), b(true), y(b"b")],
        vec![l(2), l(1), text("second"), l(-50), l(1), i(-7), f(0.5), time("2024-05-01T00:00:00.000001Z"), u(9), j(json!([])), b(false), y(b"")],
        vec![l(3), l(1), null(), l(7), null(), null(), null(), time("2024-05-01T00:00:00.000001Z"), null(), null(), b(true), null()],
        vec![l(4), l(2), text("'; DROP"), l(1), l(5), i(i32::MAX), f(1e300), null(), u(2), j(json!("s")), b(true), y(b"\xff")],
        vec![l(5), l(2), text("Zed"), l(2), l(-5), i(i32::MAX), f(-1e300), time("2023-01-01T00:00:00Z"), u(2), null(), b(false), y(b"a\0")],
        vec![l(6), l(4), text("ann"), l(0), null(), null(), null(), null(), null(), null(), b(false), y(b"a")],
        vec![l(7), null(), text("nobody's"), l(9), l(9), i(9), f(9.0), time("2024-01-01T00:00:00Z"), u(4), null(), b(true), null()],
        vec![l(8), l(99), text("bob "), l(3), l(3), i(3), f(3.0), time("2025-01-01T00:00:00Z"), u(5), null(), b(true), y(b"'")],
    ];
    let members =
        [[1, 10, 1, 1], [2, 10, 2, 2], [3, 20, 1, 3], [4, 20, 2, 4]].map(|row| row.map(l).to_vec());
    #[rustfmt::skip]
    let archive = vec![
        vec![l(1), text("ann"), l(70), null(), null(), null()],
        vec![l(50), text("other"), null(), time("2020-01-01T00:00:00Z"), u(50), j(json!({"a": [1]}))],
    ];
    let tables = vec![
        of(Person::DEF, people),
        of(Order::DEF, orders),
        of(Member::DEF, members.to_vec()),
        of(Archive::DEF, archive),
    ];
    World { schema, tables }
}
