use amend::prelude::*;

#[data_migration(version = "20221126185750", version = "20221126185751")]
fn unknown_names(_: &mut Migration) {}

#[data_migration(dialects(mysql), dialects(sqlite))]
fn empty_names(_: &mut Migration) {}

fn main() {}
