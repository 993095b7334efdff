//! From a directory to a changed database, exactly once: the commands on every server.

#![allow(clippy::unwrap_used)]

mod modes;
mod partial;
mod project;
mod walk;
