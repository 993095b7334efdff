//! Every server does what the evaluator says.

use amend::evaluate::{Failure, Row, Tables, apply};
use amend::expr::Value;
use amend::prelude::Table as _;
use amend_tests::stored::{file, insert, same};
use amend_tests::{Database, Reader, Server, for_every_server};

use super::all;
use super::case::Case;
use super::thing::{Thing, schema, things};

/// How many rows that fail are tried, each alone.
const FAILING: usize = 2;

#[test]
fn every_server_does_what_the_evaluator_says() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(&schema(server)).await;
        if server == Server::Sqlite {
            db.session("PRAGMA synchronous = OFF").await;
        }
        let mut reader = Reader::connect(db).await;
        let mut wrong = Vec::new();
        for case in all() {
            if let Err(difference) = one(db, &mut reader, &case).await {
                wrong.push(format!("{}: {difference}", case.name));
            }
        }
        assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
    });
}

async fn one(db: &mut Database, reader: &mut Reader, case: &Case) -> Result<(), String> {
    let server = db.server();
    let sql = file(server.dialect(), case.statement.clone())?;
    let (mut before, mut after, mut failing) = (Vec::new(), Vec::new(), Vec::new());
    let mut changed = 0;
    for row in things().iter().map(Thing::row) {
        let mut tables = Tables::new().with(Thing::DEF, vec![row.clone()]);
        match apply(&case.statement, &mut tables) {
            Ok(count) => {
                changed += count;
                before.push(row);
                after.extend_from_slice(tables.rows(Thing::DEF));
            }
            Err(Failure::Refused(why)) => failing.push((row, why)),
            Err(Failure::Undecided(why)) => return Err(format!("it has no one outcome: {why}")),
            Err(Failure::Unknown(what)) => return Err(format!("it is not known: {what}")),
        }
    }
    if before.is_empty() {
        return Err("it fails for every row".to_owned());
    }
    fill(db, &before).await;
    match db.try_script(&sql).await {
        Ok(counts) if counts == [changed] => {}
        Ok(counts) => return Err(format!("{counts:?} rows, not {changed}\n{sql}")),
        Err(failure) => return Err(format!("{failure}\n{sql}")),
    }
    same(Thing::DEF, &after, &reader.rows(Thing::DEF).await, &sql)?;
    for (row, why) in failing.into_iter().take(FAILING) {
        fill(db, &[row.clone()]).await;
        if let Ok(counts) = db.try_script(&sql).await {
            let id = row.get(&Thing::DEF.columns[0]);
            return Err(format!("{counts:?} rows, but {id:?} should have failed: {why}\n{sql}"));
        }
        same(Thing::DEF, &[row], &reader.rows(Thing::DEF).await, &sql)?;
    }
    Ok(())
}

async fn fill(db: &mut Database, rows: &[Row]) {
    let server = db.server();
    let rows = file(server.dialect(), insert(Thing::DEF, rows, server.dialect()));
    let rows = rows.expect("the rows can be written");
    db.execute_script(&format!("DELETE FROM things;\n{rows}")).await;
}

/// The rows come back as they were written, and have one id each.
#[test]
fn the_rows_come_back() {
    for_every_server(async |db| {
        let schema = schema(db.server());
        db.execute_script(&schema).await;
        let mut reader = Reader::connect(db).await;
        let rows: Vec<Row> = things().iter().map(Thing::row).collect();
        let ids: Vec<&Value> = rows.iter().map(|row| row.get(&Thing::DEF.columns[0])).collect();
        assert!(ids.is_sorted_by(|a, b| matches!((a, b), (Value::I64(a), Value::I64(b)) if a < b)));
        fill(db, &rows).await;
        same(Thing::DEF, &rows, &reader.rows(Thing::DEF).await, "").expect("the same rows");
    });
}
