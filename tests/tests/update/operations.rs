//! Each word of the language on each server, against the reference evaluator, and where it is strict
//! Rust against the same closure as `rustc` compiles it.

mod case;
mod native;
mod on_servers;
mod text;
mod thing;

use case::Case;

/// Every case.
fn all() -> Vec<Case> {
    text::cases()
}
