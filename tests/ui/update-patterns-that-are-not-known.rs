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
        if let User { age: 1, .. } = t.age {
            t.age = 1
        }
        if let [first, ..] = t.name {
            t.age = 2
        }
        if let Some(1, 2) = t.score {
            t.age = 3
        }
    });
}
