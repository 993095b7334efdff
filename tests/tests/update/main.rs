//! Backfills written as Rust: what they become.

mod operations;

use amend::prelude::*;
use amend::statement::IntoStatement;
use amend::{Dialect, Entry};

#[derive(Table)]
#[table(name = "timelines")]
struct Timeline {
    #[column(primary_key)]
    id: i64,
    domain_owned: bool,
    author: String,
    owner: Option<String>,
    n: i32,
    m: i64,
    left: i32,
    right: i32,
    age: Option<i32>,
    tags: Option<Json>,
    payload: Json,
    at: DateTime<Utc>,
    seen: Option<DateTime<Utc>>,
    state: State,
}

#[derive(SqlEnum)]
enum State {
    Open,
    Closed,
    Gone,
}

const SERVER: &str = "server";

fn show(name: &str, statement: impl IntoStatement) {
    let entry = Entry {
        version: None,
        name: "program",
        description: "One program.",
        dialects: &Dialect::ALL,
        module: "update",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    println!("## {name}");
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        match amend::render(&entry, &migration, dialect) {
            Ok(sql) => println!("{}", sql.replace("-- One program.\n", "")),
            Err(error) => println!("{error}"),
        }
    }
}

#[test]
fn programs() {
    show(
        "owner",
        update!(|t: Timeline| {
            let fallback = if t.domain_owned { SERVER } else { t.author };
            if t.owner.is_none() || t.domain_owned {
                t.owner = fallback;
            }
        }),
    );
    show("plain", update!(|t: Timeline| t.n = 5));
    show("increment", update!(|t: Timeline| t.n += 1));
    show(
        "nullable",
        update!(|t: Timeline| {
            if t.owner == Some("x") {
                t.author = "x"
            }
        }),
    );
    show(
        "not nullable",
        update!(|t: Timeline| {
            if t.owner != Some("x") {
                t.author = "x"
            }
        }),
    );
    show(
        "if let",
        update!(|t: Timeline| {
            if let Some(o) = t.owner
                && o != t.author
            {
                t.author = o;
                t.n = 0
            }
        }),
    );
    show(
        "let else",
        update!(|t: Timeline| {
            let Some(age) = t.age else { return };
            t.n = t.n + age;
        }),
    );
    show(
        "swap",
        update!(|t: Timeline| {
            std::mem::swap(&mut t.left, &mut t.right);
        }),
    );
    show(
        "match",
        update!(|t: Timeline| {
            t.n = match t.age {
                None => 0,
                Some(0..=17) => 1,
                Some(18..=64) => 2,
                Some(_) => 3,
            };
        }),
    );
    show(
        "enum",
        update!(|t: Timeline| {
            t.n = match t.state {
                State::Open => 1,
                State::Closed => 2,
                State::Gone => 3,
            };
        }),
    );
    show(
        "many",
        update!(|t: Timeline| {
            for k in [1, 2, 3, 4, 5, 6, 7, 8] {
                if t.left > k {
                    t.n += k
                }
            }
        }),
    );
    show(
        "divide",
        update!(|t: Timeline| {
            if t.left == 0 {
                return;
            }
            if 10 / t.left > 3 {
                t.n = 1
            }
        }),
    );
    show("unwrap_or", update!(|t: Timeline| t.author = t.owner.unwrap_or("nobody")));
    show("map", update!(|t: Timeline| t.age = t.age.map(|a| a + 1)));
    show("format", update!(|t: Timeline| t.author = format!("{}-{:}", t.author, t.n)));
    show(
        "json",
        update!(|t: Timeline| {
            if t.author == "v1" {
                t.owner = t.payload["body"]["imageUrl"].text();
            }
        }),
    );
    show(
        "json set",
        update!(|t: Timeline| {
            t.payload["a"]["b"] = t.n;
        }),
    );
    show(
        "mut",
        update!(|t: Timeline| {
            let mut total = 0;
            if t.left > 0 {
                total += t.left
            }
            if t.right > 0 {
                total += t.right
            }
            t.n = total;
        }),
    );
    show("bool", update!(|t: Timeline| t.domain_owned = t.owner.is_some() && t.n > 3));
    show(
        "ask",
        update!(|t: Timeline| {
            t.m = Timeline::rows().matching(Timeline::author, t.author).count();
        }),
    );
    show(
        "tuple",
        update!(|t: Timeline| {
            match (t.domain_owned, t.owner) {
                (true, Some(o)) => t.author = o,
                (false, None) => t.owner = "none",
                _ => {}
            }
        }),
    );
}
