use amend::prelude::*;

#[data_migration]
fn number(_: &mut Migration) -> i64 {
    1
}

#[data_migration]
fn text_error(_: &mut Migration) -> Result<(), String> {
    Ok(())
}

#[data_migration]
fn anything(_: &mut Migration) -> impl std::fmt::Debug {}

fn main() {}
