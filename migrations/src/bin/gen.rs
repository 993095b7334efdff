//! Writes the migrations of this crate as SQL files: `cargo run --bin gen`.

use std::process::ExitCode;

fn main() -> ExitCode {
    amend_generator::main(migrations::registry())
}
