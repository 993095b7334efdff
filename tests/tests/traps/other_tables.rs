//! Rows of other tables, and of the table that changes.

use amend::Dialect::Mysql;
use amend_tests::for_every_server;
use sea_query::{Expr, ExprTrait as _, IntoIden as _, Query, TableRef, Value, ValueTuple};

use crate::index::Shown::{Case, Elsewhere, Mistake, NotWritten, Test};
use crate::index::Trap;
use crate::write::{refused, run, shown};

pub(crate) const TRAPS: &[Trap] = &[
    ("FROM and JOIN have each half of the servers", Test("an_update_reads_two_other_tables")),
    ("a column that is set takes its table's name or not", Case("query.rs", "several")),
    ("several columns from one row", Case("query.rs", "several of one row")),
    (
        "of several rows that match any is taken",
        Elsewhere("tests/tests/refused_queries.rs", "one_row_of_several_is_refused"),
    ),
    (
        "SQLite takes the first of two rows",
        Elsewhere("tests/tests/refused_queries.rs", "one_row_of_several_is_refused"),
    ),
    ("no row makes NULL", Mistake("set-from-a-row-that-may-not-be-there")),
    ("no row leaves the column alone if that is said", Case("query.rs", "only, where it is there")),
    ("MySQL refuses to ask the table that changes", Case("own_rows.rs", "its own rank")),
    (
        "a question inside a derived table is asked late",
        Case("own_rows.rs", "its own rows in a filter"),
    ),
    (
        "SQLite before 3.41 asks when rows are gone",
        Case("own_rows.rs", "its own rows counted when some are gone"),
    ),
    ("and when rows have changed", Case("own_rows.rs", "its own maximum when some have changed")),
    ("MariaDB's derived tables see no outer row", Case("own_rows.rs", "doubles")),
    (
        "WITH before an UPDATE",
        Elsewhere("runtime/src/dialect/sea/refusals_test.rs", "clauses_of_a_change"),
    ),
    (
        "LIMIT in the list of an IN",
        Elsewhere("runtime/src/dialect/sea/refusals_test.rs", "other_tables"),
    ),
    (
        "a window's function in SET",
        NotWritten("the builder has none; first_by, last_by and count rank"),
    ),
    ("LATERAL", Elsewhere("runtime/src/dialect/sea/refusals_test.rs", "other_tables")),
    ("a merged derived table", Case("own_rows.rs", "its own running count")),
    (
        "a literal in a select is text to PostgreSQL",
        Case("insert.rs", "insert literals of every type"),
    ),
    ("a NULL in a select is text to PostgreSQL", Case("insert.rs", "insert NULL of every type")),
    ("no form of VALUES is everybody's", Test("a_list_of_values_is_a_table_everywhere")),
    ("a DELETE takes no alias on MariaDB", Test("a_delete_by_another_name_is_refused")),
    ("a DELETE by another table", Case("query.rs", "orphans")),
];

const SCHEMA: &str = "CREATE TABLE t (id BIGINT PRIMARY KEY, a BIGINT, b BIGINT);
    CREATE TABLE u (id BIGINT PRIMARY KEY, a BIGINT);
    CREATE TABLE v (id BIGINT PRIMARY KEY, a BIGINT);
    INSERT INTO t VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3);
    INSERT INTO u VALUES (1, 10), (2, 20);
    INSERT INTO v VALUES (1, 100), (3, 300)";

#[test]
fn an_update_reads_two_other_tables() {
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        // All three tables have an `a`.
        let update = Query::update()
            .table("t")
            .from("u")
            .from("v")
            .value("a", Expr::col(("u", "a")).add(Expr::col(("v", "a"))))
            .and_where(Expr::col(("u", "id")).eq(Expr::col(("t", "id"))))
            .and_where(Expr::col(("v", "id")).eq(Expr::col(("t", "id"))))
            .take();
        assert_eq!(run(db, update).await, 1);
        let aliased = Query::update()
            .table(TableRef::from("t").alias("x"))
            .from("u")
            .value("a", Expr::col(("u", "a")))
            .and_where(Expr::col(("u", "id")).eq(Expr::col(("x", "id")).sub(1)))
            .and_where(Expr::col(("x", "id")).gt(2))
            .take();
        assert_eq!(run(db, aliased).await, 1);
        assert_eq!(shown(db, "SELECT id, a FROM t ORDER BY id").await, "1 110; 2 2; 3 20");
    });
}

#[test]
fn a_list_of_values_is_a_table_everywhere() {
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        let row = |id: i64, a: Option<i64>| ValueTuple::Two(Value::from(id), Value::from(a));
        let rows = vec![row(1, Some(501)), row(2, None), row(7, Some(7))];
        let update = Query::update()
            .table("t")
            .from(TableRef::ValuesList(rows, "given".into_iden()))
            .value("a", Expr::col(("given", "column2")))
            .and_where(Expr::col(("given", "column1")).eq(Expr::col(("t", "id"))))
            .take();
        assert_eq!(run(db, update).await, 2);
        assert_eq!(shown(db, "SELECT id, a FROM t ORDER BY id").await, "1 501; 2 -; 3 3");
    });
}

#[test]
fn a_delete_by_another_name_is_refused() {
    let delete = Query::delete().from_table(TableRef::from("t").alias("x")).take();
    refused(delete, &[Mysql], "alias");
    let own = Query::select().column("id").from("t").take();
    let delete = Query::delete().from_table("t").and_where(Expr::col("id").in_subquery(own)).take();
    refused(delete, &[Mysql], "reads the table");
}
