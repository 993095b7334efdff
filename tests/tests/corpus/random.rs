//! Random typed statements on random rows: every server does what the evaluator says.
//!
//! A seed is printed; `AMEND_TEST_SCALE` multiplies the number of statements.

use std::cell::RefCell;

use amend::evaluate::{Failure, Row, Tables, apply};
use amend::expr::Value;
use amend::prelude::Table as _;
use amend::statement::Statement;
use amend::table::{ColumnDef, SqlType};
use amend_tests::stored::{file, insert, same};
use amend_tests::{Database, Reader, Server, scale};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::generate::{literal, statement};
use crate::rows::{C, rows, schema};

/// Statements at scale 1; each meets all rows.
const STATEMENTS: u32 = 100;
/// How many random rows stand beside those of the corpus.
const ROWS: usize = 8;

/// A value for a column, NULL where it may be.
fn cell(column: &'static ColumnDef) -> BoxedStrategy<Value> {
    let some = literal(column.ty);
    if column.nullable { prop_oneof![1 => Just(Value::Null), 5 => some].boxed() } else { some }
}

/// Random rows behind those of the corpus, each with an id of its own.
fn random_rows(server: Server) -> impl Strategy<Value = Vec<Row>> {
    let cells: Vec<_> = C::DEF.columns.iter().map(cell).collect();
    proptest::collection::vec(cells, ROWS).prop_map(move |random| {
        let mut all = rows(server.dialect());
        for (place, values) in random.into_iter().enumerate() {
            let id = Value::I64(100 + place as i64);
            let values = std::iter::once(id).chain(values.into_iter().skip(1));
            all.push(Row::new(C::DEF.columns.iter().zip(values)));
        }
        all
    })
}

/// What went through the servers, so that a run that compared nothing is seen.
#[derive(Debug, Default)]
struct Counts {
    /// Statements that changed rows.
    changed: u64,
    /// Statements that found none.
    idle: u64,
    /// Statements that both refused for the rows.
    failed: u64,
    /// Statements that the dialect cannot say.
    refused: u64,
    /// Pairs of a statement and a row.
    pairs: u64,
}

/// Runs one statement on rows, and takes it back.
async fn one(
    db: &mut Database,
    reader: &mut Reader,
    rows: &[Row],
    statement: &Statement,
    counts: &mut Counts,
) -> Result<(), TestCaseError> {
    let server = db.server();
    let Ok(sql) = file(server.dialect(), statement.clone()) else {
        counts.refused += 1;
        return Ok(());
    };
    let mut tables = Tables::new().with(C::DEF, rows.to_vec());
    let expected = apply(statement, &mut tables);
    if let Err(Failure::Unknown(_) | Failure::Undecided(_)) = expected {
        return Ok(());
    }
    let fill = file(server.dialect(), insert(C::DEF, rows, server.dialect()))
        .map_err(TestCaseError::fail)?;
    db.execute_script("DELETE FROM corpus").await;
    db.execute_script(&fill).await;
    let found = db.try_script(&sql).await;
    let after = reader.rows(C::DEF).await;
    counts.pairs += rows.len() as u64;
    match (&expected, &found) {
        (Err(_), Ok(_)) => {
            return Err(TestCaseError::fail(format!("{expected:?}, but it ran\n{sql}")));
        }
        (Ok(_), Err(error)) => return Err(TestCaseError::fail(error.to_string())),
        (Ok(count), Ok(found)) if found != &[*count] => {
            return Err(TestCaseError::fail(format!("{found:?} rows, not {count}\n{sql}")));
        }
        (Ok(0), Ok(_)) => counts.idle += 1,
        (Ok(_), Ok(_)) => counts.changed += 1,
        (Err(_), Err(_)) => counts.failed += 1,
    }
    same(C::DEF, tables.rows(C::DEF), &after, &sql).map_err(TestCaseError::fail)
}

/// Runs random statements on one server.
pub(crate) fn on(server: Server, seed: [u8; 32]) {
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio");
    let (db, reader) = tokio.block_on(async {
        let mut db = Database::fresh(server).await;
        db.execute_script(&schema(server)).await;
        let reader = Reader::connect(&db).await;
        (db, reader)
    });
    let state = RefCell::new((db, reader, Counts::default()));
    let config =
        Config { cases: STATEMENTS * scale(), failure_persistence: None, ..Config::default() };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let outcome = runner.run(&(random_rows(server), statement()), |(rows, statement)| {
        let (db, reader, counts) = &mut *state.borrow_mut();
        tokio.block_on(one(db, reader, &rows, &statement, counts))
    });
    let (db, _, counts) = state.into_inner();
    eprintln!("{server}: {counts:?}");
    if let Err(error) = outcome {
        panic!("{server}: {error}");
    }
    assert!(counts.changed > 0 && counts.idle > 0, "{server}: {counts:?}");
    tokio.block_on(db.close());
}

/// Types that a random statement is about.
pub(crate) const TYPES: [SqlType; 8] = [
    SqlType::Bool,
    SqlType::I32,
    SqlType::I64,
    SqlType::F64,
    SqlType::Text,
    SqlType::Json,
    SqlType::Uuid,
    SqlType::Timestamp,
];
