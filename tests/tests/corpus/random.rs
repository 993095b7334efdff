//! Random typed statements on random rows: every server does what the evaluator says.
//!
//! A seed is printed, and `AMEND_TEST_SEED` sets another; `AMEND_TEST_SCALE` multiplies the number
//! of statements.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Instant;

use amend::evaluate::{Failure, Tables, apply};
use amend::statement::{Statement, UpdateTree};
use amend::table::SqlType;
use amend_tests::stored::{file, insert, same};
use amend_tests::{Database, Reader, Server, scale};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::generate::tables::{CHANGING, schema};
use crate::generate::{Script, kinds, scripts};

/// Scripts of up to 8 statements at scale 1.
const SCRIPTS: u32 = 25;
/// From this scale on every kind of node has to have been run.
const SCALE_OF_EVERY_KIND: u32 = 100;

/// What went through a server, so that a run that compared nothing is seen.
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
    /// Statements that have no one outcome.
    undecided: u64,
    /// Pairs of a statement and a row.
    pairs: u64,
}

impl Counts {
    fn ran(&self) -> u64 {
        self.changed + self.idle
    }
}

/// One server, and what has been done there.
struct Run {
    db: Database,
    reader: Reader,
    counts: Counts,
    /// How often each kind of node was in a statement that ran.
    kinds: BTreeMap<&'static str, u64>,
}

impl Run {
    /// Runs each statement on the script's rows.
    async fn script(&mut self, script: &Script) -> Result<(), TestCaseError> {
        let dialect = self.db.server().dialect();
        let mut fill = "BEGIN;\n".to_owned();
        for (table, rows) in &script.rows {
            fill += &format!("DELETE FROM {};\n", table.name);
            if !rows.is_empty() {
                let statement = insert(table, rows, dialect);
                fill += &file(dialect, statement).map_err(TestCaseError::fail)?;
            }
        }
        fill += "COMMIT;\n";
        for statement in &script.statements {
            let Ok(sql) = file(dialect, statement.clone()) else {
                self.counts.refused += 1;
                continue;
            };
            let tables = script.rows.iter().cloned();
            let mut tables = tables.fold(Tables::new(), |all, (table, rows)| all.with(table, rows));
            let expected = apply(statement, &mut tables);
            if let Err(Failure::Unknown(why)) = expected {
                return Err(TestCaseError::fail(format!(
                    "the evaluator does not know {why}\n{sql}"
                )));
            }
            if let Err(Failure::Undecided(_)) = expected {
                self.counts.undecided += 1;
                continue;
            }
            self.db.execute_script(&fill).await;
            self.one(statement, &sql, expected, &tables).await.map_err(TestCaseError::fail)?;
            self.counts.pairs += script.rows[0].1.len() as u64;
        }
        Ok(())
    }

    async fn one(
        &mut self,
        statement: &Statement,
        sql: &str,
        expected: Result<u64, Failure>,
        tables: &Tables,
    ) -> Result<(), String> {
        let found = self.db.try_script(sql).await;
        match (&expected, &found) {
            (Err(_), Ok(_)) => return Err(format!("{expected:?}, but it ran\n{sql}")),
            (Ok(_), Err(error)) => return Err(error.to_string()),
            (Ok(count), Ok(found)) if found != &[*count] && counts_rows(statement) => {
                return Err(format!("{found:?} rows, not {count}\n{sql}"));
            }
            (Ok(0), Ok(_)) => self.counts.idle += 1,
            (Ok(_), Ok(_)) => self.counts.changed += 1,
            (Err(_), Err(_)) => self.counts.failed += 1,
        }
        if expected.is_ok() {
            for kind in kinds::of(statement) {
                *self.kinds.entry(kind).or_default() += 1;
            }
        }
        same(CHANGING, tables.rows(CHANGING), &self.reader.rows(CHANGING).await, sql)
    }
}

/// Whether every server counts the rows of a statement in one way.
fn counts_rows(statement: &Statement) -> bool {
    // Where the keys of a document stand in another order, the guard may find that it changes.
    let has_document =
        |tree: &UpdateTree| tree.assignments.iter().any(|a| a.column.ty == SqlType::Json);
    match statement {
        Statement::Update(tree) => !(tree.only_changed && has_document(tree)),
        Statement::Insert(tree) => tree.conflict.is_none(),
        Statement::Delete(_) | Statement::Raw(_) | Statement::Sea(_) | Statement::Impossible(_) => {
            true
        }
    }
}

/// The number that the seed is made of.
pub(crate) fn seed() -> u8 {
    std::env::var("AMEND_TEST_SEED").map_or(11, |seed| seed.parse().expect("a seed below 256"))
}

/// Runs random statements on one server.
pub(crate) fn on(server: Server, seed: [u8; 32]) {
    let begun = Instant::now();
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio");
    let run = tokio.block_on(async {
        let mut db = Database::fresh(server).await;
        db.execute_script(&schema(server)).await;
        db.session(zone(server)).await;
        let reader = Reader::connect(&db).await;
        Run { db, reader, counts: Counts::default(), kinds: BTreeMap::new() }
    });
    let run = RefCell::new(run);
    let config = Config {
        cases: SCRIPTS * scale(),
        failure_persistence: None,
        max_shrink_iters: 3_000,
        max_shrink_time: 30_000,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let outcome = runner.run(&scripts(), |script| tokio.block_on(run.borrow_mut().script(&script)));
    let Run { db, counts, kinds, .. } = run.into_inner();
    if let Err(error) = outcome {
        panic!("{server}: {error}");
    }
    eprintln!("{server}: {counts:?} in {:?}", begun.elapsed());
    enough(server, &counts);
    if scale() >= SCALE_OF_EVERY_KIND {
        eprintln!("{server}: {kinds:?}");
        every_kind(server, &kinds);
    }
    tokio.block_on(db.close());
}

/// A time zone that nobody expects: what is stored and compared is in UTC all the same.
fn zone(server: Server) -> &'static str {
    match server {
        Server::Postgres => "SET TimeZone = 'America/New_York'",
        // A clock that is not set forward or back: a TIMESTAMP is told by it.
        Server::Mysql | Server::Mariadb => "SET time_zone = '-04:30'",
        Server::Sqlite => "SELECT 1",
    }
}

/// A run that left most out has shown nothing.
fn enough(server: Server, counts: &Counts) {
    let Counts { changed, idle, failed, refused, undecided, .. } = counts;
    let all = changed + idle + failed + refused + undecided;
    assert!(counts.ran() * 2 > all, "{server}: more than half was refused or undecided");
    assert!(*changed > 0 && *idle > 0, "{server}: {counts:?}");
}

/// Every kind of node was in a statement that ran.
fn every_kind(server: Server, kinds: &BTreeMap<&'static str, u64>) {
    let missing: Vec<_> = kinds::all()
        .into_iter()
        .filter(|kind| !kinds.contains_key(kind) && !kinds::NEVER.contains(kind))
        .filter(|kind| server != Server::Sqlite || !NOT_ON_SQLITE.contains(kind))
        .collect();
    assert!(missing.is_empty(), "{server}: no statement with {missing:?} ran");
}

/// What SQLite refuses.
const NOT_ON_SQLITE: [&str; 2] = ["every letter", "parse uuid"];
