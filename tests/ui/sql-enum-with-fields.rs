use amend::prelude::*;

#[derive(SqlEnum)]
enum Status {
    Active,
    Banned(String),
    Moved { to: i64 },
}

fn main() {}
