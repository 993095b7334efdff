//! A literal in a file and a value that a program binds through sqlx are the same value, on every
//! server, in every mode; or the literal is refused.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use amend::prelude::*;
use amend::{Dialect, Entry};
use amend_tests::{Database, Server, for_every_server, scale};
use sqlx::{AssertSqlSafe, Connection as _, MySqlConnection, PgConnection, SqliteConnection};

mod docs;
#[path = "../naughty/mod.rs"]
mod naughty;
mod types;

/// Rows in one INSERT: large enough to be quick, small enough for every packet.
const ROWS: usize = 200;

#[derive(Table)]
#[table(name = "texts")]
struct Texts {
    id: i64,
    t: String,
    j: Option<Json>,
}

#[derive(Table)]
#[table(name = "numbers")]
struct Numbers {
    id: i64,
    i: Option<i32>,
    b: Option<i64>,
    f: Option<f64>,
    o: Option<bool>,
    u: Option<Uuid>,
    d: Option<DateTime<Utc>>,
}

fn schema(server: Server) -> &'static str {
    match server {
        Server::Postgres => {
            "CREATE TABLE texts (id bigint PRIMARY KEY, t text NOT NULL, j jsonb);
             CREATE TABLE numbers (id bigint PRIMARY KEY, i integer, b bigint,
                 f double precision, o boolean, u uuid, d timestamptz)"
        }
        Server::Mysql | Server::Mariadb => {
            "CREATE TABLE texts (id BIGINT PRIMARY KEY, t LONGTEXT NOT NULL, j JSON)
                 DEFAULT CHARSET utf8mb4;
             CREATE TABLE numbers (id BIGINT PRIMARY KEY, i INT, b BIGINT, f DOUBLE,
                 o TINYINT(1), u BINARY(16), d DATETIME(6))"
        }
        Server::Sqlite => {
            "CREATE TABLE texts (id INTEGER PRIMARY KEY, t TEXT NOT NULL, j TEXT);
             CREATE TABLE numbers (id INTEGER PRIMARY KEY, i INTEGER, b INTEGER, f REAL,
                 o INTEGER, u BLOB, d TEXT)"
        }
    }
}

/// What a session may have been told before a file is run.
fn modes(server: Server) -> &'static [&'static str] {
    match server {
        Server::Postgres => &[
            "SET standard_conforming_strings = on",
            "SET standard_conforming_strings = off; SET escape_string_warning = off",
            "SET backslash_quote = off; SET DateStyle = 'SQL, DMY'; SET TimeZone = 'Asia/Tokyo'",
        ],
        Server::Mysql | Server::Mariadb => &[
            "SET sql_mode = DEFAULT",
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
            "SET sql_mode = 'ANSI_QUOTES,STRICT_TRANS_TABLES'",
            "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,HIGH_NOT_PRECEDENCE'",
            "SET sql_mode = DEFAULT; SET NAMES latin1",
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SET NAMES latin1; SET time_zone = '+09:00'",
        ],
        Server::Sqlite => &["PRAGMA encoding"],
    }
}

/// What a session may have been told that could reach a text: modes, and the client's charset.
fn text_modes(server: Server) -> &'static [&'static str] {
    match server {
        Server::Postgres => &[
            "SET standard_conforming_strings = on",
            "SET standard_conforming_strings = on; SET backslash_quote = off",
            "SET standard_conforming_strings = on; SET backslash_quote = on",
            "SET standard_conforming_strings = off; SET escape_string_warning = off",
            "SET standard_conforming_strings = off; SET backslash_quote = off",
            "SET standard_conforming_strings = off; SET backslash_quote = on",
        ],
        Server::Mysql | Server::Mariadb => &[
            "SET sql_mode = DEFAULT",
            "SET sql_mode = ''; SET NAMES utf8mb3",
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
            "SET sql_mode = 'ANSI_QUOTES,STRICT_TRANS_TABLES'",
            "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,HIGH_NOT_PRECEDENCE'",
            "SET sql_mode = DEFAULT; SET NAMES latin1",
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SET NAMES latin1",
            "SET sql_mode = 'ANSI_QUOTES'; SET NAMES ascii",
        ],
        Server::Sqlite => &[
            "PRAGMA encoding = 'UTF-8'",
            "PRAGMA encoding = 'UTF-16le'",
            "PRAGMA encoding = 'UTF-16be'",
        ],
    }
}

fn file(server: Server, fill: impl FnOnce(&mut Migration)) -> Result<String, String> {
    let entry = Entry {
        version: None,
        name: "literals",
        description: "Every literal.",
        dialects: &Dialect::ALL,
        module: "literals",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    fill(&mut migration);
    amend::render(&entry, &migration, server.dialect()).map_err(|error| error.to_string())
}

/// The bytes of column `t`, in UTF-8, as the server has stored them; on SQLite the text itself.
fn stored(server: Server) -> &'static str {
    match server {
        Server::Postgres => "SELECT encode(convert_to(t, 'UTF8'), 'hex') FROM texts ORDER BY id",
        Server::Mysql | Server::Mariadb => {
            "SELECT LOWER(HEX(CONVERT(t USING utf8mb4))) FROM texts ORDER BY id"
        }
        // hex() would show the database's encoding; this text is as a program reads it.
        Server::Sqlite => "SELECT t FROM texts ORDER BY id",
    }
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn naughty_text_comes_back_unchanged_in_every_mode_or_is_refused() {
    let texts = naughty::texts(scale());
    assert!(texts.len() >= 515, "{} texts", texts.len());
    for_every_server(async |db| {
        let server = db.server();
        let fits = |text: &str| match server {
            Server::Postgres => !text.contains('\0'),
            Server::Mysql | Server::Mariadb => true,
            Server::Sqlite => !text.contains(['\0', '\u{fffe}', '\u{ffff}']),
        };
        for text in texts.iter().filter(|text| text.contains(['\0', '\u{fffe}', '\u{ffff}'])) {
            let one = file(server, |m| {
                m.change(Texts::insert().columns((Texts::id, Texts::t)).row((1, text)));
            });
            assert_eq!(one.is_ok(), fits(text), "{text:?}: {one:?}");
        }
        let texts: Vec<&String> = texts.iter().filter(|text| fits(text)).collect();
        for mode in text_modes(server) {
            // A database of its own: SQLite's encoding is for good from the first table on.
            let db = Database::fresh(server).await;
            let mut session = db.connect().await;
            session.session(mode).await;
            session.execute_script(schema(server)).await;
            for (batch, rows) in texts.chunks(ROWS).enumerate() {
                let sql = file(server, |m| {
                    let rows = rows.iter().enumerate().map(|(place, text)| {
                        ((batch * ROWS + place) as i64, text.as_str(), Json::from(text.as_str()))
                    });
                    m.change(
                        Texts::insert()
                            .columns((Texts::id, Texts::t, Texts::j))
                            .rows(rows.map(|(id, t, j)| (id, t, (!t.contains('\0')).then_some(j)))),
                    );
                })
                .unwrap();
                let counts = session.execute_script(&sql).await;
                assert_eq!(counts, [rows.len() as u64], "{mode}: statements of batch {batch}");
            }
            let stored = session.query_text(stored(server)).await;
            for (text, row) in texts.iter().zip(&stored) {
                let is = row[0].as_deref().unwrap_or_default();
                let same = if server == Server::Sqlite { is == *text } else { is == hex(text) };
                assert!(same, "{mode}: {text:?} came back as {is:?}");
            }
            assert_eq!(stored.len(), texts.len());
            // The strings inside the documents are the texts, too.
            assert_eq!(session.count(different(server)).await, 0, "{mode}");
            session.close().await;
            db.close().await;
        }
    });
}

/// Counts the rows whose document is not the text.
fn different(server: Server) -> &'static str {
    match server {
        Server::Postgres => "SELECT count(*) FROM texts WHERE j #>> '{}' <> t",
        Server::Mysql | Server::Mariadb => {
            "SELECT count(*) FROM texts WHERE CAST(CONVERT(JSON_UNQUOTE(JSON_EXTRACT(j, '$')) \
             USING utf8mb4) AS BINARY) <> CAST(CONVERT(t USING utf8mb4) AS BINARY)"
        }
        Server::Sqlite => "SELECT count(*) FROM texts WHERE j ->> '$' <> t",
    }
}

/// The rows that do not equal what sqlx binds.
async fn unequal_to_bound(db: &Database, rows: &[NumberRow]) -> Vec<NumberRow> {
    let columns = ["i", "b", "f", "o", "u", "d"];
    let mut unequal = Vec::new();
    macro_rules! ask {
        ($connection:ty, $equal:expr) => {{
            let equal: Vec<String> =
                columns.iter().enumerate().map(|(at, column)| $equal(at + 1, column)).collect();
            let equal = equal.join(" AND ");
            let mut connection = <$connection>::connect(db.url()).await.unwrap();
            for (id, row) in rows.iter().enumerate() {
                let sql = format!("SELECT count(*) FROM numbers WHERE {equal} AND id = {id}");
                let query = sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql));
                let query = query.bind(row.i).bind(row.b).bind(row.f).bind(row.o);
                let query = query.bind(row.u).bind(row.d);
                if query.fetch_one(&mut connection).await.unwrap() != 1 {
                    unequal.push(row.clone());
                }
            }
            connection.close().await.unwrap();
        }};
    }
    match db.server() {
        Server::Postgres => {
            ask!(PgConnection, |at, column| format!("{column} IS NOT DISTINCT FROM ${at}"))
        }
        Server::Mysql | Server::Mariadb => {
            ask!(MySqlConnection, |_, column| format!("{column} <=> ?"))
        }
        Server::Sqlite => ask!(SqliteConnection, |_, column| format!("{column} IS ?")),
    }
    unequal
}

#[derive(Clone, Debug, Default)]
struct NumberRow {
    i: Option<i32>,
    b: Option<i64>,
    f: Option<f64>,
    o: Option<bool>,
    u: Option<Uuid>,
    d: Option<DateTime<Utc>>,
}

/// The same numbers in every run.
fn random_bits() -> impl Iterator<Item = u64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::from_fn(move || {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        Some(state)
    })
}

/// Finite doubles of every size.
fn random_floats() -> impl Iterator<Item = f64> {
    let floats = random_bits().map(f64::from_bits);
    floats.filter(|float| float.is_finite()).take(100 * scale() as usize)
}

fn numbers() -> Vec<NumberRow> {
    let times = [
        "1970-01-01T00:00:00Z",
        "2024-02-29T13:14:15Z",
        "2024-02-29T13:14:15.5Z",
        "2024-02-29T13:14:15.123456Z",
        "2024-03-10T02:30:00.000001Z",
        "1000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z",
    ];
    let floats = [
        0.0,
        0.1,
        -1.5,
        1e300,
        5e-324,
        f64::MAX,
        f64::MIN,
        f64::MIN_POSITIVE,
        2.5e-308,
        1.0 / 3.0,
        9007199254740993.0,
        123_456_789.123_456_79,
        4.35,
        0.0131434647309828,
        0.894857613723334,
        7.363168641189263e-296,
        -2.225073858507201e-308,
    ];
    let mut rows = vec![NumberRow::default()];
    rows.extend(random_floats().map(|f| NumberRow { f: Some(f), ..NumberRow::default() }));
    rows.extend(
        [i32::MIN, -1, 0, 7, i32::MAX].map(|i| NumberRow { i: Some(i), ..NumberRow::default() }),
    );
    rows.extend(
        [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX]
            .map(|b| NumberRow { b: Some(b), ..NumberRow::default() }),
    );
    rows.extend(floats.map(|f| NumberRow { f: Some(f), ..NumberRow::default() }));
    rows.extend([true, false].map(|o| NumberRow { o: Some(o), ..NumberRow::default() }));
    rows.extend(
        [Uuid::nil(), Uuid::max(), Uuid::from_u128(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff)]
            .map(|u| NumberRow { u: Some(u), ..NumberRow::default() }),
    );
    rows.extend(times.map(|d| NumberRow { d: Some(d.parse().unwrap()), ..NumberRow::default() }));
    rows
}

#[test]
fn a_value_in_a_file_equals_the_value_that_a_program_binds() {
    let rows = numbers();
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        for mode in modes(server) {
            let mut session = db.connect().await;
            session.session(mode).await;
            session.execute_script("DELETE FROM numbers").await;
            let sql = file(server, |m| {
                let columns = (
                    Numbers::id,
                    Numbers::i,
                    Numbers::b,
                    Numbers::f,
                    Numbers::o,
                    Numbers::u,
                    Numbers::d,
                );
                let rows = rows
                    .iter()
                    .enumerate()
                    .map(|(id, row)| (id as i64, row.i, row.b, row.f, row.o, row.u, row.d));
                m.change(Numbers::insert().columns(columns).rows(rows));
            })
            .unwrap();
            session.execute_script(&sql).await;
            let unequal = unequal_to_bound(db, &rows).await;
            assert!(unequal.is_empty(), "{mode}: {unequal:?}\n{sql}");
            // And a literal finds the row by comparison, typed as an operand is.
            for (id, row) in rows.iter().enumerate() {
                let found = file(server, |m| {
                    let delete = Numbers::delete().filter(Numbers::id.eq(id as i64));
                    let delete = match row {
                        NumberRow { i: Some(i), .. } => delete.filter(Numbers::i.eq(*i)),
                        NumberRow { b: Some(b), .. } => delete.filter(Numbers::b.eq(*b)),
                        NumberRow { f: Some(f), .. } => delete.filter(Numbers::f.eq(*f)),
                        NumberRow { o: Some(o), .. } => delete.filter(Numbers::o.eq(*o)),
                        NumberRow { u: Some(u), .. } => delete.filter(Numbers::u.eq(*u)),
                        NumberRow { d: Some(d), .. } => delete.filter(Numbers::d.eq(*d)),
                        NumberRow { .. } => delete.filter(Numbers::i.is_null()),
                    };
                    m.change(delete);
                })
                .unwrap();
                assert_eq!(session.execute_script(&found).await, [1], "{mode}: {found}");
            }
            session.close().await;
        }
    });
}

#[test]
fn what_an_engine_would_change_is_refused() {
    let insert = |f: Option<f64>, d: Option<&str>| {
        let d: Option<DateTime<Utc>> = d.map(|text| text.parse().unwrap());
        move |m: &mut Migration| {
            m.change(Numbers::insert().columns((Numbers::f, Numbers::d)).row((f, d)));
        }
    };
    let refused = |fill: &dyn Fn(&mut Migration)| {
        Server::ALL.map(|server| {
            file(server, fill).err().map(|error| {
                error.split_once(": change 1: ").map(|(_, text)| text.to_owned()).unwrap_or(error)
            })
        })
    };
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0] {
        let answers = refused(&insert(Some(value), None));
        assert!(answers.iter().all(Option::is_some), "{value}: {answers:?}");
    }
    for time in ["2016-12-31T23:59:60Z", "2024-01-01T00:00:00.1234567Z", "+10000-01-01T00:00:00Z"] {
        let answers = refused(&insert(None, Some(time)));
        assert!(answers.iter().all(Option::is_some), "{time}: {answers:?}");
    }
    let answers = refused(&insert(None, Some("0999-12-31T00:00:00Z")));
    assert_eq!(answers.map(|answer| answer.is_some()), [false, true, true, false]);
}
