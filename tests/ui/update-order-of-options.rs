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
        if t.score < Some(3) {
            t.age = 1
        }
        if 3 <= t.score {
            t.age = 2
        }
        t.age = t.score.max(5);
    });
}
