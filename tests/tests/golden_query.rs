//! What a reviewer reads of questions to other rows, as it was last approved.

use amend::expr::Comparison;
use amend::prelude::*;
use amend::{Dialect, Entry};

#[derive(Table)]
#[table(name = "customers", schema = "app")]
struct Customer {
    #[column(primary_key)]
    id: i64,
    email: String,
    orders: i64,
    cents: i64,
    last_note: Option<String>,
    referred_by: Option<i64>,
    first: Option<String>,
    second: Option<String>,
}

#[derive(Table)]
#[table(name = "orders")]
struct Order {
    #[column(primary_key)]
    id: i64,
    customer_id: Option<i64>,
    cents: i64,
    note: Option<String>,
    at: Option<DateTime<Utc>>,
}

fn fill(m: &mut Migration) {
    let theirs = || Order::rows().matching(Order::customer_id, Customer::id);
    m.change(Customer::update().set(Customer::orders, theirs().count())).comment("Short.");
    m.change(
        Customer::update()
            .set(Customer::orders, theirs().count())
            .set(Customer::cents, theirs().filter(Order::cents.gt(0)).sum(Order::cents).or_else(0))
            .set(Customer::last_note, theirs().last_by(Order::at).get(Order::note))
            .filter(Customer::id.gt(0))
            .filter(theirs().exists())
            .only_changed(),
    )
    .comment("From another table.");
    m.change(
        Order::delete().filter(
            Order::customer_id
                .not_in(Customer::rows().filter(Customer::orders.gt(0)).select(Customer::id))
                .or(Order::note.eq("test")),
        ),
    )
    .comment("Orphans.");
    let earlier = Customer::rows().matching(Customer::email, Customer::email).matching_by(
        Customer::id,
        Comparison::Less,
        Customer::id,
    );
    m.change(Customer::delete().filter(earlier.clone().exists())).comment("Doubles.");
    m.change(
        Customer::update()
            .set(Customer::referred_by, earlier.min(Customer::id))
            .filter(Customer::referred_by.is_null()),
    )
    .comment("Its own rows.");
    m.change(
        Customer::update()
            .set(Customer::first, Customer::second)
            .set(Customer::second, Customer::first),
    )
    .comment("Swap.");
    m.change(
        Customer::insert().columns((Customer::email, Customer::orders, Customer::cents)).select(
            Order::rows().filter(Order::note.starts_with("mail:")).first_of_each(Order::note),
            (Order::note.or_else(""), 0, Order::cents),
        ),
    )
    .comment("From a select.");
    m.change(
        Customer::insert()
            .columns((Customer::email, Customer::first))
            .row(("a8m@example.com", "a8m"))
            .row(("nati@example.com", None))
            .on_conflict((Customer::email,))
            .update((Customer::first,)),
    )
    .comment("Or update.");
    joined(m);
}

fn joined(m: &mut Migration) {
    let theirs = Order::rows().matching(Order::customer_id, Customer::id).grouped();
    m.change(
        Customer::update()
            .join(&theirs)
            .set(Customer::orders, theirs.count())
            .set(Customer::last_note, theirs.max(Order::note))
            .only_changed(),
    )
    .comment("Counters from a group.");
    let paid = Order::rows()
        .matching(Order::customer_id, Customer::id)
        .filter(Order::cents.gt(0).or(Order::note.eq("gift")))
        .grouped();
    m.change(Customer::update().join(&paid).set(Customer::cents, paid.sum(Order::cents)))
        .comment("A sum.");
    let customer = Customer::rows().matching(Customer::id, Order::customer_id).by_key();
    m.change(
        Order::update()
            .join(&customer)
            .set(Order::note, customer.get(Customer::email))
            .filter(Order::note.is_null()),
    )
    .comment("A row by its key.");
    let domain = Customer::rows()
        .matching(Customer::email.trim(), Customer::email.trim())
        .filter(Customer::orders.gt(0))
        .grouped();
    m.change(Customer::update().join(&domain).set(Customer::cents, domain.max(Customer::cents)))
        .comment("Its own groups.");
    let referrer = Customer::rows().matching(Customer::id, Customer::referred_by).by_key();
    m.change(
        Customer::update()
            .join(&referrer)
            .set(Customer::first, referrer.get(Customer::email))
            .filter(Customer::first.is_null()),
    )
    .comment("Its own rows.");
}

fn text(dialect: Dialect) -> String {
    let entry = Entry {
        version: None,
        name: "golden",
        description: "Questions to other rows.",
        dialects: &Dialect::ALL,
        module: "golden_query",
        file: "golden_query.rs",
        line: 1,
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    fill(&mut migration);
    amend::render(&entry, &migration, dialect).unwrap_or_else(|error| panic!("{error}"))
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
