//! Eleven backfills from real life, written as a user would, each on every server with its rows
//! checked. None needs `Raw`.

use amend::expr::Comparison;
use amend::prelude::*;
use amend::{Dialect, Entry};
use amend_tests::{Server, for_every_server};

/// Makes the tables, runs the migration as one file, and compares what a query answers.
fn backfill(
    setup: fn(Server) -> String,
    fill: fn(&mut Migration),
    query: &'static str,
    expected: &'static [&'static str],
) {
    backfill_on(&Server::ALL, setup, fill, query, expected);
}

/// The same on servers whose dialect can say it.
fn backfill_on(
    servers: &'static [Server],
    setup: fn(Server) -> String,
    fill: fn(&mut Migration),
    query: &'static str,
    expected: &'static [&'static str],
) {
    for_every_server(async |db| {
        let server = db.server();
        if !servers.contains(&server) {
            return;
        }
        db.execute_script(&setup(server)).await;
        let entry = Entry {
            version: None,
            name: "backfill",
            description: "A backfill from real life.",
            dialects: &Dialect::ALL,
            module: "backfills",
            file: file!(),
            line: line!(),
            run: |_| Ok(()),
        };
        let mut migration = Migration::default();
        fill(&mut migration);
        let sql = match amend::render(&entry, &migration, server.dialect()) {
            Ok(sql) => sql,
            Err(error) => panic!("{error}"),
        };
        db.execute_script(&sql).await;
        let rows = db.query_text(query).await;
        let rows: Vec<String> = rows
            .iter()
            .map(|row| {
                let cells: Vec<&str> =
                    row.iter().map(|cell| cell.as_deref().unwrap_or("NULL")).collect();
                cells.join("|")
            })
            .collect();
        assert_eq!(rows, expected, "{sql}");
    });
}

/// `{json}`, `{text}` and `{time}` in a schema, as the server has them.
fn schema(server: Server, sql: &str) -> String {
    let (json, text, time) = match server {
        Server::Postgres => ("jsonb", "text", "timestamptz"),
        Server::Mysql | Server::Mariadb => ("JSON", "VARCHAR(200)", "DATETIME(6)"),
        Server::Sqlite => ("TEXT", "TEXT", "TEXT"),
    };
    sql.replace("{json}", json).replace("{text}", text).replace("{time}", time)
}

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(primary_key)]
    id: i64,
    posts: i64,
    last_post: Option<i64>,
}

#[derive(Table)]
#[table(name = "posts")]
struct Post {
    #[column(primary_key)]
    id: i64,
    user_id: Option<i64>,
    deleted: bool,
}

fn users_and_posts(server: Server) -> String {
    schema(
        server,
        "CREATE TABLE users (id BIGINT PRIMARY KEY, posts BIGINT NOT NULL, last_post BIGINT);
         CREATE TABLE posts (id BIGINT PRIMARY KEY, user_id BIGINT, deleted BOOLEAN NOT NULL);
         INSERT INTO users VALUES (1, 9, 9), (2, 9, NULL), (3, 0, NULL);
         INSERT INTO posts VALUES (10, 1, FALSE), (11, 1, TRUE), (12, 2, FALSE), (13, 2, FALSE),
             (14, NULL, FALSE), (15, 99, FALSE)",
    )
}

#[test]
fn counters_are_recomputed_from_the_rows_that_they_count() {
    backfill(
        users_and_posts,
        |m| {
            let theirs =
                || Post::rows().matching(Post::user_id, User::id).filter(Post::deleted.not());
            m.change(
                User::update()
                    .set(User::posts, theirs().count())
                    .set(User::last_post, theirs().max(Post::id))
                    .only_changed(),
            );
        },
        "SELECT id, posts, last_post FROM users ORDER BY id",
        &["1|1|10", "2|2|13", "3|0|NULL"],
    );
}

#[test]
fn orphan_rows_are_removed() {
    backfill(
        users_and_posts,
        |m| {
            let owner = User::rows().matching(User::id, Post::user_id);
            m.change(Post::delete().filter(owner.exists().not()));
        },
        "SELECT id FROM posts ORDER BY id",
        &["10", "11", "12", "13"],
    );
}

#[test]
fn an_owner_follows_from_a_case() {
    #[derive(Table)]
    #[table(name = "timelines")]
    struct Timeline {
        author: String,
        owner: Option<String>,
        domain_owned: bool,
    }
    backfill(
        |server| {
            schema(
                server,
                "CREATE TABLE timelines (id BIGINT PRIMARY KEY, author {text} NOT NULL,
                     owner {text}, domain_owned BOOLEAN NOT NULL);
                 INSERT INTO timelines VALUES (1, 'a', NULL, FALSE), (2, 'b', NULL, TRUE),
                     (3, 'c', 'c', TRUE), (4, 'd', 'x', FALSE)",
            )
        },
        |m| {
            let owner = case().when(Timeline::domain_owned, "server").otherwise(Timeline::author);
            m.change(
                Timeline::update()
                    .set(Timeline::owner, owner)
                    .filter(Timeline::owner.is_null().or(Timeline::domain_owned)),
            );
        },
        "SELECT id, owner FROM timelines ORDER BY id",
        &["1|a", "2|server", "3|server", "4|x"],
    );
}

#[test]
fn a_document_goes_from_version_1_to_version_2() {
    #[derive(Table)]
    #[table(name = "profiles")]
    struct Profile {
        doc: Option<Json>,
    }
    backfill(
        |server| {
            schema(
                server,
                r#"CREATE TABLE profiles (id BIGINT PRIMARY KEY, doc {json}, name {text}, v {text});
                   INSERT INTO profiles (id, doc) VALUES (1, '{"name":"Zoë","old":1}'),
                       (2, '{"v":2,"profile":{"name":"x"}}'), (3, NULL)"#,
            )
        },
        |m| {
            m.change(
                Profile::update()
                    .set(
                        Profile::doc,
                        Profile::doc
                            .with(
                                "profile",
                                json_object([("name", Profile::doc.get("name").as_str())]),
                            )
                            .with("v", 2)
                            .without("name")
                            .without("old"),
                    )
                    .filter(Profile::doc.has_key("v").not()),
            )
            .comment("Into the profile.");
            #[derive(Table)]
            #[table(name = "profiles")]
            struct Shown {
                doc: Option<Json>,
                name: Option<String>,
                v: Option<String>,
            }
            m.change(
                Shown::update().set(Shown::name, Shown::doc.get("profile").get("name").text()).set(
                    Shown::v,
                    Shown::doc.get("old").text().coalesce(Shown::doc.get("v").text()),
                ),
            )
            .comment("What a program reads of it.");
        },
        "SELECT id, name, v FROM profiles ORDER BY id",
        &["1|Zoë|2", "2|x|2", "3|NULL|NULL"],
    );
}

#[test]
fn phone_numbers_are_normalised() {
    #[derive(Table)]
    #[table(name = "contacts")]
    struct Contact {
        phone: Option<String>,
    }
    backfill(
        |server| {
            schema(
                server,
                "CREATE TABLE contacts (id BIGINT PRIMARY KEY, phone {text});
                 INSERT INTO contacts VALUES (1, ' 0049 30 (12)-34'), (2, '+49301234'), (3, NULL),
                     (4, '030/12 34')",
            )
        },
        |m| {
            let mut digits = Contact::phone.trim();
            for noise in [" ", "-", "(", ")", "/"] {
                digits = digits.replace(noise, "");
            }
            m.change(Contact::update().set(Contact::phone, digits).only_changed())
                .comment("Take out what is no digit.");
            let international = text("+").concat(Contact::phone.substring_from(3));
            m.change(
                Contact::update()
                    .set(Contact::phone, international)
                    .filter(Contact::phone.starts_with("00")),
            )
            .comment("00 is +.");
        },
        "SELECT id, phone FROM contacts ORDER BY id",
        &["1|+49301234", "2|+49301234", "3|NULL", "4|0301234"],
    );
}

#[test]
fn a_price_becomes_minor_units() {
    #[derive(Table)]
    #[table(name = "products")]
    struct Product {
        #[column(precision = 10, scale = 3)]
        price: Option<Decimal>,
        cents: Option<i64>,
        #[column(precision = 10, scale = 2)]
        net: Option<Decimal>,
    }
    // SQLite has no exact decimals, and keeps its prices in minor units to begin with.
    backfill_on(
        &[Server::Postgres, Server::Mysql, Server::Mariadb],
        |_| {
            "CREATE TABLE products (id BIGINT PRIMARY KEY, price DECIMAL(10,3), cents BIGINT,
                 net DECIMAL(10,2));
             INSERT INTO products (id, price) VALUES (1, 12.34), (2, 0.1), (3, NULL), (4, -4.35),
                 (5, 1.005)"
                .to_owned()
        },
        |m| {
            let cents = (Product::price * Decimal::ONE_HUNDRED).round().to_i64();
            m.change(
                Product::update().set(Product::cents, cents).filter(Product::price.is_not_null()),
            )
            .comment("Whole cents, from the middle away from 0.");
            let net = Product::cents.to_decimal().div_round(Decimal::from(119), 2);
            m.change(Product::update().set(Product::net, net)).comment("Without the tax of 19 %.");
        },
        "SELECT id, cents, net FROM products ORDER BY id",
        &["1|1234|10.37", "2|10|0.08", "3|NULL|NULL", "4|-435|-3.66", "5|101|0.85"],
    );
}

#[test]
fn a_price_that_is_a_double_becomes_minor_units() {
    #[derive(Table)]
    #[table(name = "products")]
    struct Product {
        price: Option<f64>,
        cents: Option<i64>,
    }
    backfill(
        |server| {
            let double = if server == Server::Sqlite { "REAL" } else { "DOUBLE PRECISION" };
            format!(
                "CREATE TABLE products (id BIGINT PRIMARY KEY, price {double}, cents BIGINT);
                 INSERT INTO products (id, price) VALUES (1, 12.34), (2, 0.1), (3, NULL), (4, -4.35),
                     (5, 1.005)"
            )
        },
        |m| {
            let cents = (Product::price * 100.0).round().to_i64();
            m.change(
                Product::update().set(Product::cents, cents).filter(Product::price.is_not_null()),
            );
        },
        "SELECT id, cents FROM products ORDER BY id",
        &["1|1234", "2|10", "3|NULL", "4|-435", "5|100"],
    );
}

#[derive(Table)]
#[table(name = "articles")]
struct Article {
    #[column(primary_key)]
    id: i64,
    title: String,
    slug: Option<String>,
}

#[test]
fn slugs_are_made_and_those_that_collide_are_numbered() {
    backfill(
        |server| {
            schema(
                server,
                "CREATE TABLE articles (id BIGINT PRIMARY KEY, title {text} NOT NULL, slug {text});
                 INSERT INTO articles (id, title) VALUES (1, ' Hello World '), (2, 'hello world'),
                     (3, 'Other'), (4, 'HELLO WORLD')",
            )
        },
        |m| {
            let slug = Article::title.trim().to_ascii_lowercase().replace(" ", "-");
            m.change(Article::update().set(Article::slug, slug)).comment("Slugs.");
            let before = || {
                Article::rows().matching(Article::slug, Article::slug).matching_by(
                    Article::id,
                    Comparison::Less,
                    Article::id,
                )
            };
            let number = (before().count() + 1).to_text();
            m.change(
                Article::update()
                    .set(Article::slug, Article::slug.concat("-").concat(number))
                    .filter(before().exists()),
            )
            .comment("The second of a name is number 2.");
        },
        "SELECT id, slug FROM articles ORDER BY id",
        &["1|hello-world", "2|hello-world-2", "3|other", "4|hello-world-3"],
    );
}

#[derive(SqlEnum, Clone, Copy, Debug)]
enum State {
    Open,
    InProgress,
    Closed,
}

#[test]
fn a_free_text_becomes_an_enum() {
    #[derive(Table)]
    #[table(name = "tickets")]
    struct Ticket {
        status: String,
        state: Option<State>,
    }
    backfill(
        |server| {
            schema(
                server,
                "CREATE TABLE tickets (id BIGINT PRIMARY KEY, status {text} NOT NULL, state {text});
                 INSERT INTO tickets (id, status) VALUES (1, 'Open '), (2, 'in progress'),
                     (3, 'DONE'), (4, 'closed'), (5, '?')",
            )
        },
        |m| {
            let status = || Ticket::status.trim().to_ascii_lowercase();
            let state = case()
                .when(status().eq("open"), State::Open)
                .when(status().eq("in progress"), State::InProgress)
                .when(status().is_in(["done", "closed"]), State::Closed)
                .end();
            m.change(Ticket::update().set(Ticket::state, state));
        },
        "SELECT id, state FROM tickets ORDER BY id",
        &["1|open", "2|in_progress", "3|closed", "4|closed", "5|NULL"],
    );
}

#[test]
fn what_was_deleted_softly_goes_to_an_archive() {
    #[derive(Table)]
    #[table(name = "archive")]
    struct Archived {
        id: i64,
        user_id: Option<i64>,
        reason: String,
    }
    backfill(
        |server| {
            format!(
                "{}; {}",
                users_and_posts(server),
                schema(
                    server,
                    "CREATE TABLE archive (id BIGINT PRIMARY KEY, user_id BIGINT, reason {text})"
                )
            )
        },
        |m| {
            m.change(
                Archived::insert()
                    .columns((Archived::id, Archived::user_id, Archived::reason))
                    .select(
                        Post::rows().filter(Post::deleted),
                        (Post::id, Post::user_id, "deleted"),
                    ),
            )
            .comment("Keep them.");
            let kept = Archived::rows().select(Archived::id);
            m.change(Post::delete().filter(Post::id.is_in(kept))).comment("Let them go.");
        },
        "SELECT a.id, a.user_id, a.reason, (SELECT count(*) FROM posts) FROM archive a",
        &["11|1|deleted|5"],
    );
}

#[test]
fn a_time_zone_is_fixed_for_the_rows_of_a_period() {
    #[derive(Table)]
    #[table(name = "events")]
    struct Event {
        at: Option<DateTime<Utc>>,
        day: Option<i32>,
    }
    backfill(
        |server| {
            let time = |text: &str| match server {
                Server::Postgres => format!("'{text}+00'"),
                Server::Mysql | Server::Mariadb => format!("'{text}'"),
                Server::Sqlite => format!("'{}+00:00'", text.replace(' ', "T")),
            };
            let rows: Vec<String> =
                ["2024-01-31 08:00:00", "2024-03-01 08:59:59", "2024-03-02 00:00:00"]
                    .iter()
                    .enumerate()
                    .map(|(id, at)| format!("({id}, {})", time(at)))
                    .collect();
            schema(
                server,
                &format!(
                    "CREATE TABLE events (id BIGINT PRIMARY KEY, at {{time}}, day INTEGER);
                     INSERT INTO events (id, at) VALUES {}, (9, NULL)",
                    rows.join(", ")
                ),
            )
        },
        |m| {
            let moment = |text: &str| text.parse::<DateTime<Utc>>();
            let (Ok(from), Ok(to)) =
                (moment("2024-02-01T00:00:00Z"), moment("2024-03-01T23:59:59Z"))
            else {
                return;
            };
            m.change(
                Event::update()
                    .set(Event::at, Event::at - TimeDelta::hours(9))
                    .filter(Event::at.between(from, to)),
            )
            .comment("These were written in the time of Tokyo.");
            m.change(Event::update().set(Event::day, Event::at.day())).comment("The day in UTC.");
        },
        "SELECT id, day FROM events ORDER BY id",
        &["0|31", "1|29", "2|2", "9|NULL"],
    );
}
