use amend::prelude::*;

#[data_migration]
async fn unknown_names(_: &mut Migration) {}

fn main() {}
