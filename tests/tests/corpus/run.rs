//! Runs the cases on one server and holds each against the evaluator.

use amend::evaluate::{Failure, Row, Tables, apply};
use amend::prelude::*;
use amend::statement::Statement;
use amend::{Dialect, Entry};
use amend_tests::{Database, Server};

use crate::cases::Case;
use crate::read::Reader;
use crate::rows::{C, insert, rows, schema};

/// Runs every case, and fails with all that differ.
pub(crate) async fn all(db: &mut Database, cases: Vec<Case>) {
    let server = db.server();
    let dialect = server.dialect();
    db.execute_script(&schema(server)).await;
    let mut reader = Reader::connect(db).await;
    let fill =
        file(server, insert(C::DEF, &rows(dialect), dialect)).expect("the rows can be written");
    db.execute_script(&fill).await;
    assert_eq!(reader.rows(C::DEF).await, rows(dialect), "what was written comes back");
    let mut wrong = Vec::new();
    for case in cases {
        if let Err(difference) = one(db, &mut reader, server, &case).await {
            wrong.push(format!("{}: {difference}", case.name));
        }
        db.execute_script("DELETE FROM corpus").await;
        db.execute_script(&fill).await;
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
}

async fn one(
    db: &mut Database,
    reader: &mut Reader,
    server: Server,
    case: &Case,
) -> Result<(), String> {
    let sql = match (file(server, case.statement.clone()), case.refused_by) {
        (Ok(sql), refused) if !refused.contains(&server.dialect()) => sql,
        (Err(_), refused) if refused.contains(&server.dialect()) => return Ok(()),
        (Ok(sql), _) => return Err(format!("it should have been refused\n{sql}")),
        (Err(error), _) => return Err(error),
    };
    let mut tables = Tables::new().with(C::DEF, rows(server.dialect()));
    let expected = apply(&case.statement, &mut tables);
    let found = db.try_script(&sql).await;
    let after = reader.rows(C::DEF).await;
    match (expected, found) {
        (Err(Failure::Undecided(why)), _) => Err(format!("the case has no one outcome: {why}")),
        (Err(Failure::Unknown(what)), _) => Err(format!("the evaluator does not know {what}")),
        (Err(Failure::Refused(_)), Err(_)) => same(tables.rows(C::DEF), &after, &sql),
        (Err(Failure::Refused(why)), Ok(counts)) => {
            Err(format!("{counts:?} rows, but it should have failed: {why}\n{sql}"))
        }
        (Ok(_), Err(error)) => Err(error.to_string()),
        (Ok(count), Ok(counts)) if counts != [count] => {
            Err(format!("{counts:?} rows, not {count}\n{sql}"))
        }
        (Ok(_), Ok(_)) => same(tables.rows(C::DEF), &after, &sql),
    }
}

pub(crate) fn same(expected: &[Row], found: &[Row], sql: &str) -> Result<(), String> {
    let mut differences = Vec::new();
    for column in C::DEF.columns {
        for (place, row) in expected.iter().enumerate() {
            let (wanted, is) = (row.get(column), found.get(place).map(|row| row.get(column)));
            if is != Some(wanted) {
                let id = row.get(&C::DEF.columns[0]);
                differences.push(format!("row {id:?}, {}: {is:?}, not {wanted:?}", column.name));
            }
        }
    }
    if found.len() != expected.len() {
        differences.push(format!("{} rows, not {}", found.len(), expected.len()));
    }
    if differences.is_empty() { Ok(()) } else { Err(format!("{}\n{sql}", differences.join("\n"))) }
}

/// The file of a migration with this one statement.
pub(crate) fn file(server: Server, statement: Statement) -> Result<String, String> {
    let entry = Entry {
        version: None,
        name: "corpus",
        description: "One operation.",
        dialects: &Dialect::ALL,
        module: "corpus",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    amend::render(&entry, &migration, server.dialect()).map_err(|error| error.to_string())
}
