//! The command line as a user drives it, over folders of its own.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, reason = "tests")]

mod functions;
mod place;

mod check;
mod config;
mod faults;
mod listing;
mod new;
mod process;
mod rebase;
mod sources;
mod sums;
mod versions;
mod write;
