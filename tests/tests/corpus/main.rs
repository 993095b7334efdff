//! Each operation on each type, on every server: the rows after are those of the reference
//! evaluator, or both refuse.

mod cases;
mod read;
mod rows;
mod run;
mod sessions;

use amend_tests::for_every_server;

#[test]
fn every_server_does_what_the_evaluator_says() {
    for_every_server(async |db| run::all(db, cases::all()).await);
}
