//! Runs the cases on one server and holds each against the evaluator.

use amend::evaluate::{Failure, Row, Tables, apply};
use amend::statement::Statement;
use amend::table::TableDef;
use amend_tests::stored::{file, insert, same};
use amend_tests::{Database, Reader, Scratch, Server};

use crate::cases::Case;

/// No case is about a disk, and SQLite would wait for it at each statement.
const HASTE: &str = "PRAGMA synchronous = OFF";

/// Tables, and the rows that every case starts from.
pub(crate) struct World {
    pub(crate) schema: fn(Server) -> String,
    pub(crate) tables: Vec<(&'static TableDef, Vec<Row>)>,
}

/// Runs every case through sqlx, and fails with all that differ.
pub(crate) async fn all(db: &mut Database, world: World, cases: Vec<Case>) {
    each(db, world, cases, by_driver).await;
}

/// Runs every case as SQLite's own command line runs a file.
pub(crate) async fn all_by_client(db: &mut Database, world: World, cases: Vec<Case>) {
    each(db, world, cases, by_client).await;
}

async fn by_driver(db: &mut Database, sql: &str) -> Result<Vec<u64>, String> {
    db.try_script(sql).await.map_err(|failure| failure.to_string())
}

/// The client says nothing of rows unless it is asked.
async fn by_client(db: &mut Database, sql: &str) -> Result<Vec<u64>, String> {
    let scratch = Scratch::new();
    scratch.write("case.sql", format!("{HASTE};\n{sql}SELECT changes();\n"));
    let run = db.execute_file_by_client(&scratch.join("case.sql")).await;
    match run.stdout.trim().parse() {
        Ok(count) if run.success() && run.stderr.is_empty() => Ok(vec![count]),
        _ => Err(format!("{run:?}")),
    }
}

async fn each(
    db: &mut Database,
    world: World,
    cases: Vec<Case>,
    execute: impl AsyncFn(&mut Database, &str) -> Result<Vec<u64>, String>,
) {
    let server = db.server();
    // What the session has been told is about the files, not about the tables.
    let mut plain = db.connect().await;
    plain.execute_script(&(world.schema)(server)).await;
    plain.close().await;
    if server == Server::Sqlite {
        db.session(HASTE).await;
    }
    let mut reader = Reader::connect(db).await;
    let mut fill = String::new();
    for (table, rows) in world.tables.iter().filter(|(_, rows)| !rows.is_empty()) {
        fill += &file(server.dialect(), insert(table, rows, server.dialect()))
            .expect("the rows can be written");
    }
    let empty: String =
        world.tables.iter().map(|(table, _)| format!("DELETE FROM {};", table.name)).collect();
    db.execute_script(&fill).await;
    for (table, rows) in &world.tables {
        if let Err(difference) = same(table, rows, &reader.rows(table).await, &fill) {
            panic!("what was written does not come back: {difference}");
        }
    }
    let mut wrong = Vec::new();
    for case in cases {
        if let Err(difference) = one(db, &mut reader, &world, &case, &execute).await {
            wrong.push(format!("{}: {difference}", case.name));
        }
        db.execute_script(&empty).await;
        db.execute_script(&fill).await;
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
}

async fn one(
    db: &mut Database,
    reader: &mut Reader,
    world: &World,
    case: &Case,
    execute: &impl AsyncFn(&mut Database, &str) -> Result<Vec<u64>, String>,
) -> Result<(), String> {
    let server = db.server();
    let sql = match (file(server.dialect(), case.statement.clone()), case.refused_by) {
        (Ok(sql), refused) if !refused.contains(&server.dialect()) => sql,
        (Err(_), refused) if refused.contains(&server.dialect()) => return Ok(()),
        (Ok(sql), _) => return Err(format!("it should have been refused\n{sql}")),
        (Err(error), _) => return Err(error),
    };
    let tables = world.tables.iter().cloned();
    let mut tables = tables.fold(Tables::new(), |all, (table, rows)| all.with(table, rows));
    let expected = apply(&case.statement, &mut tables);
    let found = execute(db, &sql).await;
    match (expected, found) {
        (Err(Failure::Undecided(why)), _) => {
            return Err(format!("the case has no one outcome: {why}"));
        }
        (Err(Failure::Unknown(what)), _) => {
            return Err(format!("the evaluator does not know {what}"));
        }
        (Err(Failure::Refused(why)), Ok(counts)) => {
            return Err(format!("{counts:?} rows, but it should have failed: {why}\n{sql}"));
        }
        (Ok(_), Err(error)) => return Err(format!("{error}\n{sql}")),
        (Ok(count), Ok(counts)) if counts != [count] && counts_rows(&case.statement) => {
            return Err(format!("{counts:?} rows, not {count}\n{sql}"));
        }
        (Err(Failure::Refused(_)), Err(_)) | (Ok(_), Ok(_)) => {}
    }
    for (table, _) in &world.tables {
        same(table, tables.rows(table), &reader.rows(table).await, &sql)?;
    }
    Ok(())
}

/// Whether every server counts the rows of a statement in one way.
fn counts_rows(statement: &Statement) -> bool {
    match statement {
        Statement::Insert(tree) => tree.conflict.is_none(),
        Statement::Update(_)
        | Statement::Delete(_)
        | Statement::Raw(_)
        | Statement::Sea(_)
        | Statement::Impossible(_) => true,
    }
}
