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
        for n in [1, 2, 3] {
            if t.age == n {
                break;
            }
            if t.active {
                continue;
            }
            t.age += n;
        }
    });
}
