use amend::prelude::*;

#[data_migration]
fn unknown_names() {}

fn main() {}
