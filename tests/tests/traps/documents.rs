//! Documents: what is read from them, and what is written into them.

use amend::Dialect;
use amend::evaluate::{Failure, Row, Tables, apply};
use amend::expr::Value;
use amend::prelude::*;
use amend::statement::IntoStatement;
use amend_tests::{Database, Server, for_every_server};

use crate::index::Shown::{Case, Elsewhere, Mistake, NotWritten, Test};
use crate::index::Trap;
use crate::write::{file, refused, run, shown};

pub(crate) const TRAPS: &[Trap] = &[
    ("a chain of arrows is PostgreSQL's and SQLite's alone", Case("json/read.rs", "path")),
    ("a path as text is a key's name to PostgreSQL", Case("json/read.rs", "a part by place")),
    ("PostgreSQL has no arrow on text", Case("json/read.rs", "path by place")),
    ("JSON's null unquoted is the text null", Test("the_string_null_is_not_null")),
    ("a comparison with the string null finds JSON's null", Test("the_string_null_is_not_null")),
    ("true is 1 on SQLite", Case("json/read.rs", "path to true")),
    (
        "an array as text has other blanks",
        Test("the_text_of_an_array_or_a_fraction_has_no_one_form"),
    ),
    (
        "a number as text has other digits",
        Test("the_text_of_an_array_or_a_fraction_has_no_one_form"),
    ),
    ("a number is read as a number", Case("json/read.rs", "typed at {place}")),
    ("the first or the last of two equal keys", Case("json/refuse.rs", "a key twice")),
    ("a text that is no document", Test("a_text_that_is_no_document_is_not_stored_or_fails")),
    ("MySQL's arrow takes a column alone", Case("json/read.rs", "a part of a part")),
    ("the last element of an array", NotWritten("a place is a `u32`, from 0")),
    ("a place that is no whole number", Mistake("step-that-is-no-key")),
    ("a place beyond what a server counts", Test("a_place_beyond_what_servers_count_is_refused")),
    ("a NUL ends a string on SQLite", Case("json/refuse.rs", "NUL in a string")),
    ("a value of more than 512 characters", Test("a_long_string_comes_out_whole")),
    ("MariaDB's documents are long texts", Case("json/write.rs", "set document")),
    ("a key with a dash, a dot or a blank", Test("any_key_leads_to_its_value")),
    ("a NULL set into a document empties it", Test("null_does_not_empty_a_document")),
    ("SQLite makes the parents that are missing", Case("json/write.rs", "set nowhere")),
    ("a document that is NULL stays it", Test("null_does_not_empty_a_document")),
    ("a text that reads as a document", Test("a_text_that_looks_like_a_document_stays_text")),
    ("a document that is set as a text", Case("json/write.rs", "set a part")),
    ("true is written as 1", Case("json/write.rs", "set condition")),
    ("a merge is shallow here and deep there", Case("json/write.rs", "merge known")),
    ("null removes a key in a deep merge", Case("json/refuse.rs", "merge")),
    ("a signed text loses its form", NotWritten("documented: no operation keeps a text's form")),
    ("PostgreSQL's json has no equality", Mistake("equality-of-documents")),
    (
        "and no null-safe comparison",
        Elsewhere(
            "tests/tests/operations.rs",
            "only_changed_counts_what_it_changes_and_then_nothing",
        ),
    ),
];

#[derive(Table)]
#[table(name = "papers")]
struct Paper {
    #[column(primary_key)]
    id: i64,
    doc: Option<Json>,
    #[column(collation = "binary")]
    name: Option<String>,
}

fn schema(server: Server) -> &'static str {
    match server {
        Server::Postgres => "CREATE TABLE papers (id bigint PRIMARY KEY, doc jsonb, name text)",
        Server::Mysql => {
            "CREATE TABLE papers (id BIGINT PRIMARY KEY, doc JSON, name LONGTEXT)
             DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_0900_bin"
        }
        Server::Mariadb => {
            "CREATE TABLE papers (id BIGINT PRIMARY KEY, doc JSON, name LONGTEXT)
             DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_nopad_bin"
        }
        Server::Sqlite => "CREATE TABLE papers (id INTEGER PRIMARY KEY, doc TEXT, name TEXT)",
    }
}

fn papers(rows: impl IntoIterator<Item = Json>) -> impl IntoStatement {
    let rows = rows.into_iter().enumerate().map(|(id, doc)| (id as i64, doc));
    Paper::insert().columns((Paper::id, Paper::doc)).rows(rows)
}

#[test]
fn a_text_that_is_no_document_is_not_stored_or_fails() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        let broken = "INSERT INTO papers VALUES (1, '{\"k\":', 'x')";
        match server {
            Server::Postgres | Server::Mysql | Server::Mariadb => {
                if server != Server::Postgres {
                    db.session("SET sql_mode = ''").await;
                }
                assert!(db.try_script(broken).await.is_err(), "{server}");
            }
            Server::Sqlite => {
                db.execute_script(broken).await;
                fails_wherever_it_is_read(db).await;
            }
        }
    });
}

/// A text that is no document stands in the table.
async fn fails_wherever_it_is_read(db: &mut Database) {
    let k = || Paper::doc.get("k");
    let statements = [
        file(db.server(), Paper::delete().filter(k().text().eq("v"))),
        file(db.server(), Paper::delete().filter(k().is_null_or_missing())),
        file(db.server(), Paper::delete().filter(k().exists().not())),
        file(db.server(), Paper::delete().filter(Paper::doc.has_key("k").not())),
        file(db.server(), Paper::delete().filter(Paper::doc.is_json_null().not())),
        file(db.server(), Paper::delete().filter(Paper::doc.contains("v").not())),
        file(db.server(), Paper::delete().filter(Paper::doc.json_type().is_null())),
        file(db.server(), Paper::delete().filter(Paper::doc.json_length().is_null())),
        file(db.server(), Paper::update().set(Paper::doc, Paper::doc.with("a", 1))),
        file(db.server(), Paper::update().set(Paper::doc, Paper::doc.append(1))),
        file(db.server(), Paper::update().set(Paper::doc, k().remove())),
        file(db.server(), Paper::update().set(Paper::name, k().text())),
        file(db.server(), Paper::update().set(Paper::name, k().as_str())),
    ];
    for sql in statements {
        let failure = db.try_script(&sql).await.expect_err(&sql).to_string();
        assert!(failure.contains("malformed JSON"), "{failure}");
    }
    assert_eq!(shown(db, "SELECT * FROM papers").await, "1 {\"k\": x");
}

#[test]
fn the_string_null_is_not_null() {
    for_every_server(async |db| {
        let schema = schema(db.server());
        db.execute_script(schema).await;
        run(db, papers([json!({"k": "null"}), json!({"k": null}), json!({})])).await;
        run(db, Paper::update().set(Paper::name, Paper::doc.get("k").text())).await;
        let names = shown(db, "SELECT id, name FROM papers ORDER BY id").await;
        assert_eq!(names, "0 null; 1 -; 2 -");
        let is_text = || Paper::doc.get("k").text().eq("null");
        assert_eq!(run(db, Paper::update().set(Paper::name, "x").filter(is_text())).await, 1);
        let is_null = Paper::doc.get("k").is_json_null();
        assert_eq!(run(db, Paper::delete().filter(is_null)).await, 1);
        assert_eq!(shown(db, "SELECT id, name FROM papers ORDER BY id").await, "0 x; 2 -");
    });
}

/// Nobody could say what this does, so nobody says it, and the page of documents warns.
#[test]
fn the_text_of_an_array_or_a_fraction_has_no_one_form() {
    let page = include_str!("../../../docs/semantics/json.md");
    assert!(page.contains("for arrays and objects each database has its own blanks"));
    let column = |name: &str| {
        let columns = Paper::DEF.columns.iter();
        columns.clone().find(|column| column.name == name).expect("a column of the table")
    };
    for (document, text) in [
        (json!({"k": [1, 2]}), None),
        (json!({"k": {"a": 1}}), None),
        (json!({"k": 1.10}), None),
        (json!({"k": 1}), Some("1")),
        (json!({"k": true}), Some("true")),
        (json!({"k": "[1, 2]"}), Some("[1, 2]")),
    ] {
        let row = [(column("id"), Value::I64(1)), (column("doc"), Value::Json(document.clone()))];
        let mut tables = Tables::new().with(Paper::DEF, vec![Row::new(row)]);
        let update = Paper::update().set(Paper::name, Paper::doc.get("k").text());
        let found = apply(&update.into_statement(), &mut tables);
        match text {
            None => assert!(matches!(found, Err(Failure::Undecided(_))), "{document}: {found:?}"),
            Some(text) => {
                assert_eq!(found, Ok(1), "{document}");
                let is = tables.rows(Paper::DEF)[0].get(column("name"));
                assert_eq!(*is, Value::Text(text.to_owned()));
            }
        }
    }
}

#[test]
fn a_long_string_comes_out_whole() {
    let long = "0123456789".repeat(7_000);
    for_every_server(async |db| {
        let schema = schema(db.server());
        db.execute_script(schema).await;
        run(db, papers([json!({"k": long.clone()}), json!({"k": "é".repeat(600)})])).await;
        run(db, Paper::update().set(Paper::name, Paper::doc.get("k").text())).await;
        let lengths = Paper::update().set(Paper::id, Paper::name.char_length().to_i64().or_else(0));
        run(db, lengths).await;
        assert_eq!(shown(db, "SELECT id FROM papers ORDER BY id").await, "600; 70000");
        let same = Paper::doc.get("k").as_str().eq(long.as_str());
        assert_eq!(run(db, Paper::delete().filter(same)).await, 1);
    });
}

#[test]
fn any_key_leads_to_its_value() {
    let keys =
        ["c-d", "a.b", "$", "$.a", "*", "**", "[0]", "a b", "é😀", "select", "0", "#", "?", "'"];
    for_every_server(async |db| {
        let schema = schema(db.server());
        db.execute_script(schema).await;
        // A value of another key would be found where the path is misread.
        let pairs = keys.iter().map(|key| ((*key).to_owned(), json!(format!("at {key}"))));
        let document: Json = pairs.chain([("a".to_owned(), json!({"b": "wrong"}))]).collect();
        run(db, papers([document])).await;
        for key in keys {
            let read = Paper::update().set(Paper::name, Paper::doc.get(key).text());
            run(db, read).await;
            assert_eq!(shown(db, "SELECT name FROM papers").await, format!("at {key}"));
            run(db, Paper::update().set(Paper::doc, Paper::doc.with(key, "new"))).await;
            let found = Paper::doc.get(key).as_str().eq("new");
            let count = Paper::update().set(Paper::name, None).filter(found);
            assert_eq!(run(db, count).await, 1, "{key}");
        }
        let left = Paper::doc.get("a").get("b").text().eq("wrong");
        assert_eq!(run(db, Paper::delete().filter(left)).await, 1);
    });
}

#[test]
fn a_place_beyond_what_servers_count_is_refused() {
    for place in [i32::MAX as u32 + 1, u32::MAX] {
        let words = "which some servers count from its end";
        refused(
            Paper::update().set(Paper::doc, Paper::doc.get(place).set(7)),
            &Dialect::ALL,
            words,
        );
        let deep = Paper::doc.get("k").get(place).remove();
        refused(Paper::update().set(Paper::doc, deep), &Dialect::ALL, words);
        let read = Paper::doc.get(place).text().is_null();
        refused(Paper::delete().filter(read), &Dialect::ALL, words);
    }
    for_every_server(async |db| {
        let schema = schema(db.server());
        db.execute_script(schema).await;
        run(db, papers([json!([1, 2]), json!({"k": [3]})])).await;
        for place in [2, i32::MAX as u32] {
            let somewhere = Paper::doc.get(place).exists();
            assert_eq!(run(db, Paper::delete().filter(somewhere)).await, 0, "{place}");
            let somewhere = Paper::doc.get("k").get(place).text().is_not_null();
            assert_eq!(run(db, Paper::delete().filter(somewhere)).await, 0, "{place}");
            let changed = Paper::doc.get(place).set(7);
            run(db, Paper::update().set(Paper::doc, changed)).await;
            run(db, Paper::update().set(Paper::doc, Paper::doc.get(place).remove())).await;
        }
        let kept = Paper::doc.json_length().eq(2).and(Paper::doc.get(0).as_i64().eq(1));
        assert_eq!(run(db, Paper::delete().filter(kept)).await, 1);
    });
}

#[test]
fn null_does_not_empty_a_document() {
    for_every_server(async |db| {
        let schema = schema(db.server());
        db.execute_script(schema).await;
        run(db, papers([json!({"a": {"b": 1}, "c": 2})])).await;
        db.execute_script("INSERT INTO papers (id) VALUES (9)").await;
        // `name` is NULL in both rows.
        let deep = Paper::doc.get("a").get("b").set(Paper::name);
        run(db, Paper::update().set(Paper::doc, deep)).await;
        run(db, Paper::update().set(Paper::doc, Paper::doc.with("d", Paper::name))).await;
        let is = |key: &str| Paper::doc.get(key).is_json_null();
        let kept = Paper::doc.get("a").get("b").is_json_null().and(is("d"));
        let kept = kept.and(Paper::doc.get("c").as_i64().eq(2));
        assert_eq!(run(db, Paper::delete().filter(kept)).await, 1);
        assert_eq!(run(db, Paper::delete().filter(Paper::doc.is_null())).await, 1);
    });
}

#[test]
fn a_text_that_looks_like_a_document_stays_text() {
    for_every_server(async |db| {
        let schema = schema(db.server());
        db.execute_script(schema).await;
        run(db, papers([json!({})])).await;
        for text in ["[1]", "{\"a\": 1}", "null", "true", "1", "\"x\""] {
            run(db, Paper::update().set(Paper::name, text)).await;
            let set = Paper::doc.with("literal", text).with("column", Paper::name);
            run(db, Paper::update().set(Paper::doc, set)).await;
            let literal = Paper::doc.get("literal").as_str().eq(text);
            let column = Paper::doc.get("column").as_str().eq(text);
            let both = Paper::update().set(Paper::name, None).filter(literal.and(column));
            assert_eq!(run(db, both).await, 1, "{text}");
        }
    });
}
