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
        while t.age < 10 {
            t.age += 1
        }
        while let Some(s) = t.score {
            t.age = s
        }
        loop {
            t.age += 1
        }
    });
}
