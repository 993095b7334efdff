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
    let _ = when!(|t: User| t.name);
    let _ = when!(|t: User| {
        t.age = 1;
        t.active
    });
    let _ = when!(|t: User| {
        if t.active {
            return false;
        }
        t.age > 1
    });
}
