//! A program's statement held against what Rust does to the same rows.
//!
//! What is held, for every row and every engine:
//!
//! - Where Rust leaves a row, the statement leaves the same row, and counts it if, and only if, a
//!   column has changed. It never fails for such a row: a guard guards. That holds for the
//!   statement that runs again on what the first has left, too.
//! - Where Rust panics, for a number that does not fit, the statement fails and changes nothing; or
//!   the number was not needed after all, and every engine leaves the row that the evaluator does.
//!   Rust calculates what is thrown away later, and SQL may not.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use amend::evaluate::{Failure, Row, Tables, apply};
use amend::prelude::Table as _;
use amend::statement::Statement;
use amend_tests::stored::{file, insert, same};
use amend_tests::{Database, Reader, Server};

use crate::row::{R, schema};

/// What Rust does to a row; `None` where it panics.
pub(crate) type Native<'a> = &'a dyn Fn(&R) -> Option<R>;

/// What was compared, so that a run that compared nothing is seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Pairs of a program and a row that Rust has an outcome for.
    pub(crate) pairs: u64,
    /// Those that changed the row.
    pub(crate) changed: u64,
    /// Pairs for which Rust panics.
    pub(crate) panicked: u64,
    /// Programs that changed nothing when they ran again.
    pub(crate) settled: u64,
    /// Programs that are no statement since they change no row.
    pub(crate) idle: u64,
    /// Programs that are too large for one.
    pub(crate) large: u64,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Counts) {
        self.pairs += more.pairs;
        self.changed += more.changed;
        self.panicked += more.panicked;
        self.settled += more.settled;
        self.idle += more.idle;
        self.large += more.large;
    }
}

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Runs what may panic, without a word about it.
pub(crate) fn caught(run: impl FnOnce()) -> bool {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !EXPECTED.get() {
                usual(info);
            }
        }));
    });
    EXPECTED.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(run));
    EXPECTED.set(false);
    outcome.is_ok()
}

/// What the evaluator makes of a row.
pub(crate) fn outcome(statement: &Statement, row: &R) -> (Result<u64, Failure>, Row) {
    let mut tables = Tables::new().with(R::DEF, vec![row.row()]);
    let outcome = apply(statement, &mut tables);
    (outcome, tables.rows(R::DEF)[0].clone())
}

/// Rows, and what Rust makes of them.
struct Outcomes {
    /// Before, after, and after the program has run again.
    left: Vec<(R, R, Option<R>)>,
    panicked: Vec<R>,
}

fn outcomes(native: Native<'_>, rows: &[R]) -> Outcomes {
    let mut outcomes = Outcomes { left: Vec::new(), panicked: Vec::new() };
    for row in rows {
        match native(row) {
            Some(after) => {
                let again = native(&after);
                outcomes.left.push((row.clone(), after, again));
            }
            None => outcomes.panicked.push(row.clone()),
        }
    }
    outcomes
}

/// Holds a statement against Rust in the evaluator.
pub(crate) fn on_evaluator(
    statement: &Statement,
    native: Native<'_>,
    rows: &[R],
) -> Result<Counts, String> {
    let outcomes = outcomes(native, rows);
    let mut counts = Counts { panicked: outcomes.panicked.len() as u64, ..Counts::default() };
    for (before, after, again) in &outcomes.left {
        held(statement, before, after)?;
        counts.pairs += 1;
        counts.changed += u64::from(before != after);
        if let Some(again) = again {
            held(statement, after, again).map_err(|why| format!("a second time: {why}"))?;
        }
    }
    Ok(counts)
}

fn held(statement: &Statement, before: &R, after: &R) -> Result<(), String> {
    let (outcome, found) = outcome(statement, before);
    let changes = u64::from(before != after);
    if outcome != Ok(changes) {
        return Err(format!(
            "{outcome:?} rows, not {changes}\nbefore {before:?}\nRust   {after:?}"
        ));
    }
    same(R::DEF, &[after.row()], &[found], "").map_err(|why| format!("{why}\nbefore {before:?}"))
}

/// A server with the table, for any number of programs.
pub(crate) struct Bench {
    db: Database,
    reader: Reader,
}

impl Bench {
    pub(crate) async fn on(server: Server) -> Bench {
        let mut db = Database::fresh(server).await;
        db.execute_script(&schema(server)).await;
        if server == Server::Sqlite {
            db.session("PRAGMA synchronous = OFF").await;
        }
        let reader = Reader::connect(&db).await;
        Bench { db, reader }
    }

    pub(crate) async fn close(self) {
        self.db.close().await;
    }

    async fn fill(&mut self, rows: &[Row]) {
        let dialect = self.db.server().dialect();
        let fill = file(dialect, insert(R::DEF, rows, dialect)).expect("rows can be written");
        self.db.execute_script("DELETE FROM judged").await;
        self.db.execute_script(&fill).await;
    }

    /// Holds a statement against Rust on the server.
    pub(crate) async fn holds(
        &mut self,
        statement: &Statement,
        native: Native<'_>,
        rows: &[R],
    ) -> Result<Counts, String> {
        let sql = file(self.db.server().dialect(), statement.clone())?;
        let outcomes = outcomes(native, rows);
        let mut counts = Counts { panicked: outcomes.panicked.len() as u64, ..Counts::default() };
        let befores: Vec<Row> = outcomes.left.iter().map(|(before, _, _)| before.row()).collect();
        if !befores.is_empty() {
            self.fill(&befores).await;
            let changed = outcomes.left.iter().filter(|(before, after, _)| before != after).count();
            let afters = outcomes.left.iter().map(|(_, after, _)| after.row()).collect();
            self.step(&sql, changed as u64, afters).await?;
            counts.pairs = befores.len() as u64;
            counts.changed = changed as u64;
            let again: Option<Vec<(&R, &R)>> = outcomes
                .left
                .iter()
                .map(|(_, after, again)| again.as_ref().map(|again| (after, again)))
                .collect();
            if let Some(again) = again {
                let changed = again.iter().filter(|(after, again)| after != again).count();
                let afters = again.iter().map(|(_, again)| again.row()).collect();
                let second = self.step(&sql, changed as u64, afters).await;
                second.map_err(|why| format!("a second time: {why}"))?;
                counts.settled = u64::from(changed == 0);
            }
        }
        // A failure is of the whole statement, so such a row comes alone; a few are enough.
        for row in outcomes.panicked.iter().take(2) {
            self.as_the_evaluator(statement, &sql, row).await?;
        }
        Ok(counts)
    }

    async fn step(&mut self, sql: &str, changed: u64, afters: Vec<Row>) -> Result<(), String> {
        let found = self.db.try_script(sql).await.map_err(|failure| failure.to_string())?;
        let rows = self.reader.rows(R::DEF).await;
        same(R::DEF, &afters, &rows, sql)?;
        if found == [changed] {
            Ok(())
        } else {
            Err(format!("{found:?} rows, not {changed}\n{sql}"))
        }
    }

    /// Holds a statement against the evaluator, for a row of which Rust has no outcome.
    pub(crate) async fn as_the_evaluator(
        &mut self,
        statement: &Statement,
        sql: &str,
        row: &R,
    ) -> Result<(), String> {
        let (outcome, after) = outcome(statement, row);
        self.fill(&[row.row()]).await;
        let found = self.db.try_script(sql).await;
        match (outcome, found) {
            (Err(Failure::Refused(why)), Ok(found)) => {
                Err(format!("{found:?} rows, but it should have failed: {why}\n{row:?}\n{sql}"))
            }
            (Err(Failure::Unknown(what)), _) => Err(format!("the evaluator does not know {what}")),
            (Err(Failure::Undecided(_)), _) | (Err(Failure::Refused(_)), Err(_)) => Ok(()),
            (Ok(_), Err(failure)) => Err(format!("{failure}\n{row:?}")),
            (Ok(_), Ok(_)) => same(R::DEF, &[after], &self.reader.rows(R::DEF).await, sql),
        }
    }
}
