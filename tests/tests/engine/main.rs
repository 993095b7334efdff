//! From a directory to a changed database, exactly once: the commands on every server.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

mod adopted;
mod embedded;
mod expectations;
mod hostile;
mod modes;
mod partial;
mod project;
mod runners;
mod stopped;
mod walk;
