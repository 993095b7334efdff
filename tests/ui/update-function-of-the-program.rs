use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    name: String,
    age: i32,
}

fn slug(text: &str) -> String {
    text.to_owned()
}

fn log(_: i32) {}

fn main() {
    let _ = update!(|t: User| t.name = slug(&t.name));
    let _ = update!(|t: User| {
        log(t.age);
        log(1);
        t.age = 1;
    });
    let slug = |text| text;
    let _ = update!(|t: User| t.name = (slug)(t.name));
}
