use amend::prelude::*;

#[data_migration(dialects())]
fn none(_: &mut Migration) {}

#[data_migration(dialects = "postgres")]
fn text(_: &mut Migration) {}

fn main() {}
