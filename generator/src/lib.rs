//! Functions to files: the `gen` command line, and the bin `amend`.
//!
//! A crate of migrations has a bin `gen` of one line,
//!
//! ```no_run
//! # mod migrations { amend::registry!(); }
//! fn main() -> std::process::ExitCode {
//!     amend_generator::main(migrations::registry())
//! }
//! ```
//!
//! and the commands that `docs/cli.md` describes. The bin `amend` is the same without functions.
//!
//! - [`main`]: the whole command line of a process.
//! - [`run`]: the same for a test or another program, which gives all that it reads and writes.
//! - [`exit`]: the exit codes.

mod applied;
mod cli;
mod command;
mod config;
#[cfg(feature = "_engine")]
mod database;
mod diff;
mod error;
pub mod exit;
mod functions;
mod invocation;
mod merge;
mod place;
mod plan;
mod project;
mod report;
mod scan;
mod seal;
mod versions;

use std::process::ExitCode;

use amend::Registry;

pub use invocation::{Colors, Invocation};

/// Runs the command line of this process over the functions of a registry.
pub fn main(registry: Registry) -> ExitCode {
    ExitCode::from(report::for_process(|invocation| run(&registry, invocation)))
}

/// Runs a command line and returns its exit code.
pub fn run(registry: &Registry, invocation: Invocation<'_>) -> u8 {
    command::run(registry, invocation)
}
