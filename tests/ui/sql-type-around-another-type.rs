use amend::prelude::*;

#[derive(SqlType)]
struct Email(Option<String>);

#[derive(SqlType)]
struct Size(usize);

fn main() {}
