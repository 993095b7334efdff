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
    let _ = update!(|t: User| match t.age {
        "x" => t.age = 1,
        _ => {}
    });
    let _ = update!(|t: User| {
        if let Some("x") = t.score {
            t.age = 2
        }
    });
    let _ = update!(|t: User| t.active = matches!(t.name, 1..=5));
}
