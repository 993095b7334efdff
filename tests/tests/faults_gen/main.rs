//! `gen` interrupted, hindered and raced: the directory is never one with a valid sum over wrong
//! content, and the same command again ends where the first one was to end.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod disk;
mod in_the_way;
mod kill;
mod owner;
mod project;
mod race;
