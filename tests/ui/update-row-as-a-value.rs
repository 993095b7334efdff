use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    name: String,
    age: i32,
}

fn older(_: &mut User) {}

fn main() {
    let _ = update!(|t: User| {
        let row = t;
        t.name = t;
        older(&mut t);
        if t == t {
            t.age = 1
        }
    });
}
