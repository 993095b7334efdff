//! Text and times in sessions with habits of their own: a file depends on none of them.

use amend_tests::{Server, for_every_server};

use crate::cases::of_text_and_time;
use crate::{one_table, run};

#[test]
fn the_habits_of_a_session_change_nothing() {
    for_every_server(async |db| {
        let server = db.server();
        db.session(habits(server)).await;
        run::all(db, one_table(server), of_text_and_time()).await;
    });
}

fn habits(server: Server) -> &'static str {
    match server {
        Server::Postgres => {
            "SET TimeZone = 'America/New_York'; SET DateStyle = 'SQL, DMY';
             SET IntervalStyle = 'sql_standard'; SET standard_conforming_strings = off;
             SET escape_string_warning = off"
        }
        Server::Mysql | Server::Mariadb => {
            "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,HIGH_NOT_PRECEDENCE';
             SET NAMES latin1; SET time_zone = '-04:30'; SET lc_time_names = 'ja_JP'"
        }
        Server::Sqlite => "PRAGMA case_sensitive_like = ON",
    }
}
