//! Real databases for the tests of Amend.
//!
//! `tests/run` starts private servers and says in the environment where they are. A test asks for
//! a [`Database`] of its own on one [`Server`], or runs one body on each:
//!
//! ```no_run
//! use amend_tests::for_every_server;
//!
//! for_every_server(async |db| {
//!     db.execute_script("CREATE TABLE t (id INT PRIMARY KEY)").await;
//!     assert_eq!(db.execute_script("INSERT INTO t VALUES (1), (2)").await, [2]);
//!     assert_eq!(db.count("SELECT count(*) FROM t").await, 2);
//! });
//! ```
//!
//! What a test sets up panics with the server, the statement and the server's answer when it
//! fails. What a test wants to see fail has a form that returns a [`Failure`].

mod client;
mod database;
mod every_server;
mod reader;
mod scratch;
mod server;
mod session;
pub mod stored;

pub use client::ClientRun;
pub use database::Database;
pub use every_server::{for_every_server, on_server};
pub use reader::Reader;
pub use scratch::Scratch;
pub use server::Server;
pub use session::{Failure, Session};

/// How much a random test does: 1 in everyday runs, more in a nightly one.
///
/// Read from `AMEND_TEST_SCALE`.
///
/// # Panics
///
/// When the variable is not a positive number.
pub fn scale() -> u32 {
    match std::env::var("AMEND_TEST_SCALE") {
        Err(_) => 1,
        Ok(given) => match given.parse() {
            Ok(scale) if scale > 0 => scale,
            _ => panic!("AMEND_TEST_SCALE is `{given}`, which is no positive number"),
        },
    }
}
