//! Each word of the language on each server, against the reference evaluator, and where it is strict
//! Rust against the same closure as `rustc` compiles it.
#![allow(
    clippy::all,
    unused_must_use,
    reason = "a case says one thing, however idle: what is looked at is what it becomes"
)]

mod case;
mod condition;
mod json;
mod native;
mod number;
mod on_servers;
mod option;
mod text;
mod thing;
mod time;

use case::Case;

/// Every case.
fn all() -> Vec<Case> {
    [
        text::cases(),
        number::cases(),
        option::cases(),
        time::cases(),
        json::cases(),
        condition::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
