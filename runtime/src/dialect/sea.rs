//! sea-query's statements, written with our literals and our quoting.
//!
//! [`Backend`] implements sea-query's builder traits from their default methods. What recurses is
//! never handed to a backend of sea-query's own, which would write its literals from there on down;
//! only names of operators and functions, and clauses without a value, are asked of one. The parts:
//! [`builder`] is the trait's methods and says which part has each; [`plain`] gives back the
//! default of a method that is overridden; [`frame`] knows in which statement a clause stands;
//! [`change`], [`select`], [`source`], [`with`] and [`conflict`] are the clauses; [`expr`] and
//! [`operator`] what stands in them; [`custom`], [`value`] and [`name`] the leaves.
//!
//! # What cannot be seen
//!
//! The fields of sea-query's statements are private. Whatever a method is called for can be looked
//! at, what is dropped before any method is called cannot:
//! - `SEARCH` and `CYCLE` of a `WITH` that is not recursive;
//! - `.or_default_values()` of an insert that has columns or a source;
//! - whether raw text (`Expr::cust`, `Func::cust`, the type of a cast) is SQL of the dialect.
//!
//! What a statement *means* in each dialect (division, collation, casts, NULL in `GREATEST`) is not
//! looked at: a change of this kind is unchecked.

mod builder;
mod change;
mod conflict;
mod custom;
mod expr;
mod frame;
mod name;
mod operator;
mod plain;
mod select;
mod source;
mod value;
mod with;

#[cfg(test)]
mod literals_test;
#[cfg(test)]
mod refusals_test;

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};

use self::frame::Frame;
use super::check::Refusals;
use super::write::Writer;
use crate::Dialect;
use crate::statement::SeaStatement;

/// Refuses what the dialect cannot say, by writing the statement and looking at what was met.
pub(super) fn check(statement: &SeaStatement, refusals: &mut Refusals) {
    match render(statement, refusals.dialect) {
        Some(backend) => {
            for refusal in backend.refusals.into_inner().found {
                refusals.push(refusal.dialect, refusal.problem, refusal.way_out);
            }
        }
        // For instance a common table expression without a name: its field is private.
        None => refusals.statement(
            "sea-query panics when it writes this statement",
            "complete it: a part that sea-query requires is missing",
        ),
    }
}

/// The text of a statement that [`check`] has let through.
pub(super) fn write(statement: &SeaStatement, writer: &mut Writer) -> String {
    let Some(backend) = render(statement, writer.dialect) else { return String::new() };
    for note in backend.writer.into_inner().notes {
        if !writer.notes.contains(&note) {
            writer.notes.push(note);
        }
    }
    format!("{};", backend.text)
}

fn render(statement: &SeaStatement, dialect: Dialect) -> Option<Backend> {
    let render = || {
        let mut backend = Backend::new(dialect);
        let mut text = String::new();
        match statement {
            SeaStatement::Update(update) => update.build_collect_any_into(&backend, &mut text),
            SeaStatement::Insert(insert) => insert.build_collect_any_into(&backend, &mut text),
            SeaStatement::Delete(delete) => delete.build_collect_any_into(&backend, &mut text),
        }
        backend.text = text;
        backend
    };
    catch_unwind(AssertUnwindSafe(render)).ok()
}

/// A backend of sea-query for one dialect. Its traits' methods take `&self`, hence the cells.
struct Backend {
    dialect: Dialect,
    writer: RefCell<Writer>,
    refusals: RefCell<Refusals>,
    /// The statements that are open, the innermost last.
    frames: RefCell<Vec<Frame>>,
    /// What the next statement to be opened is.
    next: Cell<frame::Next>,
    /// How long the text was when a `FROM` was left without a `WHERE`.
    open_from: Cell<Option<usize>>,
    text: String,
}

impl Backend {
    fn new(dialect: Dialect) -> Self {
        Backend {
            dialect,
            writer: RefCell::new(Writer::new(dialect)),
            refusals: RefCell::new(Refusals { dialect, joins: Vec::new(), found: Vec::new() }),
            frames: RefCell::default(),
            next: Cell::default(),
            open_from: Cell::default(),
            text: String::new(),
        }
    }

    /// The dialect cannot say this.
    fn refuse(&self, problem: impl Into<String>, way_out: impl Into<String>) {
        self.refusals.borrow_mut().dialect(problem, way_out);
    }

    /// The statement itself is wrong.
    fn wrong(&self, problem: impl Into<String>, way_out: impl Into<String>) {
        self.refusals.borrow_mut().statement(problem, way_out);
    }
}

/// What something writes, to be looked at first.
fn said(write: impl FnOnce(&mut String)) -> String {
    let mut text = String::new();
    write(&mut text);
    text
}
