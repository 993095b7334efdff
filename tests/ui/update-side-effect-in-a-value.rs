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
        let age = { println!("x"); 5 };
        t.age = age;
        t.name = format!("{}", dbg!(7));
        for n in [dbg!(1), 2] {
            t.age += n;
        }
    });
}
