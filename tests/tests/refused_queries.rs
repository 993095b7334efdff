//! What is refused of questions to other rows, with the way out.

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
    for other in Dialect::ALL {
        match refused(other, statement.clone()) {
            Some(refusal) if other == dialect => {
                parts.iter().for_each(|part| assert!(refusal.contains(part), "{refusal}"));
            }
            None if other != dialect => {}
            found => panic!("{other}: {found:?}"),
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
fn its_own_rows_without_a_key_are_refused_by_mysql() {
    let double = Order::rows().matching(Order::note, Order::note).count().gt(1);
    let parts = ["`orders`", "primary_key"];
    on(Dialect::Mysql, Order::delete().filter(double.clone()).into_statement(), &parts);
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
