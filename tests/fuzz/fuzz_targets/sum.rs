//! `tests/fuzz/run 600 sum`
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "each target runs one of them")]
mod checks;

libfuzzer_sys::fuzz_target!(|content: &[u8]| checks::sum(content));
