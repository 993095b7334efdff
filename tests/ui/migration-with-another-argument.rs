use amend::prelude::*;

#[data_migration]
fn by_value(_: Migration) {}

#[data_migration]
fn shared(_: &Migration) {}

#[data_migration]
fn number(_: i64) {}

fn main() {}
