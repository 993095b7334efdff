//! Statements of sea-query: what its own printers drop, change or leave to a panic.

use amend::Dialect::{Mysql, Sqlite};
use amend::prelude::*;
use amend_tests::{Server, for_every_server};
use sea_query::{
    CommonTableExpression, Expr, ExprTrait as _, FrameType, Func, Keyword, Query, Value,
    WindowStatement, WithClause,
};

use crate::index::Shown::{Elsewhere, NotWritten, Test};
use crate::index::Trap;
use crate::write::{refused, run, shown, try_file};

const REFUSALS: &str = "runtime/src/dialect/sea/refusals_test.rs";
const LITERALS: &str = "runtime/src/dialect/sea/literals_test.rs";
const OURS: &str = "runtime/tests/sea_query.rs";

pub(crate) const TRAPS: &[Trap] = &[
    ("RETURNING is dropped on MySQL", Elsewhere(REFUSALS, "clauses_of_a_change")),
    ("a condition of an upsert is dropped there", Elsewhere(REFUSALS, "upserts")),
    ("equal to NULL, in a list with NULL", Elsewhere(REFUSALS, "expressions")),
    ("a double loses its point", Test("values_come_back_as_they_were")),
    ("a double without an exponent", Test("values_come_back_as_they_were")),
    ("a character becomes a byte", Test("values_come_back_as_they_were")),
    ("the substitute character becomes a letter", Test("values_come_back_as_they_were")),
    ("a backslash that escapes in one mode alone", Elsewhere(LITERALS, "an_update")),
    ("a NUL before digits becomes another character", Elsewhere(REFUSALS, "values")),
    (
        "a literal that is not what a program binds",
        Test("values_are_stored_as_a_program_binds_them"),
    ),
    ("a number beyond 64 bits becomes a double", Elsewhere(REFUSALS, "values")),
    ("nanoseconds are cut", Elsewhere(REFUSALS, "values")),
    ("an offset is dropped or refused", Elsewhere(REFUSALS, "values")),
    (
        "a misspelt name is a text on SQLite",
        Elsewhere("tests/tests/traps/strings.rs", "a_misspelt_column_fails_everywhere"),
    ),
    ("two bars are OR", Elsewhere(REFUSALS, "every_operator_in_every_dialect")),
    ("a random number has another range on SQLite", Elsewhere(REFUSALS, "expressions")),
    ("MATERIALIZED is dropped", Test("materialized_is_written_or_refused")),
    ("a lock is dropped", Elsewhere(REFUSALS, "other_tables")),
    ("the second table of an update is dropped", Elsewhere(REFUSALS, "other_tables")),
    (
        "a target with an alias",
        Elsewhere("tests/tests/traps/other_tables.rs", "an_update_reads_two_other_tables"),
    ),
    ("an upsert that does nothing", Elsewhere(REFUSALS, "upserts")),
    ("the new row's name in an upsert", Elsewhere(REFUSALS, "upserts")),
    ("WITH before a change", Elsewhere(REFUSALS, "clauses_of_a_change")),
    ("WITH inside an insert's select", Elsewhere(LITERALS, "an_insert")),
    ("LIMIT in the list of an IN", Elsewhere(REFUSALS, "other_tables")),
    ("an alias in a delete", Elsewhere(REFUSALS, "clauses_of_a_change")),
    (
        "VALUES as a table",
        Elsewhere("tests/tests/traps/other_tables.rs", "a_list_of_values_is_a_table_everywhere"),
    ),
    ("ORDER BY, LIMIT and REPLACE for PostgreSQL", Elsewhere(REFUSALS, "clauses_of_a_change")),
    ("an upsert behind a select", Elsewhere(REFUSALS, "upserts")),
    ("an order inside a UNION, an OFFSET alone", Elsewhere(REFUSALS, "other_tables")),
    ("a window's frame without a blank", Test("the_frame_of_a_window_is_read")),
    (
        "a CASE without a condition, an update that sets nothing",
        Elsewhere(REFUSALS, "statements_that_say_too_little"),
    ),
    ("not a number, infinity", Elsewhere(REFUSALS, "values")),
    ("a date out of range", Elsewhere(REFUSALS, "values")),
    (
        "an array of PostgreSQL's",
        NotWritten("a feature of sea-query that is off; typed columns have arrays"),
    ),
    ("a decimal", NotWritten("a feature of sea-query that is off; typed columns have Decimal")),
    ("the names of an enum and of a constraint", Test("no_name_of_a_type_is_a_way_in")),
    ("text that is written as it is", Test("raw_text_ends_no_statement")),
    (
        "the type of a cast is not translated",
        Test("an_unknown_type_of_a_cast_is_the_servers_to_refuse"),
    ),
    (
        "the quotient of whole numbers is not adapted",
        Elsewhere(OURS, "statements_are_changes_with_our_quoting_and_literals"),
    ),
    (
        "an operator of another dialect panics",
        Elsewhere(REFUSALS, "every_operator_in_every_dialect"),
    ),
    ("a full outer join panics", Elsewhere(REFUSALS, "other_tables")),
    ("a placeholder of another dialect", Elsewhere(REFUSALS, "expressions")),
    ("SET in the order of insertion", Elsewhere(REFUSALS, "the_order_of_assignments")),
    ("a NUL in a document", Test("a_nul_in_a_document_is_refused_where_it_is_lost")),
];

const SCHEMA: &str =
    "CREATE TABLE samples (id BIGINT PRIMARY KEY, name VARCHAR(100), x DOUBLE PRECISION)";

#[test]
fn values_come_back_as_they_were() {
    let texts =
        ["\u{1a}", "\u{1a}2", "\\", "\\'", "'", "\n12", "%_", "你", "é", "😀", "Ł", "ħ", "?", "$1"];
    let letters = ['你', 'é', '😀', 'Ł', 'ħ', '\'', '\\', '\u{1a}'];
    let doubles =
        [1.0, 0.1, 1e300, -1e300, 1e65, 5e-324, f64::MAX, f64::MIN_POSITIVE, 9007199254740993.0];
    for_every_server(async |db| {
        let server = db.server();
        let schema = match server {
            Server::Mysql | Server::Mariadb => format!("{SCHEMA} DEFAULT CHARSET utf8mb4"),
            Server::Postgres | Server::Sqlite => SCHEMA.to_owned(),
        };
        db.execute_script(&schema).await;
        let letter_values = letters.map(|letter| (Value::from(letter), String::from(letter)));
        let text_values = texts.map(|text| (Value::from(text), text.to_owned()));
        for (value, text) in letter_values.into_iter().chain(text_values) {
            db.execute_script("DELETE FROM samples").await;
            let mut insert = Query::insert();
            insert.into_table("samples").columns(["id", "name"]);
            insert.values_panic([1.into(), Expr::val(value)]);
            run(db, insert).await;
            assert_eq!(shown(db, "SELECT name FROM samples").await, text, "{text:?}");
        }
        let set = |value: Expr| Query::update().table("samples").value("x", value).take();
        for double in doubles {
            assert_eq!(run(db, set(Expr::val(double))).await, 1);
            let text = shown(db, "SELECT x FROM samples").await;
            assert_eq!(text.parse(), Ok(double), "{server}: {text}");
        }
        run(db, set(Expr::val(1.0).div(Expr::val(2.0)))).await;
        assert_eq!(db.count("SELECT count(*) FROM samples WHERE x = 0.5").await, 1);
    });
}

#[test]
fn values_are_stored_as_a_program_binds_them() {
    let made: DateTime<Utc> = "2024-02-29T13:14:15.5Z".parse().expect("a time");
    let local = made.naive_utc();
    let owner = Uuid::from_u128(7);
    for_every_server(async |db| {
        let (time, uuid) = match db.server() {
            Server::Postgres => ("timestamptz", "uuid"),
            Server::Mysql | Server::Mariadb => ("DATETIME(6)", "BINARY(16)"),
            Server::Sqlite => ("TEXT", "BLOB"),
        };
        let local_time = if time == "timestamptz" { "timestamp" } else { time };
        db.execute_script(&format!(
            "CREATE TABLE samples (id BIGINT PRIMARY KEY, made {time}, local {local_time}, owner {uuid})"
        ))
        .await;
        let mut insert = Query::insert();
        insert.into_table("samples").columns(["id", "made", "local", "owner"]);
        insert.values_panic([1.into(), Expr::val(made), Expr::val(local), Expr::val(owner)]);
        run(db, insert).await;
        macro_rules! bound {
            ($connection:ty, $first:literal, $second:literal, $third:literal) => {{
                use sqlx::Connection as _;
                let mut connection = <$connection>::connect(db.url()).await.expect("a connection");
                let sql = concat!(
                    "SELECT count(*) FROM samples WHERE made = ",
                    $first,
                    " AND local = ",
                    $second,
                    " AND owner = ",
                    $third
                );
                let query = sqlx::query_scalar::<_, i64>(sql).bind(made).bind(local).bind(owner);
                query.fetch_one(&mut connection).await.expect("a count")
            }};
        }
        let found = match db.server() {
            Server::Postgres => bound!(sqlx::PgConnection, "$1", "$2", "$3"),
            Server::Mysql | Server::Mariadb => bound!(sqlx::MySqlConnection, "?", "?", "?"),
            Server::Sqlite => bound!(sqlx::SqliteConnection, "?", "?", "?"),
        };
        assert_eq!(found, 1, "{}", db.server());
    });
}

#[test]
fn materialized_is_written_or_refused() {
    let given = CommonTableExpression::from_select(Query::select().expr_as(1, "id").take())
        .table_name("given")
        .materialized(true)
        .to_owned();
    let select = Query::select()
        .column("id")
        .from("given")
        .with_cte(WithClause::new().cte(given).to_owned())
        .take();
    let mut insert = Query::insert();
    insert.into_table("samples").columns(["id"]).select_from(select).expect("one column");
    refused(insert.clone(), &[Mysql], "no MATERIALIZED");
    for_every_server(async |db| {
        if db.server().dialect() != Mysql {
            db.execute_script(SCHEMA).await;
            assert_eq!(run(db, insert.clone()).await, 1);
        }
    });
}

#[test]
fn the_frame_of_a_window_is_read() {
    let window = WindowStatement::new()
        .order_by("id", sea_query::Order::Asc)
        .frame_between(
            FrameType::Rows,
            sea_query::Frame::Preceding(2),
            sea_query::Frame::Following(3),
        )
        .take();
    let select = Query::select()
        .expr(Expr::col("id").add(100))
        .expr_window(Func::max(Expr::col("x")), window)
        .from("samples")
        .take();
    let mut insert = Query::insert();
    insert.into_table("samples").columns(["id", "x"]).select_from(select).expect("two columns");
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        db.execute_script(
            "INSERT INTO samples (id, x) VALUES (1, 1), (2, 2), (6, 6), (7, 7), (8, 8)",
        )
        .await;
        assert_eq!(run(db, insert.clone()).await, 5);
        assert_eq!(db.count("SELECT count(*) FROM samples WHERE id = 101 AND x = 7").await, 1);
        assert_eq!(db.count("SELECT count(*) FROM samples WHERE id = 102 AND x = 8").await, 1);
    });
}

fn setting(value: impl Into<Expr>) -> sea_query::UpdateStatement {
    Query::update().table("samples").value("name", value).take()
}

/// The dialects write it, whatever the server says then, and it is one statement still.
#[test]
fn no_name_of_a_type_is_a_way_in() {
    let names = ["mo\"od", "m\"; DELETE FROM samples; --", "app.mood", "m`d", "m'd", "Mood[]"];
    for name in names {
        for dialect in amend::Dialect::ALL {
            let sql = try_file(dialect, setting(Expr::val("sad").as_enum(name.to_owned())));
            let sql = sql.unwrap_or_else(|refusal| panic!("{refusal}"));
            let found = amend::directory::split(sql.as_bytes(), dialect).expect("a file");
            assert_eq!(found.len(), 1, "{sql}");
            assert!(!sql.contains("\nDELETE"), "{sql}");
        }
    }
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        db.execute_script("INSERT INTO samples (id) VALUES (1)").await;
        for name in names {
            let sql =
                crate::write::file(db.server(), setting(Expr::val("sad").as_enum(name.to_owned())));
            let ran = db.try_script(&sql).await;
            // Only PostgreSQL has types of its own, and none of these.
            assert_eq!(ran.is_err(), db.server() == Server::Postgres, "{ran:?}\n{sql}");
            assert_eq!(db.count("SELECT count(*) FROM samples").await, 1, "{sql}");
        }
    });
}

#[test]
fn raw_text_ends_no_statement() {
    let all = &amend::Dialect::ALL;
    let hostile = "1; DELETE FROM samples";
    refused(setting(Expr::cust(hostile)), all, "statement");
    refused(setting(Expr::cust("'")), all, "");
    refused(setting(Expr::cust_with_values("$1; DELETE FROM samples", [1])), all, "statement");
    refused(setting(Expr::val(1).cast_as("int); DELETE FROM samples; --")), all, "");
    refused(setting(Func::cust("f(1); DELETE FROM samples; SELECT g").arg(1)), all, "");
    refused(setting(Expr::from(Keyword::Custom("x; DELETE FROM samples".into()))), all, "");
    refused(
        Query::delete().from_table("t").and_where(Expr::cust(hostile)).take(),
        all,
        "statement",
    );
}

#[test]
fn an_unknown_type_of_a_cast_is_the_servers_to_refuse() {
    let cast = setting(Expr::val(1).cast_as("text"));
    refused(cast.clone(), &[], "");
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        db.execute_script("INSERT INTO samples (id) VALUES (1)").await;
        let sql = crate::write::file(db.server(), cast.clone());
        let ran = db.try_script(&sql).await;
        assert_eq!(ran.is_err(), db.server().dialect() == Mysql, "{ran:?}");
    });
}

#[test]
fn a_nul_in_a_document_is_refused_where_it_is_lost() {
    let document = json!({"k": "a\0b"});
    refused(setting(Expr::val(document)), &[amend::Dialect::Postgres], "NUL");
    refused(setting("a\0b"), &[amend::Dialect::Postgres, Sqlite], "NUL");
}
