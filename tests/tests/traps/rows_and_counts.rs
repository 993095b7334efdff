//! Which rows a statement changes, in what order, and how many it says that it changed.

use amend::prelude::*;
use amend_tests::for_every_server;

use crate::index::Shown::{Case, Elsewhere, NotWritten, Test};
use crate::index::Trap;
use crate::write::{file, run, shown};

const SEA: &str = "runtime/src/dialect/sea/refusals_test.rs";
const CHANGED: &str = "only_changed_counts_what_it_changes_and_then_nothing";

pub(crate) const TRAPS: &[Trap] = &[
    ("RETURNING", Elsewhere(SEA, "clauses_of_a_change")),
    ("LIMIT and ORDER BY of an update or a delete", Elsewhere(SEA, "clauses_of_a_change")),
    ("a statement that changes data inside another", Test("a_change_inside_a_query_is_refused")),
    (
        "rows are counted where they match or where they change",
        Elsewhere("tests/tests/operations.rs", CHANGED),
    ),
    (
        "a row that is right already is written again",
        Elsewhere("tests/tests/operations.rs", CHANGED),
    ),
    (
        "a client counts what a program does not",
        Elsewhere(
            "tests/tests/corpus/main.rs",
            "the_command_line_of_sqlite_does_what_the_evaluator_says",
        ),
    ),
    (
        "unique numbers that all move by one",
        Test("a_shift_of_unique_numbers_fails_whole_and_goes_in_two_steps"),
    ),
    ("chance, once or for each row", Elsewhere(SEA, "expressions")),
    ("a Uuid of the server's", Elsewhere(SEA, "expressions")),
    ("first and last without an order", Case("query.rs", "last of equals")),
    (
        "a statement that stops halfway",
        NotWritten("each statement is whole or nothing on these engines"),
    ),
];

#[derive(Table)]
#[table(name = "places")]
struct Place {
    #[column(primary_key)]
    id: i64,
    place: i64,
}

#[test]
fn a_shift_of_unique_numbers_fails_whole_and_goes_in_two_steps() {
    for_every_server(async |db| {
        db.execute_script("CREATE TABLE places (id BIGINT PRIMARY KEY, place BIGINT UNIQUE)").await;
        db.execute_script("INSERT INTO places VALUES (1, 1), (2, 2), (3, 3)").await;
        let rows = "SELECT place FROM places ORDER BY id";
        let shift = file(db.server(), Place::update().set(Place::place, Place::place + 1));
        db.try_script(&shift).await.expect_err("each row comes upon the next");
        assert_eq!(shown(db, rows).await, "1; 2; 3");
        assert_eq!(run(db, Place::update().set(Place::place, -Place::place)).await, 3);
        assert_eq!(run(db, Place::update().set(Place::place, -Place::place + 1)).await, 3);
        assert_eq!(shown(db, rows).await, "2; 3; 4");
    });
}

#[test]
fn a_change_inside_a_query_is_refused() {
    use amend::Dialect::{Mysql, Sqlite};
    use sea_query::{CommonTableExpression, Query, WithClause};
    let moved = Query::delete().from_table("places").returning_all().take();
    let moved = CommonTableExpression::new().table_name("moved").query(moved).to_owned();
    let mut insert = Query::insert();
    insert
        .into_table("archive")
        .columns(["id"])
        .with_cte(WithClause::new().cte(moved).to_owned())
        .select_from(Query::select().column("id").from("moved").take())
        .expect("one column");
    crate::write::refused(insert, &[Mysql, Sqlite], "a statement that changes data stands inside");
}
