use amend::prelude::*;

#[data_migration(name = "unknown-names")]
fn unknown_names(_: &mut Migration) {}

#[data_migration]
fn unknownNames(_: &mut Migration) {}

#[data_migration(name = "")]
fn nameless(_: &mut Migration) {}

fn main() {}
