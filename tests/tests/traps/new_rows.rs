//! New rows, and keys that are there already.

use amend::prelude::*;
use amend_tests::{Server, for_every_server};

use crate::index::Shown::{Case, Elsewhere, Test};
use crate::index::Trap;
use crate::write::{file, run, shown};

const SEA: &str = "runtime/src/dialect/sea/refusals_test.rs";
const REFUSED: &str = "tests/tests/refused_queries.rs";

pub(crate) const TRAPS: &[Trap] = &[
    ("no word for the new row is everybody's", Case("insert.rs", "conflict, update")),
    (
        "the MySQL family takes any unique key for the conflict",
        Case("insert.rs", "conflict with another key"),
    ),
    ("and changes that row", Case("insert.rs", "conflict with another key, update")),
    ("SQLite reads ON behind a FROM as a join's", Case("insert.rs", "conflict of selected rows")),
    (
        "two new rows of one key",
        Elsewhere(REFUSED, "a_conflict_that_leaves_open_which_row_is_kept_is_refused"),
    ),
    ("a key that is there, and nobody said what then", Case("insert.rs", "insert a double key")),
    (
        "what ignores a key ignores other errors",
        Test("nothing_done_about_a_key_hides_no_other_error"),
    ),
    (
        "REPLACE empties the other columns",
        Test("an_update_of_a_key_that_is_there_keeps_other_columns"),
    ),
    ("REPLACE is not PostgreSQL's", Elsewhere(SEA, "clauses_of_a_change")),
    ("the MySQL family has no condition there", Elsewhere(SEA, "upserts")),
    ("a constraint's name there", Elsewhere(SEA, "upserts")),
    ("rows that are read while they are written", Case("insert.rs", "insert its own rows")),
    (
        "a row that is there counts twice",
        Test("an_update_of_a_key_that_is_there_keeps_other_columns"),
    ),
];

#[derive(Table)]
#[table(name = "cards")]
struct Card {
    #[column(primary_key)]
    id: i64,
    name: Option<String>,
    size: Option<i32>,
    price: Option<i64>,
}

const SCHEMA: &str = "CREATE TABLE cards (id BIGINT PRIMARY KEY, name VARCHAR(9) NOT NULL,
    size SMALLINT CHECK (size < 100), price BIGINT DEFAULT 7);
    INSERT INTO cards (id, name, size, price) VALUES (1, 'old', 1, 99)";

#[test]
fn nothing_done_about_a_key_hides_no_other_error() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(SCHEMA).await;
        let insert = |id, name: Option<&str>, size| {
            let insert = Card::insert().columns((Card::id, Card::name, Card::size));
            insert.row((id, name.map(str::to_owned), size)).on_conflict((Card::id,)).do_nothing()
        };
        for wrong in [insert(2, None, 2), insert(3, Some("x"), 100)] {
            let sql = file(server, wrong);
            let found = db.try_script(&sql).await;
            assert!(found.is_err(), "{server}: {found:?}\n{sql}");
        }
        if server != Server::Sqlite {
            let sql = file(server, insert(4, Some("0123456789"), 2));
            assert!(db.try_script(&sql).await.is_err(), "{server} cuts a text");
        }
        run(db, insert(1, Some("new"), 2)).await;
        assert_eq!(shown(db, "SELECT * FROM cards").await, "1 old 1 99");
    });
}

#[test]
fn an_update_of_a_key_that_is_there_keeps_other_columns() {
    for_every_server(async |db| {
        db.execute_script(SCHEMA).await;
        let insert = || {
            let insert = Card::insert().columns((Card::id, Card::name, Card::size));
            insert.row((1, "new", 2)).row((2, "other", 3)).on_conflict((Card::id,))
        };
        run(db, insert().update((Card::name,))).await;
        let rows = "SELECT * FROM cards ORDER BY id";
        assert_eq!(shown(db, rows).await, "1 new 1 99; 2 other 3 7");
        // Servers do not count alike, so nothing may depend on it; the rows are the same.
        run(db, insert().update((Card::name,))).await;
        assert_eq!(shown(db, rows).await, "1 new 1 99; 2 other 3 7");
    });
}
