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
    let _ = update!(|t: User| {
        t.age = if t.active { return } else { return };
        t.age = match t.score {
            Some(_) => return,
            None => return,
        };
        t.age = match t.score {};
    });
}
