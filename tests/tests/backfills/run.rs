//! Runs a backfill on every server.

use amend::prelude::*;
use amend::{Dialect, Entry};
use amend_tests::{Server, for_every_server};

/// Makes the tables, runs the migration as one file, and compares what a query answers.
pub(crate) fn backfill(
    setup: fn(Server) -> String,
    fill: fn(&mut Migration),
    query: &'static str,
    expected: &'static [&'static str],
) {
    backfill_on(&Server::ALL, setup, fill, query, expected);
}

/// The same on servers whose dialect can say it.
pub(crate) fn backfill_on(
    servers: &'static [Server],
    setup: fn(Server) -> String,
    fill: fn(&mut Migration),
    query: &'static str,
    expected: &'static [&'static str],
) {
    for_every_server(async |db| {
        let server = db.server();
        if !servers.contains(&server) {
            return;
        }
        db.execute_script(&setup(server)).await;
        let entry = Entry {
            version: None,
            name: "backfill",
            description: "A backfill from real life.",
            dialects: &Dialect::ALL,
            module: "backfills",
            file: file!(),
            line: line!(),
            run: |_| Ok(()),
        };
        let mut migration = Migration::default();
        fill(&mut migration);
        let sql = match amend::render(&entry, &migration, server.dialect()) {
            Ok(sql) => sql,
            Err(error) => panic!("{error}"),
        };
        db.execute_script(&sql).await;
        let rows = db.query_text(query).await;
        let rows: Vec<String> = rows
            .iter()
            .map(|row| {
                let cells: Vec<&str> =
                    row.iter().map(|cell| cell.as_deref().unwrap_or("NULL")).collect();
                cells.join("|")
            })
            .collect();
        assert_eq!(rows, expected, "{sql}");
    });
}

/// `{json}`, `{text}` and `{time}` in a schema, as the server has them.
pub(crate) fn schema(server: Server, sql: &str) -> String {
    let (json, text, time) = match server {
        Server::Postgres => ("jsonb", "text", "timestamptz"),
        Server::Mysql | Server::Mariadb => ("JSON", "VARCHAR(200)", "DATETIME(6)"),
        Server::Sqlite => ("TEXT", "TEXT", "TEXT"),
    };
    sql.replace("{json}", json).replace("{text}", text).replace("{time}", time)
}
