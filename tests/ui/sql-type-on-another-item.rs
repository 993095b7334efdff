use amend::prelude::*;

#[derive(SqlType)]
struct Name {
    first: String,
}

#[derive(SqlType)]
struct Point(f64, f64);

#[derive(SqlType)]
struct Id<T>(T);

#[derive(SqlType)]
enum Status {
    Active,
}

fn main() {}
