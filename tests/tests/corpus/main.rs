//! Each operation on each type, on every server: the rows after are those of the reference
//! evaluator, or both refuse.

mod cases;
mod generate;
mod random;
mod read;
mod rows;
mod run;
mod values;

use amend_tests::{Server, for_every_server};

#[test]
fn every_server_does_what_the_evaluator_says() {
    for_every_server(async |db| run::all(db, cases::all()).await);
}

#[test]
fn random_statements_do_what_the_evaluator_says() {
    let seed = [11; 32];
    eprintln!("seed {seed:?}");
    for server in Server::all_available() {
        random::on(server, seed);
    }
}
