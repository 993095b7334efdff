//! Strict Rust: the evaluator does to each row what the closure does to it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use amend::Dialect;
use amend::evaluate::{Failure, Tables, apply};
use amend::prelude::Table as _;
use amend_tests::stored::{self, file};

use super::all;
use super::thing::{Thing, things};

#[test]
fn the_evaluator_does_what_rust_does() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    let mut changed = 0;
    for case in all() {
        let Some(native) = case.native else { continue };
        for thing in things() {
            let mut tables = Tables::new().with(Thing::DEF, vec![thing.row()]);
            let outcome = apply(&case.statement, &mut tables);
            let mut after = thing.clone();
            let ran = catch_unwind(AssertUnwindSafe(|| native(&mut after)));
            compared += 1;
            let same = match (&outcome, &ran) {
                (Ok(count), Ok(())) => {
                    changed += count;
                    // A row that is right already is not touched.
                    tables.rows(Thing::DEF) == [after.row()] && (*count == 0) == (after == thing)
                }
                (Ok(0), Err(_)) => case.stays,
                (Err(Failure::Refused(_)), Err(_)) => !case.stays,
                _ => false,
            };
            if !same {
                let sql = file(Dialect::Sqlite, case.statement.clone()).unwrap_or_else(|why| why);
                let rows = tables.rows(Thing::DEF);
                let differs = stored::same(Thing::DEF, &[after.row()], rows, &sql);
                let (name, id) = (case.name, thing.id);
                wrong.push(format!("{name} of {id}: {outcome:?}, Rust {ran:?}: {differs:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(compared > 2000 && changed > 800, "{compared} {changed}");
}
