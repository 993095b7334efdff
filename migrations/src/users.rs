//! Accounts.

use amend::prelude::*;

/// The columns of an account that these migrations touch.
#[derive(Table)]
#[table(name = "users")]
struct User {
    age: Option<i64>,
    name: Option<String>,
    tags: Option<Json>,
}

/// Backfill all empty user names with default value 'unknown'.
#[data_migration(version = "20221126185750")]
fn unknown_names(m: &mut Migration) {
    m.change(User::update().set(User::name, "Unknown").filter(User::name.eq("")));
}

/// Give every account its tags.
#[data_migration(version = "20221126185752")]
fn backfill_user_tags(m: &mut Migration) {
    m.change(
        User::update()
            .set(User::tags, json!(["foo", "bar"]))
            .filter(User::tags.is_null().or(User::tags.is_json_null())),
    )
    .comment("Backfill NULL or null tags with a default value.");
    m.change(
        User::update()
            .set(User::tags, User::tags.append("org"))
            .filter(User::name.starts_with("org-").or(User::name.ends_with("-org")))
            .filter(User::tags.contains("org").not()),
    )
    .comment("Append the 'org' tag for organization accounts in case they don't have it.");
}

/// Add the initial users to the database.
#[data_migration(version = "20221126212120")]
fn seed_users(m: &mut Migration) {
    m.change(
        User::insert()
            .columns((User::age, User::name, User::tags))
            .row((1, "a8m", json!(["foo"])))
            .row((1, "nati", json!(["bar"]))),
    );
}
