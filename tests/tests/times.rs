//! What the corpus cannot hold against the evaluator: the clock, and columns that store a time in
//! another way, in sessions of other time zones.

use std::time::SystemTime;

use amend::expr::{IntoNode as _, Node, Same};
use amend::prelude::*;
use amend::statement::{Assignment, IntoStatement, Statement, UpdateTree};
use amend::{Dialect, Entry};
use amend_tests::{Database, Server, for_every_server};

#[derive(Table)]
#[table(name = "times")]
struct T {
    #[column(primary_key)]
    id: i64,
    at: Option<DateTime<Utc>>,
    #[column(storage = "timestamp")]
    ts: Option<DateTime<Utc>>,
    n: Option<i64>,
    hour: Option<i32>,
}

fn schema(server: Server) -> &'static str {
    match server {
        Server::Postgres => {
            "CREATE TABLE times (id bigint PRIMARY KEY, at timestamptz, ts timestamptz, n bigint,
             hour integer)"
        }
        Server::Mysql | Server::Mariadb => {
            "CREATE TABLE times (id BIGINT PRIMARY KEY, at DATETIME(6), ts TIMESTAMP(6) NULL,
             n BIGINT, hour INT)"
        }
        Server::Sqlite => {
            "CREATE TABLE times (id INTEGER PRIMARY KEY, at TEXT, ts TEXT, n INTEGER, hour INTEGER)"
        }
    }
}

/// Time zones that a session may have; the first is as sqlx sets it.
fn zones(server: Server) -> &'static [&'static str] {
    match server {
        Server::Postgres => &["SET TimeZone = 'UTC'", "SET TimeZone = 'Asia/Kathmandu'"],
        Server::Mysql | Server::Mariadb => &[
            "SET time_zone = '+00:00'",
            "SET time_zone = '-04:30'",
            "SET time_zone = '+09:00'; SET sql_mode = ''",
        ],
        Server::Sqlite => &["PRAGMA encoding"],
    }
}

async fn run(db: &mut Database, statement: impl IntoStatement) -> u64 {
    let entry = Entry {
        version: None,
        name: "times",
        description: "A time.",
        dialects: &Dialect::ALL,
        module: "times",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    let sql = amend::render(&entry, &migration, db.server().dialect()).expect("it can be said");
    db.execute_script(&sql).await.into_iter().sum()
}

/// How many rows a condition finds: those that stay as they are.
async fn found(db: &mut Database, condition: Condition<T>) -> u64 {
    run(db, T::update().set(T::id, T::id).filter(condition)).await
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time of this file")
}

async fn fresh(db: &mut Database, zone: &str) {
    db.execute_script("DELETE FROM times").await;
    db.session(zone).await;
    let at = time("2024-01-31T22:15:16.25Z");
    run(db, T::insert().columns((T::id, T::at, T::ts)).row((1, at, at))).await;
}

#[test]
fn the_clock_is_the_time_of_the_test() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        for zone in zones(server) {
            fresh(db, zone).await;
            let before = DateTime::<Utc>::from(SystemTime::now()) - TimeDelta::seconds(2);
            assert_eq!(run(db, T::update().set(T::at, now()).set(T::ts, now())).await, 1);
            let after = DateTime::<Utc>::from(SystemTime::now()) + TimeDelta::seconds(2);
            let whole = |time: DateTime<Utc>| DateTime::from_timestamp(time.timestamp(), 0);
            let (before, after) = (whole(before).unwrap(), whole(after).unwrap());
            let between = || {
                let at = T::at.gt(before).and(T::at.lt(after));
                at.and(T::ts.gt(before)).and(T::ts.lt(after))
            };
            assert_eq!(found(db, between()).await, 1, "{zone}");
            let hour = TimeDelta::hours(1);
            let near = T::at.gt(now() - hour).and(T::ts.gt(now() - hour));
            let far = T::at.gt(now() + hour).or(T::ts.gt(now() + hour));
            assert_eq!(found(db, near).await, 1, "{zone}");
            assert_eq!(found(db, far).await, 0, "{zone}");
        }
    });
}

#[test]
fn a_column_that_stores_a_time_in_another_way_is_read_and_written_as_it_does() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        let (first, later) = (time("2024-01-31T22:15:16.25Z"), time("2024-02-29T22:15:16.25Z"));
        for zone in zones(server) {
            fresh(db, zone).await;
            assert_eq!(found(db, T::at.eq(T::ts).and(T::ts.eq(T::at))).await, 1, "{zone}");
            assert_eq!(found(db, T::ts.eq(first).and(T::ts.le(T::at))).await, 1, "{zone}");
            let distinct = T::at.is_distinct_from(T::ts).or(T::ts.is_distinct_from(first));
            assert_eq!(found(db, distinct).await, 0, "{zone}");
            let theirs = T::rows().matching(T::ts, T::at);
            let asked = theirs.exists().and(T::at.is_in(T::rows().select(T::ts)));
            assert_eq!(found(db, asked).await, 1, "{zone}");
            for (left, right) in [(T::at, T::ts), (T::ts, T::at)] {
                let (left, right) = (left.into_node(), right.into_node());
                let same = Node::from(Same { left, right, negated: false, null_safe: true });
                let tree = UpdateTree {
                    table: T::DEF,
                    joins: Vec::new(),
                    assignments: vec![Assignment { column: T::n.def(), value: T::n.into_node() }],
                    filter: Some(same),
                    only_changed: false,
                };
                assert_eq!(run(db, Statement::Update(tree)).await, 1, "{zone}");
            }
            run(db, T::update().set(T::ts, T::ts + Months::new(1))).await;
            assert_eq!(found(db, T::ts.eq(later).and(T::ts.gt(T::at))).await, 1, "{zone}");
            run(db, T::update().set(T::at, T::ts)).await;
            assert_eq!(found(db, T::at.eq(later)).await, 1, "{zone}");
            assert_eq!(run(db, T::update().set(T::ts, T::at).only_changed()).await, 0, "{zone}");
            run(db, T::update().set(T::ts, T::at - TimeDelta::days(29))).await;
            assert_eq!(found(db, T::ts.eq(first)).await, 1, "{zone}");
            let numbers =
                T::update().set(T::n, T::at.seconds_since(T::ts)).set(T::hour, T::ts.hour());
            run(db, numbers).await;
            assert_eq!(found(db, T::n.eq(29 * 86_400).and(T::hour.eq(22))).await, 1, "{zone}");
            let day = T::ts.truncate(TimeUnit::Day).eq(time("2024-01-31T00:00:00Z"));
            assert_eq!(found(db, day.and(T::ts.timestamp().eq(first.timestamp()))).await, 1);
            run(db, T::update().set(T::ts, None)).await;
            run(db, T::update().set(T::ts, T::ts.or_else(first))).await;
            assert_eq!(found(db, T::ts.eq(first)).await, 1, "{zone}");
            run(db, T::update().set(T::at, T::ts.or_else(later))).await;
            assert_eq!(found(db, T::at.eq(first)).await, 1, "{zone}");
        }
    });
}

#[test]
fn times_that_are_stored_in_two_ways_meet_in_every_zone() {
    for_every_server(async |db| {
        let server = db.server();
        db.execute_script(schema(server)).await;
        // No TIMESTAMP, but it looks like one where the clock is behind.
        let before = time("1969-12-31T23:30:00Z");
        for zone in zones(server) {
            fresh(db, zone).await;
            let same = T::at.is_not_distinct_from(T::ts).and(T::ts.is_not_distinct_from(T::at));
            assert_eq!(found(db, same).await, 1, "{zone}");
            let other = T::rows().matching(T::at, T::ts).exists();
            let others = T::at.is_in(T::rows().select(T::ts));
            assert_eq!(found(db, other.and(others)).await, 1, "{zone}");
            run(db, T::update().set(T::at, before)).await;
            let chosen = || case().when(T::n.is_null(), T::at).otherwise(T::ts);
            run(db, T::update().set(T::hour, chosen().hour())).await;
            assert_eq!(found(db, T::hour.eq(23).and(chosen().eq(before))).await, 1, "{zone}");
            run(db, T::update().set(T::at, chosen().coalesce(T::ts))).await;
            assert_eq!(found(db, T::at.eq(before)).await, 1, "{zone}");
        }
    });
}
