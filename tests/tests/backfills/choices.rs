//! A column that follows from a case.

use amend::prelude::*;

use crate::run::{backfill, schema};

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
