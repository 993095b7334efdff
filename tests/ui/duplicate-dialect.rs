use amend::prelude::*;

#[data_migration(dialects(postgres, sqlite, postgres))]
fn unknown_names(_: &mut Migration) {}

fn main() {}
