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
        #[cfg(debug_assertions)]
        t.age = 1;
        match t.age {
            #[cfg(unix)]
            1 => t.age = 2,
            _ => {}
        }
    });
}
