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
    let _ = update!(|t: User| t.name = t.nick.take().unwrap_or("x"));
    let _ = update!(|t: User| t.name = std::mem::take(&mut t.name));
}
