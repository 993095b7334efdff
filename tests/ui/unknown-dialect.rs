use amend::prelude::*;

#[data_migration(dialects(postgres, oracle))]
fn unknown_names(_: &mut Migration) {}

#[data_migration(dialects(mariadb))]
fn of_the_family(_: &mut Migration) {}

fn main() {}
