use amend::prelude::*;

#[data_migration]
fn unknown_names(_: &mut Migration, _: &str) {}

fn main() {}
