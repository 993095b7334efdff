//! The command line for those who have only the migration directories.

use std::process::ExitCode;

fn main() -> ExitCode {
    amend_generator::main(amend::Registry::empty())
}
