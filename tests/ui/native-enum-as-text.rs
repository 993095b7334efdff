use amend::prelude::*;

#[derive(SqlEnum)]
#[sql_enum(native = "status_type")]
enum Status {
    Active,
}

#[derive(Table)]
#[table(name = "users")]
struct User {
    name: String,
    status: Status,
}

fn main() {
    let _ = User::update().set(User::name, User::status.stored());
    let _ = User::delete().filter(User::status.starts_with("a"));
}
