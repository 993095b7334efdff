//! Texts, and the names of tables and columns.

use amend::Dialect::{Mysql, Postgres};
use amend::prelude::*;
use amend::statement::{DeleteTree, Statement};
use amend::table::{ColumnDef, TableDef};
use amend_tests::for_every_server;
use sea_query::{Expr, ExprTrait as _, Query};

use crate::index::Shown::{Case, Elsewhere, Mistake, NotWritten, Test};
use crate::index::Trap;
use crate::write::{file, refused, run, shown};

const LITERALS: &str = "tests/tests/literals/main.rs";
const NAUGHTY: &str = "naughty_text_comes_back_unchanged_in_every_mode_or_is_refused";

pub(crate) const TRAPS: &[Trap] = &[
    ("two bars are OR on the MySQL family", Case("text.rs", "concat")),
    (
        "and join there in a session that was told so",
        Elsewhere("tests/tests/corpus/main.rs", "no_sql_mode_changes_what_is_done"),
    ),
    (
        "a program's own statement that joins by bars",
        Elsewhere("runtime/src/dialect/sea/refusals_test.rs", "every_operator_in_every_dialect"),
    ),
    ("PostgreSQL's CONCAT leaves NULL out", Case("text.rs", "concat of texts")),
    ("a backslash escapes or does not", Elsewhere(LITERALS, NAUGHTY)),
    ("a backslash before a quote ends the text in one mode", Elsewhere(LITERALS, NAUGHTY)),
    ("a NUL is no text to PostgreSQL", Elsewhere(LITERALS, NAUGHTY)),
    (
        "a NUL ends a file",
        Elsewhere("tests/tests/split/verdicts.rs", "no_server_reads_a_file_on_behind_a_nul"),
    ),
    ("double quotes make a text of a misspelt name", Test("a_misspelt_column_fails_everywhere")),
    ("PostgreSQL cuts a long name", Test("a_name_that_would_be_cut_is_refused")),
    ("words that MySQL 8 reserves", Test("reserved_words_are_names")),
    ("a table's name by case", NotWritten("a name is written as it is given, always quoted")),
    (
        "a collation that ignores case and accents",
        Elsewhere(
            "tests/tests/operations.rs",
            "only_changed_counts_what_it_changes_and_then_nothing",
        ),
    ),
    ("a collation that ignores blanks at the end", Case("condition.rs", "distinct text")),
    ("LIKE ignores case", Case("text.rs", "contains in capitals")),
    ("LIKE escapes by a backslash or by nothing", Case("text.rs", "like an escaped wildcard")),
    ("SQLite knows the case of ASCII alone", Case("text.rs", "small letters")),
    ("length counts bytes or characters", Case("text.rs", "characters")),
    ("a substring from 0", Case("text.rs", "substring from 0")),
    ("a substring from a place that a row says", Case("text.rs", "substring by columns")),
    ("GROUP_CONCAT cuts", NotWritten("no operation joins the texts of several rows")),
    ("an empty text is no NULL", Case("choice.rs", "null if text")),
    ("an order of texts in Rust is not the server's", Case("query.rs", "min of text")),
    ("PostgreSQL's char drops blanks", NotWritten("documented: the type of text is text")),
    ("text that is compared with a number", Mistake("number-of-another-type")),
];

#[derive(Table)]
#[table(name = "groups")]
struct Reserved {
    #[column(primary_key)]
    rank: i64,
    lead: Option<i64>,
    system: Option<i64>,
    schema: Option<String>,
    order: Option<String>,
    select: Option<i64>,
    key: Option<bool>,
    condition: Option<Json>,
}

#[test]
fn reserved_words_are_names() {
    for_every_server(async |db| {
        let quote = if db.server().dialect() == Postgres { '"' } else { '`' };
        let columns = [
            ("rank", "BIGINT PRIMARY KEY"),
            ("lead", "BIGINT"),
            ("system", "BIGINT"),
            ("schema", "VARCHAR(9)"),
            ("order", "VARCHAR(9)"),
            ("select", "BIGINT"),
            ("key", "BOOLEAN"),
            ("condition", if quote == '"' { "JSONB" } else { "JSON" }),
        ];
        let columns = columns.map(|(name, ty)| format!("{quote}{name}{quote} {ty}")).join(", ");
        db.execute_script(&format!("CREATE TABLE {quote}groups{quote} ({columns})")).await;
        let insert = Reserved::insert()
            .columns((Reserved::rank, Reserved::lead, Reserved::system))
            .row((1, 2, 3))
            .on_conflict((Reserved::rank,))
            .update((Reserved::lead,));
        run(db, insert).await;
        let own = Reserved::rows().matching(Reserved::lead, Reserved::lead).count();
        let update = Reserved::update()
            .set(Reserved::lead, Reserved::system)
            .set(Reserved::system, Reserved::lead)
            .set(Reserved::schema, "s")
            .set(Reserved::select, own)
            .set(Reserved::key, true)
            .set(Reserved::condition, json!({"order": 1}))
            .filter(Reserved::order.is_null());
        assert_eq!(run(db, update).await, 1);
        let table = format!("SELECT * FROM {quote}groups{quote}");
        let row = shown(db, &table).await;
        assert!(row.starts_with("1 3 2 s - 1 "), "{row}");
        let delete = Reserved::delete().filter(Reserved::condition.get("order").as_i64().eq(1));
        assert_eq!(run(db, delete).await, 1);
    });
}

#[derive(Table)]
#[table(name = "words")]
struct Word {
    #[column(primary_key)]
    id: i64,
    name: Option<String>,
    /// There is no such column.
    nmae: Option<String>,
}

#[test]
fn a_misspelt_column_fails_everywhere() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script("CREATE TABLE words (id BIGINT PRIMARY KEY, name VARCHAR(9))").await;
        db.execute_script("INSERT INTO words VALUES (1, 'a'), (2, NULL)").await;
        let statements = [
            file(server, Word::update().set(Word::name, Word::nmae)),
            file(server, Word::update().set(Word::nmae, "x")),
            file(server, Word::update().set(Word::name, "x").filter(Word::nmae.is_not_null())),
            file(server, Word::delete().filter(Word::nmae.is_null().not())),
            file(server, Word::delete().filter(Word::rows().max(Word::nmae).is_not_null())),
            file(server, Word::insert().columns((Word::id, Word::nmae)).row((3, "x"))),
            file(server, Query::update().table("words").value("name", Expr::col("nmae")).take()),
            file(
                server,
                Query::delete()
                    .from_table("words")
                    .and_where(Expr::col("nmae").is_not_null())
                    .take(),
            ),
        ];
        for sql in statements {
            let failure = db.try_script(&sql).await.expect_err(&sql).to_string();
            assert!(failure.contains("nmae"), "{failure}");
        }
        assert_eq!(shown(db, "SELECT * FROM words ORDER BY id").await, "1 a; 2 -");
    });
}

fn with_column(name: &'static str) -> Statement {
    let column = Box::leak(Box::new(ColumnDef::new::<Option<bool>>(name)));
    let table = Box::leak(Box::new(TableDef {
        schema: None,
        name: "t",
        columns: std::slice::from_ref(column),
    }));
    let filter = amend::expr::Node::IsNull(Box::new(amend::expr::IsNull {
        operand: amend::expr::Node::Column(amend::expr::ColumnRef { table, column }),
        negated: false,
    }));
    Statement::Delete(DeleteTree { table, filter: Some(filter), every_row: false })
}

#[test]
fn a_name_that_would_be_cut_is_refused() {
    let name = |length: usize| -> &'static str { Box::leak("n".repeat(length).into_boxed_str()) };
    refused(with_column(name(63)), &[], "");
    refused(with_column(name(64)), &[Postgres], "longer than 63 bytes and would be cut");
    refused(with_column(name(65)), &[Postgres, Mysql], "longer than");
    // Of bytes there, of characters here.
    let wide: &'static str = Box::leak("é".repeat(32).into_boxed_str());
    refused(with_column(wide), &[Postgres], "longer than 63 bytes and would be cut");
}
