//! The worked example: data migrations, and the SQL that they generated beside them.
//!
//! Read it together with the folders `postgres`, `mysql` and `sqlite`.

use amend::prelude::*;

amend::registry!();

/// Accounts, as far as these migrations touch them.
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
            .row((2, "nati", json!(["bar"]))),
    );
}

/// The schema of emoji reactions, version 0.0.1.
const EMOJI: &str = "https://raw.githubusercontent.com/totegamma/concurrent-schemas/master/associations/emoji/0.0.1.json";

/// Fill the new column `variant` of emoji reactions from the document that it was always in.
#[data_migration(version = "20240116000000")]
fn association_variants(m: &mut Migration) {
    #[derive(Table)]
    #[table(name = "associations")]
    struct Association {
        schema: String,
        variant: Option<String>,
        #[column(storage = "json")]
        payload: Json,
    }

    m.change(
        Association::update()
            .set(Association::variant, Association::payload.get("body").get("imageUrl").text())
            .filter(Association::schema.eq(EMOJI))
            .only_changed(),
    );
}
