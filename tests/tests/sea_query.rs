//! sea-query statements as changes, run on every server.

use amend::prelude::*;
use amend::statement::IntoStatement;
use amend::{Dialect, Entry};
use amend_tests::{Server, for_every_server};
use sea_query::{Expr, ExprTrait as _, Func, OnConflict, Query};

#[derive(Table)]
#[table(name = "items")]
struct Item {
    id: i64,
    name: Option<String>,
    doc: Option<Json>,
    price: Option<f64>,
    made: Option<DateTime<Utc>>,
    owner: Option<Uuid>,
    on: Option<bool>,
}

fn schema(server: Server) -> &'static str {
    match server {
        Server::Postgres => {
            "CREATE TABLE items (id bigint PRIMARY KEY, name text, doc jsonb,
             price double precision, made timestamptz, owner uuid, \"on\" boolean)"
        }
        Server::Mysql | Server::Mariadb => {
            "CREATE TABLE items (id BIGINT PRIMARY KEY, name LONGTEXT, doc JSON, price DOUBLE,
             made DATETIME(6), owner BINARY(16), `on` TINYINT(1)) DEFAULT CHARSET utf8mb4"
        }
        Server::Sqlite => {
            "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, doc TEXT, price REAL,
             made TEXT, owner BLOB, `on` INTEGER)"
        }
    }
}

fn file(server: Server, statement: impl IntoStatement) -> String {
    let entry = Entry {
        version: None,
        name: "sea",
        description: "A sea-query statement.",
        dialects: &Dialect::ALL,
        module: "sea",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    match amend::render(&entry, &migration, server.dialect()) {
        Ok(sql) => sql,
        Err(error) => panic!("{error}"),
    }
}

const HOSTILE: &str = "O'Brien \\ \"x\"\n\u{202e}é😀; -- `";

#[test]
fn statements_with_hostile_values_do_what_they_say() {
    let made: DateTime<Utc> = "2024-02-29T13:14:15.5Z".parse().expect("a time");
    let owner = Uuid::from_u128(7);
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;

        let mut insert = Query::insert();
        insert.into_table("items").columns([
            Item::id.name(),
            "name",
            "doc",
            "price",
            "made",
            "owner",
            "on",
        ]);
        for id in 1..=3_i64 {
            insert.values_panic([
                id.into(),
                HOSTILE.into(),
                Expr::val(json!({"k": HOSTILE})),
                Expr::val(1.0 / 3.0),
                Expr::val(made),
                Expr::val(owner),
                true.into(),
            ]);
        }
        assert_eq!(db.execute_script(&file(server, &mut insert)).await, [3]);

        // Columns serve as identifiers, and every literal finds what the insert wrote.
        let update = Query::update()
            .table("items")
            .value(
                Item::name,
                Expr::case(Expr::col(Item::id).eq(1), HOSTILE).finally(Expr::col(Item::name)),
            )
            .value(Item::price, Expr::col(Item::price).add(1.0))
            .and_where(Expr::col(Item::name).eq(HOSTILE))
            .and_where(Expr::col(Item::price).eq(1.0 / 3.0))
            .and_where(Expr::col(Item::made).eq(made))
            .and_where(Expr::col(Item::owner).is_in([owner]))
            .and_where(Expr::col(Item::on).eq(true).or(Expr::col(Item::doc).is_null()))
            .and_where(Expr::col(Item::id).between(2, 3))
            .to_owned();
        assert_eq!(db.execute_script(&file(server, update)).await, [2]);

        let upsert = |columns: OnConflict| {
            Query::insert()
                .into_table("items")
                .columns([Item::id.name(), Item::name.name()])
                .values_panic([3_i64.into(), "new".into()])
                .values_panic([4_i64.into(), "new".into()])
                .on_conflict(columns)
                .to_owned()
        };
        let name = OnConflict::column(Item::id).update_column(Item::name).to_owned();
        db.execute_script(&file(server, upsert(name))).await;
        assert_eq!(db.count("SELECT count(*) FROM items WHERE name = 'new'").await, 2);
        db.execute_script("UPDATE items SET name = 'old' WHERE id = 4").await;
        let nothing = OnConflict::column(Item::id).do_nothing_on([Item::id]).to_owned();
        db.execute_script(&file(server, upsert(nothing))).await;
        assert_eq!(db.count("SELECT count(*) FROM items WHERE name = 'old'").await, 1);

        let copy = Query::insert()
            .into_table("items")
            .columns([Item::id.name(), Item::name.name()])
            .select_from(
                Query::select()
                    .expr(Expr::col(Item::id).add(100))
                    .expr(Func::coalesce([Expr::col(Item::name), Expr::val(HOSTILE)]))
                    .from("items")
                    .and_where(Expr::col(Item::name).ne(HOSTILE))
                    .to_owned(),
            )
            .expect("two columns and two expressions")
            .to_owned();
        assert_eq!(db.execute_script(&file(server, copy)).await, [2]);

        let delete = Query::delete()
            .from_table("items")
            .and_where(Expr::col(Item::name).eq(HOSTILE).not())
            .to_owned();
        assert_eq!(db.execute_script(&file(server, delete)).await, [4]);
        assert_eq!(db.count("SELECT count(*) FROM items").await, 2);
    });
}
