//! The worked example: tables, data migrations, and beside them the SQL that they generated.
//!
//! Read [`users`] first: three migrations of one table. [`associations`] fills a column from the
//! document that its value was always in. The folders `postgres`, `mysql` and `sqlite` hold what
//! `gen` has written, and schema migrations that were written by hand.

pub mod associations;
pub mod users;

amend::registry!();
