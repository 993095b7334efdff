//! The worked example's directories compiled into this test, and applied from there.

use amend::database::{Database as Pinned, Interrupt};
use amend::directory::Embedded;
use amend::engine::{Apply, Error, Event, apply, status};
use amend_tests::{Server, for_every_server};

static POSTGRES: Embedded = amend::embed!("../migrations/postgres");
static MYSQL: Embedded = amend::embed!("../migrations/mysql");
static SQLITE: Embedded = amend::embed!("../migrations/sqlite");

fn of(server: Server) -> &'static Embedded {
    match server {
        Server::Postgres => &POSTGRES,
        Server::Mysql | Server::Mariadb => &MYSQL,
        Server::Sqlite => &SQLITE,
    }
}

#[test]
fn a_program_applies_what_it_carries() {
    for_every_server(async |db| {
        let url = db.url().parse().unwrap();
        let mut pinned = Pinned::connect(&url, &Interrupt::default()).await.unwrap();
        let found = status(&mut pinned, of(db.server()), None).await.unwrap();
        assert!(!found.pending.is_empty() && found.applied.is_empty());
        // What the example changes is made elsewhere.
        let last = found.pending.last().unwrap().version_text().to_owned();
        let wanted = Apply { baseline: Some(last), ..Apply::default() };
        let mut events = 0;
        let mut hear = |_: &Event<'_>| events += 1;
        apply(&mut pinned, of(db.server()), &wanted, &mut hear).await.unwrap();
        assert!(events > 0);
        let found = status(&mut pinned, of(db.server()), None).await.unwrap();
        assert!(found.pending.is_empty() && found.applied.len() == 1);
        pinned.close().await;
    });
}

#[test]
fn what_was_tampered_with_is_not_applied() {
    static EDITED: Embedded = Embedded::new(
        &[("1_a.sql", b"SELECT 1;\n"), ("2_b.sql", b"SELECT 2;\n")],
        b"h1:yfssEutVsf3NtIcUWdsXJD9UWFICM7CjNyRr9rA3tag=\n1_a.sql h1:oHx7vmeRbxB72kdSGUkFhE08red3y82zeqcbzCxkGjo=\n",
    );
    let error = EDITED.verify().unwrap_err().to_string();
    assert!(error.contains("(embedded) does not verify"), "{error}");
    assert!(error.contains("2_b.sql was added"), "{error}");
    for_every_server(async |db| {
        let url = db.url().parse().unwrap();
        let mut pinned = Pinned::connect(&url, &Interrupt::default()).await.unwrap();
        let mut hear = |_: &Event<'_>| {};
        let refused = apply(&mut pinned, &EDITED, &Apply::default(), &mut hear).await;
        assert!(matches!(refused, Err(Error::Directory(_))));
        pinned.close().await;
    });
}
