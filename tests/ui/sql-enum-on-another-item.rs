use amend::prelude::*;

#[derive(SqlEnum)]
struct Status(String);

#[derive(SqlEnum)]
union Bits {
    a: u32,
}

#[derive(SqlEnum)]
enum Nothing {}

#[derive(SqlEnum)]
enum Of<const N: usize> {
    One,
}

fn main() {}
