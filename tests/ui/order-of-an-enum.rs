use amend::prelude::*;

#[derive(SqlEnum)]
enum Level {
    Low,
    High,
}

#[derive(Table)]
#[table(name = "users")]
struct User {
    level: Level,
}

fn main() {
    // Right: a set of names.
    let _ = User::delete().filter(User::level.eq(Level::Low));
    // Wrong: "high" stands before "low".
    let _ = User::delete().filter(User::level.lt(Level::High));
}
