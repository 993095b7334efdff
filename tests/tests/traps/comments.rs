//! Bytes, and text that is no SQL: comments, and the lines that a client reads as commands.

use amend::prelude::*;
use amend::{Dialect, Entry};
use amend_tests::{Scratch, for_every_server};

use crate::index::Shown::{Case, Elsewhere, Test};
use crate::index::Trap;
use crate::write::shown;

const HOSTILE: &str = "tests/tests/hostile.rs";
const INERT: &str = "hostile_text_changes_nothing_but_what_was_meant";
const TYPES: &str = "tests/tests/literals/docs.rs";

pub(crate) const TRAPS: &[Trap] = &[
    (
        "no form of bytes is everybody's",
        Elsewhere(TYPES, "every_literal_is_written_as_the_document_says"),
    ),
    ("bytes that are a number in a place for numbers", Case("types.rs", "set")),
    (
        "two dashes without a blank",
        Elsewhere("runtime/src/directory/split/tests/mysql.rs", "comments"),
    ),
    ("a comment that is executed", Test("a_hostile_comment_is_inert_by_hand")),
    ("a comment that ends at a carriage return", Elsewhere(HOSTILE, INERT)),
    (
        "a comment that reads as a directive",
        Elsewhere(
            "runtime/src/directory/render.rs",
            "comments_hold_no_directive_and_no_second_line_of_sql",
        ),
    ),
    ("a line that a client reads as a command", Test("a_hostile_comment_is_inert_by_hand")),
    (
        "what psql reads between quotes",
        Elsewhere(
            "runtime/src/directory/split/tests/postgres.rs",
            "what_only_psql_reads_is_an_error",
        ),
    ),
    ("a client that sends another charset", Test("a_hostile_comment_is_inert_by_hand")),
    (
        "a delimiter that a client changes",
        Elsewhere(
            "tests/tests/split/files.rs",
            "the_mysql_clients_set_delimiters_as_the_splitter_does",
        ),
    ),
];

#[derive(Table)]
#[table(name = "notes")]
struct Note {
    #[column(primary_key)]
    id: i64,
    note: Option<String>,
}

/// Lines that some client or server takes for more than a comment.
fn lines(sentinel: &str) -> Vec<String> {
    let mut lines: Vec<String> = [
        "\\q",
        "\\g",
        "\\c postgres",
        "\\G",
        "quit",
        "delimiter //",
        "DELIMITER $$",
        ".quit",
        ".exit 3",
        ".read /dev/null",
        "use mysql;",
        "*/ DELETE FROM notes; /*",
        "/*! DELETE FROM notes; */",
        "/*M! DELETE FROM notes; */",
        "/*+ SET_VAR(sql_mode='') */",
        "$$; DELETE FROM notes; $$",
        "'; DELETE FROM notes; --",
        "# DELETE FROM notes;",
        ":x :'x' :\"x\" ${x} @x @@x ?1 $1",
        "COPY notes FROM STDIN;",
        "é 日本 😀",
    ]
    .map(str::to_owned)
    .to_vec();
    for command in ["\\! touch", ".shell touch", ".system touch", "system touch"] {
        lines.push(format!("{command} {sentinel}"));
    }
    lines
}

#[test]
fn a_hostile_comment_is_inert_by_hand() {
    for_every_server(async |db| {
        let scratch = Scratch::new();
        let sentinel = scratch.join("touched");
        let lines = lines(&sentinel.display().to_string());
        let charset = if db.server().dialect() == Dialect::Mysql { " CHARSET utf8mb4" } else { "" };
        for end in ["\n", "\r", "\r\n", "\u{2028}"] {
            db.execute_script("DROP TABLE IF EXISTS notes").await;
            db.execute_script(&format!(
                "CREATE TABLE notes (id BIGINT PRIMARY KEY, note VARCHAR(2000)){charset}"
            ))
            .await;
            let text = format!("{end}{}{end}", lines.join(end));
            let entry = Entry {
                version: None,
                name: "comments",
                description: Box::leak(text.clone().into_boxed_str()),
                dialects: &Dialect::ALL,
                module: "comments",
                file: file!(),
                line: line!(),
                run: |_| Ok(()),
            };
            let mut migration = Migration::default();
            let columns = (Note::id, Note::note);
            migration
                .change(Note::insert().columns(columns).row((1, text.as_str())))
                .comment(&text);
            let more = Note::update().set(Note::id, 2).filter(Note::note.eq(text.as_str()));
            migration.change(more).comment(&text);
            let sql = amend::render(&entry, &migration, db.server().dialect()).expect("a file");
            scratch.write("comments.sql", &sql);
            let run = db.execute_file_by_client(&scratch.join("comments.sql")).await;
            assert!(run.success() && run.stderr.is_empty(), "{run:?}\n{sql}");
            assert!(!sentinel.exists(), "a command ran\n{sql}");
            assert_eq!(shown(db, "SELECT id, note FROM notes").await, format!("2 {text}"));
        }
    });
}
