//! What a reviewer reads: the text of each statement in each dialect, as it was last approved.

use amend::prelude::*;
use amend::{Dialect, Entry};

#[derive(Table)]
#[table(name = "accounts", schema = "app")]
struct Account {
    id: i64,
    name: Option<String>,
    #[column(collation = "binary")]
    slug: String,
    balance: f64,
    active: bool,
    owner: Option<Uuid>,
    #[column(storage = "text")]
    external: Option<Uuid>,
    seen: Option<DateTime<Utc>>,
    #[column(storage = "timestamp")]
    made: Option<DateTime<Utc>>,
    tags: Option<Json>,
    #[column(storage = "json", name = "the \"payload\" of `it`")]
    payload: Json,
}

fn fill(m: &mut Migration) {
    let at: DateTime<Utc> = "2024-02-29T13:14:15.5Z".parse().expect("a time");
    let id = Uuid::from_u128(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff);
    m.change(Account::update().set(Account::name, None).filter(Account::id.eq(-1)))
        .comment("Short: one line.");
    m.change(
        Account::update()
            .set(Account::name, "O'Brien \\ Söhne")
            .set(Account::balance, 1.0 / 3.0)
            .set(Account::active, true)
            .set(Account::owner, id)
            .set(Account::external, id)
            .set(Account::seen, at)
            .set(Account::made, at)
            .set(Account::tags, json!({"k": "v\n", "a": [1, 2.5, true, null]}))
            .filter(Account::owner.eq(id).or(Account::external.eq(id)))
            .filter(Account::seen.lt(at).and(Account::made.ge(at)))
            .filter(Account::active),
    )
    .comment("Literals of each type, set and compared.\nOn several lines.");
    m.change(
        Account::update()
            .set(Account::name, Account::payload.get("a b").get(0).get("c'd").text())
            .set(Account::slug, "plain")
            .set(Account::balance, 4.35)
            .set(Account::owner, None)
            .set(Account::tags, Account::tags.append(json!({"n": 1})))
            .set(Account::payload, json!(["x"]))
            .only_changed(),
    )
    .comment("Only what changes.");
    m.change(
        Account::delete()
            .filter(Account::name.starts_with("100%_").or(Account::name.ends_with("*?[")))
            .filter(Account::tags.contains(7).or(Account::payload.contains("x")).not())
            .filter(Account::tags.is_json_null().or(Account::name.is_not_null().not())),
    )
    .comment("Conditions.");
    m.change(
        Account::insert()
            .columns((Account::id, Account::name, Account::slug, Account::tags))
            .row((1, "first of many rows that do not fit on one line", "first", json!([])))
            .row((2, None, "second \u{202e}", None))
            .row((i64::MIN, "\t", "", json!("\u{200b}\\"))),
    )
    .comment("Many rows.");
    m.change(
        Raw::new()
            .postgres("VACUUM app.accounts")
            .mysql("OPTIMIZE TABLE app.accounts")
            .sqlite("VACUUM;\n"),
    )
    .comment("Raw, with an atlas:txmode none and an amend:keep that nobody reads.");
}

fn text(dialect: Dialect) -> String {
    let entry = Entry {
        version: None,
        name: "golden",
        description: "Everything that can be said.\n\nWith a second paragraph.",
        dialects: &Dialect::ALL,
        module: "golden",
        file: "golden.rs",
        line: 1,
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    fill(&mut migration);
    match amend::render(&entry, &migration, dialect) {
        Ok(text) => text,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn postgres_reads_as_approved() {
    insta::assert_snapshot!(text(Dialect::Postgres));
}

#[test]
fn mysql_reads_as_approved() {
    insta::assert_snapshot!(text(Dialect::Mysql));
}

#[test]
fn sqlite_reads_as_approved() {
    insta::assert_snapshot!(text(Dialect::Sqlite));
}

#[test]
fn refusals_read_as_approved() {
    let entry = Entry {
        version: None,
        name: "refused",
        description: "Everything that cannot be said.",
        dialects: &Dialect::ALL,
        module: "golden",
        file: "golden.rs",
        line: 7,
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(Account::update()).comment("Nothing is set.");
    migration
        .change(Account::update().set(Account::name, "a\0b").set(Account::name, "b"))
        .comment("NUL, and twice.");
    migration.change(Account::update().set(Account::balance, f64::NAN)).comment("No number.");
    migration
        .change(
            Account::update()
                .set(Account::name, Account::slug)
                .filter(Account::payload.get("a\"b").text().is_null()),
        )
        .comment("A key with a quote.");
    migration.change(Account::delete()).comment("No filter.");
    migration.change(Account::insert()).comment("No row.");
    migration.change(Raw::new().postgres("SELECT 1\r\n")).comment("Raw for one.");
    let far: DateTime<Utc> = "2040-01-01T00:00:00.0000001Z".parse().expect("a time");
    migration
        .change(Account::update().set(Account::made, far))
        .comment("Too fine, and too far for a TIMESTAMP.");
    migration.change(Account::delete().every_row());
    let all: Vec<String> = Dialect::ALL
        .iter()
        .map(|dialect| match amend::render(&entry, &migration, *dialect) {
            Ok(text) => panic!("{text}"),
            Err(error) => error.to_string(),
        })
        .collect();
    insta::assert_snapshot!(all.join("\n\n"));
}
