//! Each operation of the builder on every server: the rows that a condition finds, and what a
//! statement leaves behind. The expectation is one; it is the dialects that must agree with it.

use amend::prelude::*;
use amend::statement::IntoStatement;
use amend::{Dialect, Entry};
use amend_tests::{Database, Server, for_every_server};

#[derive(Table)]
#[table(name = "things")]
struct Thing {
    id: i64,
    small: Option<i32>,
    n: Option<i64>,
    x: Option<f64>,
    s: Option<String>,
    flag: Option<bool>,
    u: Option<Uuid>,
    at: Option<DateTime<Utc>>,
    j: Option<Json>,
    #[column(storage = "json")]
    plain: Option<Json>,
    #[column(storage = "text")]
    ut: Option<Uuid>,
    #[column(storage = "timestamp")]
    ts: Option<DateTime<Utc>>,
}

fn schema(server: Server) -> &'static str {
    match server {
        Server::Postgres => {
            "CREATE TABLE things (id bigint PRIMARY KEY, small integer, n bigint,
             x double precision, s text, flag boolean, u uuid, at timestamptz, j jsonb, plain json,
             ut uuid, ts timestamptz)"
        }
        Server::Mysql | Server::Mariadb => {
            "CREATE TABLE things (id BIGINT PRIMARY KEY, small INT, n BIGINT, x DOUBLE,
             s VARCHAR(200), flag TINYINT(1), u BINARY(16), at DATETIME(6), j JSON, plain JSON,
             ut BINARY(16), ts TIMESTAMP(6) NULL) DEFAULT CHARSET utf8mb4"
        }
        Server::Sqlite => {
            "CREATE TABLE things (id INTEGER PRIMARY KEY, small INTEGER, n INTEGER, x REAL, s TEXT,
             flag INTEGER, u BLOB, at TEXT, j TEXT, plain TEXT, ut TEXT, ts TEXT)"
        }
    }
}

fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time of this file")
}

fn rows() -> impl IntoStatement {
    let at = time("2024-02-29T13:14:15.5Z");
    let columns = (
        Thing::id,
        Thing::small,
        Thing::n,
        Thing::x,
        Thing::s,
        Thing::flag,
        Thing::u,
        Thing::at,
        Thing::j,
        Thing::plain,
        Thing::ut,
        Thing::ts,
    );
    let doc = |value: Json| Some(value);
    Thing::insert()
        .columns(columns)
        .row((1, None, None, None, None, None, None, None, None, None, None, None))
        .row((
            2,
            7,
            i64::MAX,
            0.1,
            "org-100%_[a]*?!\\'\"",
            true,
            uuid(1),
            at,
            doc(json!(["org", 1, true, null, ["deep"]])),
            doc(json!({"b": 1, "a": {"k": "v", "t": true, "f": false, "n": null}})),
            uuid(1),
            at,
        ))
        .row((
            3,
            -7,
            i64::MIN,
            -1e300,
            "my-org",
            false,
            uuid(2),
            time("2024-02-29T13:14:15Z"),
            doc(Json::Null),
            doc(json!([{"k": "first"}, {"k": "second"}])),
            uuid(2),
            time("1970-01-01T00:00:01Z"),
        ))
        .row((4, 0, 0, 0.0, "", false, None, None, doc(json!("org")), doc(json!("v")), None, None))
        .row((5, 1, 1, 1.0, "null", true, None, None, doc(json!({"org": 1})), None, None, None))
        .row((6, 1, 1, 1.0, "été\n", true, None, None, doc(json!([])), None, None, None))
}

type Case = (&'static str, Condition<Thing>, &'static [i64]);

fn conditions() -> Vec<Case> {
    let at = time("2024-02-29T13:14:15.5Z");
    vec![
        ("i32 eq", Thing::small.eq(7), &[2]),
        ("i64 max", Thing::n.eq(i64::MAX), &[2]),
        ("i64 min", Thing::n.le(i64::MIN), &[3]),
        ("i64 column", Thing::n.eq(Thing::n), &[2, 3, 4, 5, 6]),
        ("ne leaves NULL out", Thing::n.ne(1), &[2, 3, 4]),
        ("not eq leaves NULL out", Thing::n.eq(1).not(), &[2, 3, 4]),
        ("lt", Thing::x.lt(0.1), &[3, 4]),
        ("gt", Thing::x.gt(0.05), &[2, 5, 6]),
        ("float eq", Thing::x.eq(0.1), &[2]),
        ("float big", Thing::x.eq(-1e300), &[3]),
        ("text eq", Thing::s.eq("my-org"), &[3]),
        ("text empty", Thing::s.eq(""), &[4]),
        ("text hostile", Thing::s.eq("org-100%_[a]*?!\\'\""), &[2]),
        ("text newline", Thing::s.eq("été\n"), &[6]),
        ("is null", Thing::s.is_null(), &[1]),
        ("is not null", Thing::u.is_not_null(), &[2, 3]),
        ("bool eq", Thing::flag.eq(true), &[2, 5, 6]),
        ("bool column", Thing::flag.not(), &[3, 4]),
        ("bool and", Thing::flag.and(Thing::small.eq(1)), &[5, 6]),
        ("uuid", Thing::u.eq(uuid(2)), &[3]),
        ("uuid as text", Thing::ut.eq(uuid(1)), &[2]),
        ("uuid ne", Thing::u.ne(uuid(2)), &[2]),
        ("time eq", Thing::at.eq(at), &[2]),
        ("time lt fraction", Thing::at.lt(at), &[3]),
        ("time ge", Thing::at.ge(time("2024-02-29T13:14:15Z")), &[2, 3]),
        ("timestamp eq", Thing::ts.eq(at), &[2]),
        ("timestamp first second", Thing::ts.eq(time("1970-01-01T00:00:01Z")), &[3]),
        ("starts", Thing::s.starts_with("org-"), &[2]),
        ("starts with wildcards", Thing::s.starts_with("org-100%_["), &[2]),
        ("starts with a wildcard that is none", Thing::s.starts_with("o_g"), &[]),
        ("ends", Thing::s.ends_with("-org"), &[3]),
        ("ends with all of it", Thing::s.ends_with("[a]*?!\\'\""), &[2]),
        ("ends with a newline", Thing::s.ends_with("\n"), &[6]),
        ("starts with nothing", Thing::s.starts_with(""), &[2, 3, 4, 5, 6]),
        ("ends with nothing", Thing::s.ends_with(""), &[2, 3, 4, 5, 6]),
        ("not starts", Thing::s.starts_with("org-").not(), &[3, 4, 5, 6]),
        ("contains text", Thing::j.contains("org"), &[2, 4]),
        ("contains number", Thing::j.contains(1), &[2]),
        ("contains bool", Thing::j.contains(true), &[2]),
        ("contains false", Thing::j.contains(false), &[]),
        ("contains not deep", Thing::j.contains("deep"), &[]),
        ("not contains leaves NULL out", Thing::j.contains("org").not(), &[3, 5, 6]),
        ("plain contains", Thing::plain.contains("v"), &[4]),
        ("json null", Thing::j.is_json_null(), &[3]),
        ("not json null", Thing::j.is_json_null().not(), &[2, 4, 5, 6]),
        ("plain json null", Thing::plain.is_json_null().not(), &[2, 3, 4]),
        ("path", Thing::plain.get("a").get("k").text().eq("v"), &[2]),
        ("path to null", Thing::plain.get("a").get("n").text().is_null(), &[1, 2, 3, 4, 5, 6]),
        ("path to nowhere", Thing::plain.get("a").get("zz").text().is_not_null(), &[]),
        ("path to true", Thing::plain.get("a").get("t").text().eq("true"), &[2]),
        ("path to false", Thing::plain.get("a").get("f").text().eq("false"), &[2]),
        ("path to a number", Thing::plain.get("b").text().eq("1"), &[2]),
        ("path by place", Thing::plain.get(1).get("k").text().eq("second"), &[3]),
        ("path of jsonb", Thing::j.get(0).text().eq("org"), &[2]),
        ("path into a plain scalar", Thing::plain.get(0).text().is_not_null(), &[3]),
        ("path into an array in an array", Thing::j.get(4).get(0).text().eq("deep"), &[2]),
        (
            "or in and",
            Thing::small.eq(7).or(Thing::small.eq(-7)).and(Thing::s.starts_with("my")),
            &[3],
        ),
        ("not or", Thing::small.eq(7).or(Thing::n.eq(0)).not(), &[3, 5, 6]),
        ("not and", !Thing::small.eq(1).and(Thing::s.eq("null")), &[2, 3, 4, 6]),
    ]
}

fn file(server: Server, statement: impl IntoStatement) -> String {
    let entry = Entry {
        version: None,
        name: "operations",
        description: "One operation.",
        dialects: &Dialect::ALL,
        module: "operations",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    match amend::render(&entry, &migration, server.dialect()) {
        Ok(sql) => sql,
        Err(error) => panic!("{error}"),
    }
}

async fn ids(db: &mut Database, from: &str) -> Vec<i64> {
    let rows = db.query_text(&format!("SELECT id FROM {from} ORDER BY id")).await;
    rows.into_iter().filter_map(|row| row[0].as_deref()?.parse().ok()).collect()
}

#[test]
fn conditions_find_the_same_rows_everywhere() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        db.execute_script(&file(server, rows())).await;
        db.execute_script("CREATE TABLE copy AS SELECT * FROM things").await;
        let mut wrong = Vec::new();
        for (name, condition, expected) in conditions() {
            let sql = file(server, Thing::delete().filter(condition));
            let left = match db.try_script(&sql).await {
                Ok(_) => ids(db, "things").await,
                Err(error) => {
                    wrong.push(format!("{name}: {error}"));
                    continue;
                }
            };
            let found: Vec<i64> = (1..=6).filter(|id| !left.contains(id)).collect();
            if found != expected {
                wrong.push(format!("{name}: {found:?} instead of {expected:?}\n{sql}"));
            }
            db.execute_script("DELETE FROM things; INSERT INTO things SELECT * FROM copy").await;
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn only_changed_counts_what_it_changes_and_then_nothing() {
    let at = time("2024-02-29T13:14:15.5Z");
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        db.execute_script(&file(server, rows())).await;
        let updates: Vec<(&str, Statement, u64)> = vec![
            ("number", Thing::update().set(Thing::n, 1).only_changed().into_statement(), 4),
            ("case", Thing::update().set(Thing::s, "MY-ORG").only_changed().into_statement(), 6),
            ("blank", Thing::update().set(Thing::s, "MY-ORG ").only_changed().into_statement(), 6),
            ("null", Thing::update().set(Thing::s, None).only_changed().into_statement(), 6),
            ("float", Thing::update().set(Thing::x, 0.1).only_changed().into_statement(), 5),
            ("bool", Thing::update().set(Thing::flag, true).only_changed().into_statement(), 3),
            ("uuid", Thing::update().set(Thing::u, uuid(1)).only_changed().into_statement(), 5),
            (
                "uuid text",
                Thing::update().set(Thing::ut, uuid(1)).only_changed().into_statement(),
                5,
            ),
            ("time", Thing::update().set(Thing::at, at).only_changed().into_statement(), 5),
            ("timestamp", Thing::update().set(Thing::ts, at).only_changed().into_statement(), 5),
            ("column", Thing::update().set(Thing::n, Thing::id).only_changed().into_statement(), 5),
            (
                "document",
                Thing::update()
                    .set(Thing::j, json!({"a": [1, "x\n'\\"]}))
                    .only_changed()
                    .into_statement(),
                6,
            ),
            (
                "plain document",
                Thing::update()
                    .set(Thing::plain, json!({"b": 1, "a": 2}))
                    .only_changed()
                    .into_statement(),
                6,
            ),
            (
                "two columns",
                Thing::update()
                    .set(Thing::n, 5)
                    .set(Thing::small, 1)
                    .only_changed()
                    .into_statement(),
                5,
            ),
        ];
        let mut wrong = Vec::new();
        for (name, update, expected) in updates {
            let sql = file(server, update);
            for (run, expected) in [("first", expected), ("second", 0)] {
                match db.try_script(&sql).await {
                    Ok(counts) if counts == [expected] => {}
                    Ok(counts) => {
                        wrong.push(format!("{name}, {run}: {counts:?}, not {expected}\n{sql}"))
                    }
                    Err(error) => wrong.push(format!("{name}, {run}: {error}")),
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn appending_makes_an_array_of_anything() {
    let elements =
        [json!("org"), json!(1), json!(true), json!(null), json!([1, "a"]), json!({"k": "é'\\"})];
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        for element in &elements {
            db.execute_script("DELETE FROM things").await;
            db.execute_script(&file(server, rows())).await;
            let append = Thing::j.append(element.clone());
            let sql = file(
                server,
                Thing::update().set(Thing::j, append).set(Thing::plain, Thing::plain.append("x")),
            );
            assert_eq!(db.execute_script(&sql).await, [6]);
            let found = db.query_text("SELECT j FROM things ORDER BY id").await;
            let found: Vec<Json> = found
                .iter()
                .map(|row| {
                    serde_json::from_str(row[0].as_deref().unwrap_or("\"NULL\""))
                        .unwrap_or(json!("broken"))
                })
                .collect();
            let e = element;
            assert_eq!(
                found,
                [
                    json!([e]),
                    json!(["org", 1, true, null, ["deep"], e]),
                    json!([e]),
                    json!(["org", e]),
                    json!([{"org": 1}, e]),
                    json!([e]),
                ],
                "{sql}"
            );
        }
    });
}

#[test]
fn assignments_read_the_row_as_it_was() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        db.execute_script(&file(server, rows())).await;
        // `n` is read by `id` and written itself: the reader comes first where order matters.
        let sql = file(
            server,
            Thing::update()
                .set(Thing::n, 77)
                .set(Thing::id, Thing::id)
                .set(Thing::x, None)
                .filter(Thing::id.eq(4)),
        );
        assert_eq!(db.execute_script(&sql).await, [1]);
        let sql = file(
            server,
            Thing::update()
                .set(Thing::s, "new")
                .set(Thing::j, Thing::j.append("x"))
                .filter(Thing::s.eq("")),
        );
        assert_eq!(db.execute_script(&sql).await, [1]);
        assert_eq!(
            db.count("SELECT count(*) FROM things WHERE s = 'new' AND n = 77 AND x IS NULL").await,
            1
        );
    });
}

use amend::statement::Statement;

#[test]
fn raw_and_delete_of_every_row_run() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        db.execute_script(&file(server, rows())).await;
        let raw = Raw::new()
            .postgres("UPDATE things\nSET s = concat(s, '!')\nWHERE id > 1;")
            .mysql("UPDATE things SET s = CONCAT(s, '!') WHERE id > 1")
            .sqlite("UPDATE things SET s = s || '!' WHERE id > 1 ; ");
        assert_eq!(db.execute_script(&file(server, raw)).await, [5]);
        // A comment at the end does not take the `;` with it.
        let text = "DELETE FROM things WHERE id = 1 -- the first";
        let raw = file(server, Raw::new().postgres(text).mysql(text).sqlite(text));
        assert_eq!(db.execute_script(&format!("{raw}{raw}")).await, [1, 0]);
        assert_eq!(db.execute_script(&file(server, Thing::delete().every_row())).await, [5]);
    });
}
