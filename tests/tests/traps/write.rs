//! Statements as files, and what a table holds after one has run.

use amend::Dialect;
use amend::Entry;
use amend::prelude::*;
use amend::statement::IntoStatement;
use amend_tests::{Database, Server};

/// The file of a migration with this one statement, or the refusal.
pub(crate) fn try_file(dialect: Dialect, statement: impl IntoStatement) -> Result<String, String> {
    let entry = Entry {
        version: None,
        name: "traps",
        description: "One trap.",
        dialects: &Dialect::ALL,
        module: "traps",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    amend::render(&entry, &migration, dialect).map_err(|error| error.to_string())
}

/// The file for a server's dialect.
pub(crate) fn file(server: Server, statement: impl IntoStatement) -> String {
    try_file(server.dialect(), statement).unwrap_or_else(|refusal| panic!("{server}: {refusal}"))
}

/// Runs a statement and says how many rows the server counted.
pub(crate) async fn run(db: &mut Database, statement: impl IntoStatement) -> u64 {
    let sql = file(db.server(), statement);
    match db.execute_script(&sql).await.as_slice() {
        [count] => *count,
        counts => panic!("{counts:?} is not one statement\n{sql}"),
    }
}

/// These dialects refuse the statement, with these words, and the others write it.
#[track_caller]
pub(crate) fn refused(statement: impl IntoStatement, by: &[Dialect], words: &str) {
    let statement = statement.into_statement();
    for dialect in Dialect::ALL {
        match try_file(dialect, statement.clone()) {
            Err(refusal) if by.contains(&dialect) => {
                assert!(refusal.contains(words) && refusal.contains("(hint: "), "{refusal}");
            }
            Ok(_) if !by.contains(&dialect) => {}
            found => panic!("{dialect}: {found:?}"),
        }
    }
}

/// The cells of a query that every server understands.
pub(crate) async fn cells(db: &mut Database, sql: &str) -> Vec<Vec<Option<String>>> {
    db.query_text(sql).await
}

/// The cells, NULL as `-`, rows apart by `; `.
pub(crate) async fn shown(db: &mut Database, sql: &str) -> String {
    let rows = cells(db, sql).await.into_iter().map(|row| {
        let row = row.into_iter().map(|cell| cell.unwrap_or("-".to_owned()));
        row.collect::<Vec<_>>().join(" ")
    });
    rows.collect::<Vec<_>>().join("; ")
}
