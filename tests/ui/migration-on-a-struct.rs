use amend::prelude::*;

#[data_migration]
struct UnknownNames;

fn main() {}
