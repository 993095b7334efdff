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
        let total = t.age;
        total += 1;
        t.age = total;
    });
    let _ = update!(|t: User| {
        if let Some(score) = t.score {
            score = 1;
            t.age = score;
        }
    });
}
