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
        if t.active {
            panic!("never");
        }
        assert!(t.age > 0);
        assert_eq!(t.age, 1);
        t.age = todo!();
        t.age = if t.active { 1 } else { unreachable!() };
    });
}
