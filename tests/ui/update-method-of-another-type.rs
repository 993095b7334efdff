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
    let _ = update!(|t: User| t.active = t.age.starts_with("1"));
    let _ = update!(|t: User| t.age = t.name.abs());
    let _ = update!(|t: User| t.active = t.name.is_some());
    let _ = update!(|t: User| t.name = t.name.unwrap_or("x"));
    let _ = update!(|t: User| t.name = t.nick.to_ascii_lowercase());
    let _ = update!(|t: User| t.age = t.data.as_i64().year());
}
