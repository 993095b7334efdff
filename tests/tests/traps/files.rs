//! Files: names, sums, the splitting of a file, and what a session makes of its literals.

use crate::index::Shown::{Elsewhere, NotWritten};
use crate::index::Trap;

const HOSTILE: &str = "tests/tests/hostile.rs";
const INERT: &str = "hostile_text_changes_nothing_but_what_was_meant";
const NAME: &str = "runtime/src/directory/name.rs";
const VERIFY: &str = "runtime/src/directory/tests/verify.rs";
const SUM: &str = "runtime/src/directory/sum.rs";
const LITERALS: &str = "tests/tests/literals/main.rs";
const NAUGHTY: &str = "naughty_text_comes_back_unchanged_in_every_mode_or_is_refused";
const CORPUS: &str = "tests/tests/corpus/main.rs";
const EACH: &str = "runtime/src/directory/split/tests/each.rs";
const POSTGRES: &str = "runtime/src/directory/split/tests/postgres.rs";
const MYSQL: &str = "runtime/src/directory/split/tests/mysql.rs";
const SQLITE: &str = "runtime/src/directory/split/tests/sqlite.rs";

pub(crate) const TRAPS: &[Trap] = &[
    ("a comment of several lines is SQL from the second", Elsewhere(HOSTILE, INERT)),
    ("a name that leads out of the folder", Elsewhere(NAME, "the_names_of_migrations_are_plain")),
    ("a link among the files", Elsewhere(VERIFY, "what_is_no_regular_file_is_named")),
    (
        "a file that says that it is to be ignored",
        Elsewhere(VERIFY, "an_unsealed_file_is_no_way_in"),
    ),
    ("a sum with other line ends", Elsewhere(SUM, "line_ends_of_an_editor_are_let_pass")),
    ("a sum with a blank line", Elsewhere(SUM, "a_broken_line_is_named")),
    ("a name that the sum cannot hold", Elsewhere(NAME, "what_the_sum_cannot_hold_is_refused")),
    ("lines that a checksum joins", Elsewhere(SUM, "every_flipped_byte_is_seen")),
    ("a backslash in a text of PostgreSQL's", Elsewhere(POSTGRES, "quotes")),
    ("a comment in a comment", Elsewhere(POSTGRES, "comments")),
    (
        "a dollar that is never closed",
        Elsewhere(EACH, "what_is_not_closed_is_an_error_with_its_place"),
    ),
    ("a quote in the last comment", Elsewhere(EACH, "comments_belong_to_the_statement_below_them")),
    (
        "a mark at the beginning of a file",
        Elsewhere(EACH, "a_byte_order_mark_may_not_hide_a_header"),
    ),
    ("brackets are quotes on SQLite", Elsewhere(SQLITE, "quotes")),
    ("one minus one on the MySQL family", Elsewhere(MYSQL, "comments")),
    ("a comment that PostgreSQL ends at a carriage return", Elsewhere(HOSTILE, INERT)),
    ("a comment that the MySQL family executes", Elsewhere(MYSQL, "conditional_comments_are_code")),
    ("a text that survives one mode alone", Elsewhere(LITERALS, NAUGHTY)),
    ("a client's charset", Elsewhere(LITERALS, NAUGHTY)),
    ("SQLite kept in UTF-16", Elsewhere(LITERALS, NAUGHTY)),
    (
        "a double in decimal digits",
        Elsewhere(LITERALS, "a_value_in_a_file_equals_the_value_that_a_program_binds"),
    ),
    (
        "no number, infinity, a zero with a sign",
        Elsewhere(LITERALS, "what_an_engine_would_change_is_refused"),
    ),
    ("a session that is told to be lax", Elsewhere(CORPUS, "no_sql_mode_changes_what_is_done")),
    (
        "a session's time zone and order of dates",
        Elsewhere("tests/tests/corpus/sessions.rs", "the_habits_of_a_session_change_nothing"),
    ),
    (
        "a client has other settings than a program",
        Elsewhere(
            "tests/tests/split/files.rs",
            "a_server_executes_as_many_statements_as_are_found",
        ),
    ),
    (
        "what acts on a terminal",
        Elsewhere("runtime/src/directory/shown.rs", "what_acts_on_a_terminal_is_escaped"),
    ),
    (
        "a mark in a comment that nobody sees",
        Elsewhere(
            "runtime/src/directory/render.rs",
            "comments_hold_no_directive_and_no_second_line_of_sql",
        ),
    ),
    (
        "a password in an error",
        Elsewhere("runtime/src/database/url.rs", "no_form_of_a_url_shows_its_password"),
    ),
    (
        "two texts that one collation calls one key",
        NotWritten("the database's own constraint fails"),
    ),
];
