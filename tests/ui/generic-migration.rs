use amend::prelude::*;

#[data_migration]
fn unknown_names<T>(_: &mut Migration) {}

#[data_migration]
fn with_lifetime<'a>(_: &'a mut Migration) {}

fn main() {}
