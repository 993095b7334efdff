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
    let mut seen = vec![1];
    let _ = update!(|t: User| {
        seen.push(2);
        std::fs::remove_file("x");
        t.age = 1;
    });
}
