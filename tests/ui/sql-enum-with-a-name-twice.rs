use amend::prelude::*;

#[derive(SqlEnum)]
enum Status {
    OnHold,
    #[sql(name = "on_hold")]
    Waiting,
    #[sql(name = "On_Hold")]
    Paused,
    #[sql(name = "")]
    Unknown,
}

fn main() {}
