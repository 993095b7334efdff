use amend::prelude::*;

#[data_migration(date = "20221126185750")]
fn unknown_names(_: &mut Migration) {}

#[data_migration("20221126185750")]
fn version_without_key(_: &mut Migration) {}

fn main() {}
