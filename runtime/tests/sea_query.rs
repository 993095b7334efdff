//! sea-query in a crate of migrations: its statements as changes, and our columns in its code.

use amend::prelude::*;
use amend::{Dialect, Entry};
use sea_query::{Expr, ExprTrait as _, OnConflict, PostgresQueryBuilder, Query};

#[derive(Table)]
#[table(name = "we\"ird `table`")]
struct Weird {
    #[column(name = "a\"b`c", primary_key)]
    id: i64,
    note: Option<String>,
}

fn changes(m: &mut Migration) -> amend::Result<()> {
    let table = Weird::DEF.name;
    m.change(
        Query::update()
            .table(table)
            .value(Weird::note, "line\nend")
            .and_where(Expr::col((table, Weird::id)).gt(0)),
    )
    .comment("Fill the notes.");
    m.change(
        Query::insert()
            .into_table(table)
            .columns([Weird::id.name(), Weird::note.name()])
            .values([1.into(), "it's".into()])?
            .on_conflict(OnConflict::column(Weird::id).update_column(Weird::note).to_owned()),
    )
    .comment("Seed.");
    m.change(Query::delete().from_table(table).and_where(Expr::col(Weird::note).is_null()))
        .comment("Drop what is empty.");
    Ok(())
}

fn entry() -> Entry {
    Entry {
        version: None,
        name: "weird",
        description: "",
        dialects: &Dialect::ALL,
        module: module_path!(),
        file: file!(),
        line: line!(),
        run: changes,
    }
}

#[test]
fn statements_are_changes_with_our_quoting_and_literals() {
    let entry = entry();
    let migration = entry.build().expect("it builds");
    assert!(migration.changes().iter().all(|change| change.statement().is_unchecked()));
    let render = |dialect| amend::render(&entry, &migration, dialect).expect("it renders");
    assert_eq!(
        render(Dialect::Postgres),
        r#"-- Fill the notes.
UPDATE "we""ird `table`" SET "note" = E'line\nend' WHERE "we""ird `table`"."a""b`c" > 0;
-- Seed.
INSERT INTO "we""ird `table`" ("a""b`c", "note") VALUES (1, 'it''s') ON CONFLICT ("a""b`c") DO UPDATE SET "note" = "excluded"."note";
-- Drop what is empty.
DELETE FROM "we""ird `table`" WHERE "note" IS NULL;
"#
    );
    assert_eq!(
        render(Dialect::Mysql),
        r#"-- Fill the notes.
-- X'6C696E650A656E64' is "line\nend"
UPDATE `we"ird ``table``` SET `note` = _utf8mb4 X'6C696E650A656E64' WHERE `we"ird ``table```.`a"b``c` > 0;
-- Seed.
INSERT INTO `we"ird ``table``` (`a"b``c`, `note`) VALUES (1, 'it''s') ON DUPLICATE KEY UPDATE `note` = VALUES(`note`);
-- Drop what is empty.
DELETE FROM `we"ird ``table``` WHERE `note` IS NULL;
"#
    );
    assert_eq!(
        render(Dialect::Sqlite),
        r#"-- Fill the notes.
UPDATE `we"ird ``table``` SET `note` = ('"line\nend"' ->> '$') WHERE `we"ird ``table```.`a"b``c` > 0;
-- Seed.
INSERT INTO `we"ird ``table``` (`a"b``c`, `note`) VALUES (1, 'it''s') ON CONFLICT (`a"b``c`) DO UPDATE SET `note` = `excluded`.`note`;
-- Drop what is empty.
DELETE FROM `we"ird ``table``` WHERE `note` IS NULL;
"#
    );
}

#[test]
fn a_refusal_names_the_change() {
    let entry = Entry {
        run: |m| {
            m.change(Query::delete().from_table("t").returning_all()).comment("Clear.");
            Ok(())
        },
        ..entry()
    };
    let migration = entry.build().expect("it builds");
    let error = amend::render(&entry, &migration, Dialect::Mysql).expect_err("it is refused");
    let error = error.to_string();
    assert!(error.contains("change 1 (Clear.)") && error.contains("RETURNING"), "{error}");
}

#[test]
fn a_column_serves_in_a_programs_own_query() {
    let query = Query::select().column(Weird::id).from("t").to_string(PostgresQueryBuilder);
    assert_eq!(query, r#"SELECT "a""b`c" FROM "t""#);
}
