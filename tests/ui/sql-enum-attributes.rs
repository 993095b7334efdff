use amend::prelude::*;

#[derive(SqlEnum)]
#[sql_enum(rename_all = "snake_case")]
#[sql(name = "status")]
enum Status {
    #[sql(rename = "active")]
    Active,
    #[sql_enum(native = "status_type")]
    Banned,
}

#[derive(SqlEnum)]
#[sql_enum(schema = "app")]
enum Kind {
    Person,
}

fn main() {}
