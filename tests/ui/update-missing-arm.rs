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
    let _ = update!(|t: User| match t.score {
        Some(0) => t.age = 0,
        None => t.age = 1,
    });
    let _ = update!(|t: User| match (t.active, t.nick) {
        (true, _) => t.age = 0,
        (false, None) => t.age = 1,
    });
}
