//! The command line without functions as a process of its own, for tests that race, interrupt or
//! kill it.

fn main() -> std::process::ExitCode {
    amend_generator::main(amend::Registry::empty())
}
