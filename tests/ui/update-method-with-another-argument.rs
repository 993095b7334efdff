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
    let _ = update!(|t: User| t.active = t.name.starts_with(1));
    let _ = update!(|t: User| t.name = t.name.replace("a", 1));
    let _ = update!(|t: User| t.name = t.nick.unwrap_or(0));
    let _ = update!(|t: User| t.age = t.score.unwrap_or(None));
    let _ = update!(|t: User| t.age = t.age.min(t.id));
}
