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
        match (t.active, t.age) {
            (true, 1, 2) => t.age = 1,
            _ => {}
        }
        let (a, b) = t.age;
        (t.age, t.id) = (1, 2, 3);
    });
}
