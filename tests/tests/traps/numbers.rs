//! Numbers, casts and truth.

use amend::prelude::*;
use amend_tests::for_every_server;
use sea_query::{Expr, ExprTrait as _, Query};

use crate::index::Shown::{Case, Elsewhere, Mistake, Test};
use crate::index::Trap;
use crate::write::{run, shown};

const TYPES: &str = "tests/tests/literals/docs.rs";

pub(crate) const TRAPS: &[Trap] = &[
    (
        "a whole quotient keeps its fraction on the MySQL family",
        Case("number/usual.rs", "divide truncates"),
    ),
    ("a double without a point divides as a whole number", Case("number/usual.rs", "float divide")),
    ("a quotient by 0", Case("number/usual.rs", "divide truncates")),
    ("a remainder by 0", Case("number/usual.rs", "remainder has the sign of the left")),
    ("half a sum", Case("query.rs", "half a sum")),
    (
        "decimals that are doubles on SQLite",
        Elsewhere(TYPES, "everything_refused_is_in_the_document_with_its_words"),
    ),
    ("a text that begins like a number", Case("cast.rs", "12abc")),
    ("an empty text is 0", Case("cast.rs", "text of another table's id")),
    ("a fraction is rounded or cut", Case("cast.rs", "double to i64")),
    ("CHAR is one character to PostgreSQL", Case("cast.rs", "number to text")),
    ("half is rounded to the even one", Case("number/usual.rs", "round a half")),
    ("a number compared with a text", Mistake("number-of-another-type")),
    ("a text set to a number", Mistake("text-into-a-number")),
    ("decimals that are exact or are not", Case("number/usual.rs", "float add")),
    ("SQLite makes a double of what leaves 64 bits", Case("number/usual.rs", "overflow of i64")),
    (
        "a session cuts what does not fit",
        Elsewhere("tests/tests/corpus/main.rs", "no_sql_mode_changes_what_is_done"),
    ),
    ("the greatest leaves NULL out on PostgreSQL", Case("choice.rs", "greatest")),
    ("a truth is no number to PostgreSQL", Case("condition.rs", "flag")),
    ("a condition where a number belongs", Case("cast.rs", "condition to number")),
    ("the text true in a column of numbers", Mistake("row-of-another-type")),
    ("SQLite's columns change what they store", Elsewhere(TYPES, "every_type_has_its_storage")),
    (
        "SQLite has no DEFAULT to set",
        Elsewhere("runtime/src/dialect/sea/refusals_test.rs", "expressions"),
    ),
    ("two minus signs begin a comment", Test("a_minus_before_a_minus_is_no_comment")),
    ("a minus of the smallest number", Case("number/usual.rs", "negate the smallest i64")),
];

#[derive(Table)]
#[table(name = "sums")]
struct Sum {
    #[column(primary_key)]
    id: i64,
    a: i64,
    x: Option<f64>,
}

#[test]
fn a_minus_before_a_minus_is_no_comment() {
    for_every_server(async |db| {
        db.execute_script(
            "CREATE TABLE sums (id BIGINT PRIMARY KEY, a BIGINT, x DOUBLE PRECISION)",
        )
        .await;
        db.execute_script("INSERT INTO sums VALUES (1, 7, 0.5)").await;
        let a = || Sum::a + 0;
        let values = [
            (a() - -1, "8"),
            (-(-a()), "7"),
            (-(a() - -1), "-8"),
            (a() - -a(), "14"),
            (a() - -(-a()), "0"),
            (-(-(-a())), "-7"),
            (a() + -1 - -2, "8"),
            (a() * -1 - -1, "-6"),
            (a() - i64::MIN / -2, "-4611686018427387897"),
        ];
        for (value, expected) in values {
            db.execute_script("UPDATE sums SET id = 1").await;
            assert_eq!(run(db, Sum::update().set(Sum::id, value)).await, 1);
            assert_eq!(shown(db, "SELECT id, a FROM sums").await, format!("{expected} 7"));
        }
        let double = Sum::update().set(Sum::x, -(-(Sum::x - -1.5)));
        assert_eq!(run(db, double).await, 1);
        for value in [Expr::col("a").sub(-1), Expr::val(-1).sub(Expr::col("a").mul(-1)).add(2)] {
            let update = Query::update().table("sums").value("id", value).take();
            assert_eq!(run(db, update).await, 1);
            assert_eq!(shown(db, "SELECT id, a FROM sums").await, "8 7");
        }
        assert_eq!(db.count("SELECT count(*) FROM sums WHERE x = 2").await, 1);
    });
}
