use amend::prelude::*;

#[derive(SqlType)]
struct Email(String);

#[derive(Table)]
#[table(name = "users")]
struct User {
    name: String,
    email: Email,
}

fn main() {
    let _ = update!(|t: User| t.name = t.email);
    let _ = update!(|t: User| t.email = t.name);
    let _ = update!(|t: User| t.name = t.name.0);
    let _ = update!(|t: User| t.email = Email(5));
}
