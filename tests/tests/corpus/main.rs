//! Each operation on each type, on every server: the rows after are those of the reference
//! evaluator, or both refuse.

mod cases;
mod read;
mod rows;
mod run;

use amend_tests::{Server, for_every_server, on_server};

#[test]
fn every_server_does_what_the_evaluator_says() {
    for_every_server(async |db| run::all(db, cases::all()).await);
}

/// The modes of the MySQL family that cut what does not fit, and that read text in another way.
const MODES: [&str; 2] =
    ["", "ANSI,NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE,NO_UNSIGNED_SUBTRACTION"];

#[test]
fn no_sql_mode_changes_what_is_done() {
    for server in [Server::Mysql, Server::Mariadb] {
        for mode in MODES {
            on_server(server, async |db| {
                db.execute_script(&format!("SET SESSION sql_mode = '{mode}'")).await;
                run::all(db, cases::all()).await;
            });
        }
    }
}
