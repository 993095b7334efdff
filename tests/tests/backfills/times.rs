//! Times that were written in another zone.

use amend::prelude::*;
use amend_tests::Server;

use crate::run::{backfill, schema};

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
