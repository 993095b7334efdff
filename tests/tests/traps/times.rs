//! Times and time zones.

use amend::prelude::*;
use amend_tests::{Server, on_server};

use crate::index::Shown::{Case, Elsewhere, Test};
use crate::index::Trap;
use crate::write::{run, shown};

const LITERALS: &str = "tests/tests/literals/main.rs";
const TYPES: &str = "tests/tests/literals/docs.rs";
const REFUSED: &str = "everything_refused_is_in_the_document_with_its_words";
const SESSIONS: &str = "tests/tests/corpus/sessions.rs";
const TIMES: &str = "tests/tests/times.rs";

pub(crate) const TRAPS: &[Trap] = &[
    ("a month after the end of January is in March on SQLite", Case("time.rs", "a month later")),
    ("no form of an interval is everybody's", Case("time.rs", "a day later")),
    (
        "the difference of two times is of digits on the MySQL family",
        Case("time.rs", "seconds since"),
    ),
    ("the clock stands still or goes on", Elsewhere(TIMES, "the_clock_is_the_time_of_the_test")),
    (
        "a literal with an offset",
        Elsewhere(LITERALS, "a_value_in_a_file_equals_the_value_that_a_program_binds"),
    ),
    ("a time of the session's zone", Elsewhere(SESSIONS, "the_habits_of_a_session_change_nothing")),
    ("a fraction is rounded or cut", Elsewhere(TYPES, "every_type_has_its_storage")),
    ("more decimals than six", Elsewhere(LITERALS, "what_an_engine_would_change_is_refused")),
    (
        "a leap second, a year of five digits",
        Elsewhere(LITERALS, "what_an_engine_would_change_is_refused"),
    ),
    ("a date of zeros", Elsewhere(TYPES, REFUSED)),
    ("a TIMESTAMP ends in 2038", Elsewhere(TYPES, REFUSED)),
    (
        "a zone's name needs tables",
        Elsewhere(
            TIMES,
            "a_column_that_stores_a_time_in_another_way_is_read_and_written_as_it_does",
        ),
    ),
    (
        "the zones of programs and of clients",
        Elsewhere(SESSIONS, "the_habits_of_a_session_change_nothing"),
    ),
    (
        "a column that sets itself when its row changes",
        Test("a_column_that_sets_itself_is_kept_by_setting_it"),
    ),
];

#[derive(Table)]
#[table(name = "posts")]
struct Post {
    #[column(primary_key)]
    id: i64,
    likes: i64,
    #[column(storage = "timestamp")]
    updated: DateTime<Utc>,
    touched: DateTime<Utc>,
}

#[test]
fn a_column_that_sets_itself_is_kept_by_setting_it() {
    for server in [Server::Mysql, Server::Mariadb] {
        on_server(server, async |db| {
            db.execute_script(
                "SET time_zone = '-04:30';
                 CREATE TABLE posts (id BIGINT PRIMARY KEY, likes BIGINT,
                     updated TIMESTAMP(6) NULL ON UPDATE CURRENT_TIMESTAMP(6),
                     touched DATETIME(6) DEFAULT NOW(6) ON UPDATE CURRENT_TIMESTAMP(6))",
            )
            .await;
            let old = "2020-02-29T12:00:00.5Z".parse::<DateTime<Utc>>().expect("a time");
            let columns = (Post::id, Post::likes, Post::updated, Post::touched);
            run(db, Post::insert().columns(columns).row((1, 1, old, old))).await;
            let was = "SELECT likes, updated, touched FROM posts";
            let before = "2020-02-29 07:30:00.500000 2020-02-29 12:00:00.500000";
            assert_eq!(shown(db, was).await, format!("1 {before}"));
            // What is right already is left alone, and so are its times.
            let same = Post::update().set(Post::likes, 1).only_changed();
            assert_eq!(run(db, same).await, 0);
            assert_eq!(shown(db, was).await, format!("1 {before}"));
            let kept = Post::update()
                .set(Post::likes, Post::likes + 1)
                .set(Post::updated, Post::updated)
                .set(Post::touched, Post::touched);
            assert_eq!(run(db, kept).await, 1);
            assert_eq!(shown(db, was).await, format!("2 {before}"));
            // Both are not said to be kept here, and show that the trap is one.
            assert_eq!(run(db, Post::update().set(Post::likes, 3)).await, 1);
            assert_eq!(
                db.count("SELECT count(*) FROM posts WHERE touched > '2021-01-01'").await,
                1
            );
            assert_eq!(
                db.count("SELECT count(*) FROM posts WHERE updated > '2021-01-01'").await,
                1
            );
        });
    }
}
