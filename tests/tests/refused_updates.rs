//! What is refused of a program over a row when `gen` runs, since only then it is known.

use amend::prelude::*;
use amend::statement::IntoStatement;
use amend::{Dialect, Entry};

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(primary_key)]
    id: i64,
    age: i32,
    left: i32,
    right: i32,
    active: bool,
}

/// What rendering says, the same for each dialect.
fn refusal(statement: impl IntoStatement) -> String {
    let entry = Entry {
        version: None,
        name: "updates",
        description: "One program.",
        dialects: &Dialect::ALL,
        module: "updates",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    let said = Dialect::ALL.map(|dialect| {
        let refusal = amend::render(&entry, &migration, dialect).expect_err("it is refused");
        refusal.to_string().replace(dialect.name(), "…")
    });
    assert!(said.iter().all(|one| *one == said[0]), "{said:?}");
    said[0].clone()
}

#[test]
fn a_program_that_assigns_nothing_is_refused() {
    let known = false;
    for program in [
        update!(|t: User| {
            if t.active {
                return;
            }
        }),
        update!(|t: User| t.age = t.age),
        update!(|t: User| t.age += 0),
        update!(|t: User| {
            if known {
                t.age = 1;
            }
        }),
        update!(|t: User| {
            std::mem::swap(&mut t.left, &mut t.right);
            std::mem::swap(&mut t.left, &mut t.right);
        }),
    ] {
        let refusal = refusal(program);
        assert!(refusal.contains("an update of `users` assigns nothing"), "{refusal}");
        assert!(refusal.contains("assign a column of the row: `t.column = …`"), "{refusal}");
    }
}

#[test]
fn a_program_that_changes_no_row_is_refused() {
    for program in [
        update!(|t: User| {
            if t.active && !t.active {
                t.age = 1;
            }
        }),
        update!(|t: User| {
            if t.age == 1 {
                t.age = 1;
            }
        }),
        update!(|t: User| {
            if t.active {
                return;
            }
            if t.active {
                t.age = 1;
            }
        }),
    ] {
        let refusal = refusal(program);
        assert!(refusal.contains("an update of `users` changes no row"), "{refusal}");
        assert!(refusal.contains("look at its conditions"), "{refusal}");
    }
}

/// Each step has the one before it three times, or twice.
#[test]
fn a_program_whose_branches_multiply_is_refused() {
    for program in [
        update!(|t: User| {
            for step in 0..9 {
                if t.age > step {
                    t.age = t.age * 2 - t.left;
                }
            }
        }),
        update!(|t: User| {
            let mut total = t.left;
            for _ in 0..13 {
                total = total * total + t.right;
            }
            t.age = total;
        }),
    ] {
        let refusal = refusal(program);
        assert!(refusal.contains("is too large for one statement"), "{refusal}");
        assert!(refusal.contains("split it into two changes"), "{refusal}");
    }
}
