//! Random programs, from their grammar: as Rust does them, as the macro emits them, as text.

pub(crate) mod ast;
mod columns;
mod emit;
pub(crate) mod generate;
mod native;
mod resolve;
mod text;

pub(crate) use emit::statement;
pub(crate) use native::{exact, native};

use amend::Dialect;
use amend::statement::Statement;
use amend_tests::stored::file;

use self::ast::Program;
use crate::judge::{Bench, Counts, on_evaluator, outcome};
use crate::row::R;

/// Holds a program in the evaluator against the interpreter, row by row.
pub(crate) fn check(program: &Program, rows: &[R]) -> Result<Counts, String> {
    let statement = statement(program);
    if let Statement::Impossible(why) = &statement {
        return idle(program, rows, &why.problem).map_err(|why| told(program, &statement, &why));
    }
    let found = on_evaluator(&statement, &|row| native(program, row), rows);
    let counts = found.map_err(|why| told(program, &statement, &why))?;
    for row in rows.iter().filter(|row| native(program, row).is_none()) {
        if let (Ok(_), found) = outcome(&statement, row)
            && exact(program, row).is_some_and(|after| after.row() != found)
        {
            let why = format!("{found:?}\nafter a panic, of {row:?}");
            return Err(told(program, &statement, &why));
        }
    }
    Ok(counts)
}

/// A program that is no statement changes no row, or is too large.
fn idle(program: &Program, rows: &[R], problem: &str) -> Result<Counts, String> {
    let changes = |row: &&R| native(program, row).is_some_and(|after| after != **row);
    match rows.iter().find(changes) {
        Some(_) if problem.contains("divides by 0") => Ok(Counts::default()),
        Some(row) if !problem.contains("too large") => Err(format!("{problem}, but {row:?}")),
        Some(_) => Ok(Counts { large: 1, ..Counts::default() }),
        None => Ok(Counts { idle: 1, ..Counts::default() }),
    }
}

pub(crate) fn told(program: &Program, statement: &Statement, why: &str) -> String {
    let sql = file(Dialect::Postgres, statement.clone()).unwrap_or_else(|why| why);
    format!("{why}\n{program:?}\n{sql}")
}

/// Holds a program on a server against the interpreter.
pub(crate) async fn check_on(
    bench: &mut Bench,
    program: &Program,
    rows: &[R],
) -> Result<Counts, String> {
    let statement = statement(program);
    if let Statement::Impossible(_) = statement {
        return Ok(Counts::default());
    }
    let found = bench.holds(&statement, &|row| native(program, row), rows).await;
    found.map_err(|why| told(program, &statement, &why))
}
