//! Random statements over the whole tree of expressions, and the rows that they meet.
//!
//! Each family of operations has a module that says what it makes of smaller expressions;
//! [`level`] puts them together, a level upon a level.

mod cast;
mod choice;
mod condition;
mod json;
pub(crate) mod kinds;
mod level;
mod literals;
mod meet;
mod names;
mod number;
mod predicate;
mod query;
mod statement;
pub(crate) mod tables;
mod text;
mod time;

use std::fmt;

use amend::evaluate::Row;
use amend::expr::Value;
use amend::statement::Statement;
use amend::table::TableDef;
use proptest::prelude::*;

use self::level::Below;
use self::tables::{ASKED, CHANGING};

/// How many rows stand in each table.
const ROWS: usize = 10;
/// How many statements each set of rows meets, at most.
const STATEMENTS: usize = 8;

/// Rows in both tables, and statements that each begin with these rows.
#[derive(Clone)]
pub(crate) struct Script {
    pub(crate) rows: [(&'static TableDef, Vec<Row>); 2],
    pub(crate) statements: Vec<Statement>,
}

/// A failure has said already which statement it was; the rows are what is left to say.
impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (table, rows) in &self.rows {
            for row in rows {
                let cells = table.columns.iter().map(|column| (column.name, row.get(column)));
                let cells = cells.filter(|(_, value)| **value != Value::Null);
                let cells: Vec<_> =
                    cells.map(|(name, value)| format!("{name}: {value:?}")).collect();
                writeln!(f, "{}: {}", table.name, cells.join(", "))?;
            }
        }
        Ok(())
    }
}

/// Random scripts.
pub(crate) fn scripts() -> BoxedStrategy<Script> {
    // What is asked of other rows is asked of these; of them nothing deeper than one level.
    let asked = [ASKED, CHANGING].map(Below::leaves);
    let deeper = asked.clone().map(|rows| rows.above(&asked[..1]));
    let low = Below::leaves(CHANGING).above(&asked);
    let high = low.top(&deeper);
    let statements = statement::statement(&high, &deeper);
    let rows = [rows(CHANGING), rows(ASKED)];
    let [changing, asked] = rows;
    (changing, asked, proptest::collection::vec(statements, 1..=STATEMENTS))
        .prop_map(|(changing, asked, statements)| Script {
            rows: [(CHANGING, changing), (ASKED, asked)],
            statements,
        })
        .boxed()
}

/// Rows with ids from 1 on, and now and then a code.
fn rows(table: &'static TableDef) -> BoxedStrategy<Vec<Row>> {
    let cells: Vec<_> = table.columns.iter().map(statement::cell).collect();
    proptest::collection::vec((cells, any::<bool>()), ROWS)
        .prop_map(|random| {
            let rows = random.into_iter().enumerate().map(|(place, (mut values, coded))| {
                let id = place as i64 + 1;
                values[0] = Value::I64(id);
                if let Some(code) = values.last_mut().filter(|_| coded) {
                    *code = Value::Text(format!("c{id}"));
                }
                Row::new(CHANGING.columns.iter().zip(values))
            });
            rows.collect()
        })
        .boxed()
}
