use amend::prelude::*;

#[data_migration(version = "yesterday")]
fn letters(_: &mut Migration) {}

#[data_migration(version = "2022112618575")]
fn thirteen_digits(_: &mut Migration) {}

#[data_migration(version = "20221326185750")]
fn thirteenth_month(_: &mut Migration) {}

#[data_migration(version = 20221126185750)]
fn without_quotes(_: &mut Migration) {}

fn main() {}
