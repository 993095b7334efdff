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
    // Right: each with its own type.
    let _ = User::update().set(User::email, Email("a@b.c".to_owned()));
    let _ = User::update().set(User::name, User::email.stored());
    let _ = User::update().set(User::email, User::name.typed());
    // Wrong: the one for the other.
    let _ = User::delete().filter(User::email.eq("a@b.c"));
    let _ = User::update().set(User::email, User::name);
}
