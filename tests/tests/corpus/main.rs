//! Each operation on each type, on every server: the rows after are those of the reference
//! evaluator, or both refuse.
#![allow(
    clippy::eq_op,
    clippy::modulo_one,
    reason = "the operators of columns and expressions write SQL; what looks idle is a case"
)]
#![expect(clippy::print_stderr, reason = "a run that compared nothing is seen")]

mod amounts;
mod cases;
mod generate;
mod outcome;
mod random;
mod rows;
mod run;
mod sessions;
mod values;
mod words;
mod world;

use amend::table::Table as _;
use amend_tests::{Server, for_every_server, on_server};

#[test]
fn every_server_does_what_the_evaluator_says() {
    for_every_server(async |db| {
        let world = one_table(db.server());
        run::all(db, world, cases::all()).await;
    });
}

#[test]
fn every_server_asks_other_rows_as_the_evaluator_does() {
    for_every_server(async |db| run::all(db, world::several_tables(), cases::query::cases()).await);
}

/// The command line is another release than the SQLite that sqlx has compiled in, with other habits.
#[test]
fn the_command_line_of_sqlite_does_what_the_evaluator_says() {
    on_server(Server::Sqlite, async |db| {
        run::all_by_client(db, one_table(Server::Sqlite), cases::all()).await;
    });
}

#[test]
fn the_command_line_of_sqlite_asks_other_rows_as_the_evaluator_does() {
    on_server(Server::Sqlite, async |db| {
        run::all_by_client(db, world::several_tables(), cases::query::cases()).await;
    });
}

#[test]
fn every_server_calculates_decimals_as_the_evaluator_does() {
    for_every_server(async |db| {
        let world = amounts::world(db.server().dialect());
        run::all(db, world, cases::decimals()).await;
    });
}

pub(crate) fn one_table(server: Server) -> run::World {
    run::World { schema: rows::schema, tables: vec![(rows::C::DEF, rows::rows(server.dialect()))] }
}

#[test]
fn random_statements_do_what_the_evaluator_says() {
    let seed = [random::seed(); 32];
    eprintln!("seed {seed:?}");
    // Each server has a thread: most of the time one waits for it.
    std::thread::scope(|scope| {
        for server in Server::all_available() {
            scope.spawn(move || random::on(server, seed));
        }
    });
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
                run::all(db, one_table(server), cases::all()).await;
            });
            on_server(server, async |db| {
                db.execute_script(&format!("SET SESSION sql_mode = '{mode}'")).await;
                run::all(db, amounts::world(server.dialect()), cases::decimals()).await;
            });
        }
    }
}
