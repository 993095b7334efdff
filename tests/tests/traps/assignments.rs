//! What an assignment reads: the row as it was, in whatever order the columns are set.

use amend::Dialect::Mysql;
use amend::prelude::*;
use amend_tests::{Server, for_every_server};
use sea_query::{Expr, ExprTrait as _, OnConflict, Query};

use crate::index::Shown::{Case, Test};
use crate::index::Trap;
use crate::write::{refused, run, shown};

pub(crate) const TRAPS: &[Trap] = &[
    ("the MySQL family reads what it has just set", Test("set_order_is_that_of_the_standard")),
    ("two columns that change places", Case("own_rows.rs", "swap")),
    ("columns in a circle have no order that serves", Test("a_circle_reads_old_values")),
    ("MariaDB can be told to assign all at once", Test("set_order_is_that_of_the_standard")),
    ("an update of several tables promises no order", Case("own_rows.rs", "cycle")),
    (
        "an upsert assigns from left to right, too",
        Test("an_upsert_that_reads_what_it_set_is_refused"),
    ),
    (
        "a new row's values are read, not those just set",
        Case("insert.rs", "conflict of the key, update of two"),
    ),
];

#[derive(Table)]
#[table(name = "triples")]
struct Triple {
    #[column(primary_key)]
    id: i64,
    a: Option<i64>,
    b: Option<i64>,
    c: Option<i64>,
}

const SCHEMA: &str = "CREATE TABLE triples (id BIGINT PRIMARY KEY, a BIGINT, b BIGINT, c BIGINT)";

/// How a session may have been told to assign.
fn modes(server: Server) -> &'static [&'static str] {
    match server {
        Server::Mariadb => &["SET sql_mode = DEFAULT", "SET sql_mode = 'SIMULTANEOUS_ASSIGNMENT'"],
        Server::Mysql => &["SET sql_mode = DEFAULT", "SET sql_mode = ''"],
        Server::Postgres | Server::Sqlite => &["SELECT 1"],
    }
}

#[test]
fn set_order_is_that_of_the_standard() {
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        for mode in modes(db.server()) {
            db.session(mode).await;
            db.execute_script("DELETE FROM triples").await;
            db.execute_script("INSERT INTO triples VALUES (1, 1, 10, 100)").await;
            // Each is written before the one that reads it.
            let update = Triple::update()
                .set(Triple::a, Triple::a + 1)
                .set(Triple::b, Triple::a * 100)
                .set(Triple::c, Triple::a + Triple::b);
            assert_eq!(run(db, update).await, 1);
            assert_eq!(shown(db, "SELECT * FROM triples").await, "1 2 100 11", "{mode}");
        }
    });
}

#[test]
fn a_circle_reads_old_values() {
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        for mode in modes(db.server()) {
            db.session(mode).await;
            db.execute_script("DELETE FROM triples").await;
            db.execute_script("INSERT INTO triples VALUES (1, 1, 10, 100), (2, 2, NULL, 200)")
                .await;
            let turn = Triple::update()
                .set(Triple::a, Triple::b)
                .set(Triple::b, Triple::c)
                .set(Triple::c, Triple::a);
            assert_eq!(run(db, turn).await, 2);
            let rows = shown(db, "SELECT * FROM triples ORDER BY id").await;
            assert_eq!(rows, "1 10 100 1; 2 - 200 2", "{mode}");
        }
    });
}

#[test]
fn an_upsert_that_reads_what_it_set_is_refused() {
    let upsert = |conflict: &mut OnConflict| {
        Query::insert()
            .into_table("triples")
            .columns(["id", "a", "b"])
            .values_panic([1.into(), 2.into(), 3.into()])
            .on_conflict(conflict.clone())
            .take()
    };
    let old = || Expr::col(("triples", "a")).add(1);
    let stale = upsert(OnConflict::column("id").update_column("a").value("b", old()));
    refused(stale, &[Mysql], "it sets `a` and then reads it, which gives the new value");
    let fresh = upsert(OnConflict::column("id").value("b", old()).update_column("a"));
    refused(fresh.clone(), &[], "");
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        db.execute_script("INSERT INTO triples VALUES (1, 10, 0, 0)").await;
        run(db, fresh.clone()).await;
        assert_eq!(shown(db, "SELECT * FROM triples").await, "1 2 11 0");
    });
}
