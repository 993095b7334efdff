use amend::prelude::*;

#[derive(Table)]
#[table(name = "users")]
struct User {
    id: i64,
    name: String,
}

#[derive(Table)]
#[table(name = "pets")]
struct Pet {
    id: i64,
    name: String,
}

fn main() {
    let _ = update!(|t: User| t.name = Pet::name);
    let _ = update!(|t: User| {
        if t.name == Pet::name {
            t.id = 1
        }
    });
    let _ = update!(|t: User| {
        if Pet::name.eq("Rex") {
            t.id = 1
        }
    });
    let _ = update!(|t: User| t.id = Pet::rows().matching(Pet::name, User::id).count());
}
