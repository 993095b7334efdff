use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: String,
    nick: Option<String>,
    age: i32,
    score: Option<i32>,
    active: bool,
    data: Json,
    seen: DateTime<Utc>,
}

fn main() {
    let _ = update!(|t: User| t.score = t.score.map(|a, b| a));
    let _ = update!(|t: User| t.score = t.score.map(|s| "x"));
    let _ = update!(|t: User| t.active = t.score.is_some_and(|s| s + 1));
}
