//! What is refused of questions to other rows, with the way out.

use amend::expr::Comparison;
use amend::prelude::*;
use amend::statement::IntoStatement;
use amend::{Dialect, Entry};

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(primary_key)]
    id: i64,
    name: Option<String>,
    code: Option<Uuid>,
    orders: i64,
}

#[derive(Table)]
#[table(name = "orders")]
struct Order {
    user_id: i64,
    before: i64,
    note: Option<String>,
    #[column(storage = "text")]
    code: Option<Uuid>,
}

/// What rendering says for a dialect: nothing where it is written.
fn refused(dialect: Dialect, statement: impl IntoStatement) -> Option<String> {
    let entry = Entry {
        version: None,
        name: "queries",
        description: "One question.",
        dialects: &Dialect::ALL,
        module: "queries",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    amend::render(&entry, &migration, dialect).err().map(|error| error.to_string())
}

fn everywhere(statement: impl IntoStatement + Clone, parts: &[&str]) {
    for dialect in Dialect::ALL {
        let refusal = refused(dialect, statement.clone()).expect("it is refused");
        parts.iter().for_each(|part| assert!(refusal.contains(part), "{dialect}: {refusal}"));
    }
}

fn on(dialect: Dialect, statement: impl IntoStatement + Clone, parts: &[&str]) {
    on_each(&[dialect], statement, parts);
}

fn on_each(dialects: &[Dialect], statement: impl IntoStatement + Clone, parts: &[&str]) {
    for dialect in Dialect::ALL {
        match refused(dialect, statement.clone()) {
            Some(refusal) if dialects.contains(&dialect) => {
                parts.iter().for_each(|part| assert!(refusal.contains(part), "{refusal}"));
            }
            None if !dialects.contains(&dialect) => {}
            found => panic!("{dialect}: {found:?}"),
        }
    }
}

#[test]
fn one_row_of_several_is_refused() {
    let note = Order::rows().matching(Order::user_id, User::id).get(Order::note);
    let change = User::update().set(User::name, note).into_statement();
    everywhere(change, &["`orders` says `primary_key`", ".min("]);
    let name = User::rows().matching(User::name, Order::note).get(User::name);
    let change = Order::update().set(Order::note, name).into_statement();
    everywhere(change, &["several rows of `users` may match", ".first_by("]);
}

#[test]
fn a_first_row_without_a_key_is_refused() {
    let note = Order::rows().first_by(Order::user_id).get(Order::note);
    let change = User::update().set(User::name, note).into_statement();
    everywhere(change, &["`orders` says `primary_key`"]);
    let name = User::rows().last_by(1).get(User::name);
    let change = Order::update().set(Order::note, name).into_statement();
    everywhere(change, &["the same in each", "name a column"]);
}

#[test]
fn a_join_of_several_rows_is_refused() {
    let named = Order::rows().matching(Order::user_id, User::id).by_key();
    let change = User::update().join(&named).set(User::name, named.get(Order::note));
    everywhere(change.into_statement(), &["several rows of `orders` may match", ".grouped()"]);
    let named = User::rows().matching(User::name, Order::note).by_key();
    let change = Order::update().join(&named).set(Order::note, named.get(User::name));
    everywhere(change.into_statement(), &["several rows of `users` may match", "primary key"]);
}

#[test]
fn a_group_that_is_no_partner_is_refused() {
    let all = Order::rows().grouped();
    let change = User::update().join(&all).set(User::orders, all.count());
    everywhere(change.into_statement(), &["to every row as one group", ".matching(inner, outer)"]);
    let before = Order::rows()
        .matching(Order::user_id, User::id)
        .matching_by(Order::before, Comparison::Less, User::id)
        .grouped();
    let change = User::update().join(&before).set(User::orders, before.count());
    everywhere(change.into_statement(), &["grouped by what they match", "without a join"]);
    let same = Order::rows().matching("a", User::name).grouped();
    let change = User::update().join(&same).set(User::orders, same.count());
    everywhere(change.into_statement(), &["the same in each"]);
    let theirs = Order::rows().matching(Order::user_id, User::id).grouped();
    let change = User::update().join(&theirs).set(User::orders, theirs.max(7i64));
    everywhere(change.into_statement(), &["the same in each"]);
}

#[test]
fn a_group_of_another_collation_is_refused_by_mysql() {
    #[derive(Table)]
    #[table(name = "tags")]
    struct Tag {
        #[column(collation = "binary")]
        name: String,
        uses: i64,
    }
    let used = Order::rows().matching(Order::note, Tag::name).grouped();
    let change = Tag::update().join(&used).set(Tag::uses, used.count());
    on(Dialect::Mysql, change.into_statement(), &["two collations", "of one collation"]);
}

#[test]
fn a_value_of_what_nothing_joins_is_refused() {
    let orders = Order::rows().matching(Order::user_id, User::id).grouped();
    let parts = ["a value of `orders` is read where nothing joins", ".join(&…)"];
    everywhere(User::update().set(User::orders, orders.count()).into_statement(), &parts);
    everywhere(User::delete().filter(orders.count().gt(1)).into_statement(), &parts);
    let inside = User::rows().filter(orders.count().gt(1)).count();
    everywhere(User::update().join(&orders).set(User::orders, inside).into_statement(), &parts);
    let others = Order::rows().matching(Order::before, orders.count()).grouped();
    let early = User::update().join(&others).join(&orders).set(User::orders, others.count());
    everywhere(early.into_statement(), &parts);
    let late = User::update().join(&orders).join(&others).set(User::orders, others.count());
    assert_eq!(refused(Dialect::Mysql, late), None);
}

#[test]
fn its_own_rows_joined_without_a_key_are_refused_by_mysql() {
    #[derive(Table)]
    #[table(name = "ORDERS")]
    struct Keyed {
        #[column(primary_key)]
        id: i64,
        before: i64,
    }
    let other = Keyed::rows().matching(Keyed::id, Order::before).by_key();
    let change = Order::update().join(&other).set(Order::user_id, other.get(Keyed::before));
    on(Dialect::Mysql, change.into_statement(), &["`orders`", "primary_key"]);
}

#[test]
fn its_own_rows_without_a_key_are_refused_where_the_key_finds_them() {
    let double = Order::rows().matching(Order::note, Order::note).count().gt(1);
    let parts = ["`orders`", "primary_key"];
    let delete = Order::delete().filter(double.clone());
    on_each(&[Dialect::Mysql, Dialect::Sqlite], delete.into_statement(), &parts);
    on(
        Dialect::Mysql,
        Order::update().set(Order::note, None).filter(double).into_statement(),
        &parts,
    );
    let swap =
        Order::update().set(Order::user_id, Order::before).set(Order::before, Order::user_id);
    on(Dialect::Mysql, swap.into_statement(), &parts);
}

#[test]
fn uuids_that_are_stored_differently_are_refused_by_sqlite() {
    let theirs = Order::rows().matching(Order::code, User::code).exists();
    on(Dialect::Sqlite, User::delete().filter(theirs).into_statement(), &["BLOB", "in one way"]);
    let theirs = User::code.is_in(Order::rows().select(Order::code));
    on(Dialect::Sqlite, User::delete().filter(theirs).into_statement(), &["BLOB"]);
}

#[test]
fn names_of_the_rows_are_checked() {
    #[derive(Table)]
    #[table(name = "a\u{200b}b")]
    struct Hidden {
        id: i64,
    }
    let count = Hidden::rows().filter(Hidden::id.gt(0)).count();
    let change = User::update().set(User::orders, count).into_statement();
    everywhere(change, &["cannot be seen"]);
}

#[test]
fn a_conflict_that_leaves_open_which_row_is_kept_is_refused() {
    let insert = || User::insert().columns((User::id, User::name, User::orders));
    let twice = insert().row((1, "a", 1)).row((1, "b", 2)).row((2, None, 1)).row((3, None, 1));
    everywhere(twice.on_conflict((User::id,)).do_nothing().into_statement(), &["the same key"]);
    let nulls = insert().row((2, None, 1)).row((3, None, 1)).on_conflict((User::name,));
    assert_eq!(refused(Dialect::Mysql, nulls.do_nothing()), None);
    let orders = || insert().select(Order::rows(), (Order::user_id, Order::note, Order::before));
    everywhere(
        orders().on_conflict((User::id,)).update((User::name,)).into_statement(),
        &["several rows of `orders`", ".first_of_each("],
    );
    everywhere(orders().on_conflict((User::id,)).do_nothing().into_statement(), &["chance"]);
    let ids = insert().select(Order::rows(), (Order::user_id, "new", 0));
    assert_eq!(refused(Dialect::Postgres, ids.on_conflict((User::id,)).do_nothing()), None);
}

#[test]
fn a_conflict_of_columns_that_are_not_inserted_is_refused() {
    let insert = || User::insert().columns((User::id,)).row((1,));
    let key = insert().on_conflict((User::name,)).do_nothing();
    everywhere(key.into_statement(), &["the new rows have no `name`"]);
    let update = insert().on_conflict((User::id,)).update((User::name,));
    everywhere(update.into_statement(), &["the new rows have no `name`"]);
    let update = insert().on_conflict((User::id,)).update((User::id,));
    everywhere(update.into_statement(), &["`id` is the key of the conflict"]);
}

#[test]
fn rows_of_two_kinds_are_refused() {
    let both = User::insert().columns((User::id,)).row((1,)).select(User::rows(), (User::id,));
    everywhere(both.into_statement(), &["two changes"]);
}

#[test]
fn the_first_of_each_without_a_key_is_refused() {
    let count = Order::rows().first_of_each(Order::user_id).count();
    let change = User::update().set(User::orders, count).into_statement();
    everywhere(change, &["`orders`", "primary_key"]);
    let count = User::rows().matching(User::id, Order::user_id).first_of_each(User::name).count();
    let change = Order::update().set(Order::before, count).into_statement();
    everywhere(change, &["among those that match", ".first_by("]);
}
