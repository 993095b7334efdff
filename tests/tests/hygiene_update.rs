//! What `update!`, `delete!` and `when!` expand to, in the strictest surroundings that a user may
//! have, inside of a user's own macros, and in generic functions.
//!
//! That this file compiles without a warning is the test; the functions below only add that the
//! programs are statements.

#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    missing_debug_implementations,
    nonstandard_style,
    unused,
    dead_code,
    future_incompatible,
    let_underscore_drop,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_docs_in_private_items,
    clippy::panic,
    clippy::str_to_string,
    clippy::unwrap_used,
    clippy::wildcard_imports
)]
#![allow(
    clippy::missing_const_for_fn,
    clippy::redundant_pub_crate,
    reason = "they are about the functions below, not about expansions"
)]

use amend::prelude::json;
use amend::statement::{IntoStatement, Statement};
use amend::{SqlEnum, Table, delete, update, when};

/// A table at module level.
#[derive(Table)]
#[table(name = "users")]
struct User {
    /// The key.
    #[column(primary_key)]
    id: i64,
    /// A text.
    name: String,
    /// A text that may be missing.
    nick: Option<String>,
    /// A number.
    age: i32,
    /// A number that may be missing.
    score: Option<i32>,
    /// A bool.
    r#type: bool,
    /// A document.
    data: amend::table::Json,
    /// An enum.
    state: State,
}

/// An enum.
#[derive(SqlEnum)]
enum State {
    /// The first.
    Open,
    /// The second.
    Closed,
}

/// A constant that is a pattern.
const NOBODY: &str = "nobody";

/// Whether a program is a statement.
fn is_update(program: impl IntoStatement) -> bool {
    matches!(program.into_statement(), Statement::Update(_))
}

/// The row's name, and what is added to it, come from where the macro is called.
macro_rules! older {
    ($row:ident, $by:expr) => {
        update!(|$row: User| $row.age += $by)
    };
}

/// All of the closure is the macro's.
macro_rules! whole {
    ($table:ty, $from:literal) => {
        update!(|t: $table| {
            let age = t.age;
            if let Some(score) = t.score
                && score > age
            {
                t.age = score;
            } else {
                t.name = $from;
            }
        })
    };
}

/// The body comes from where the macro is called.
macro_rules! over {
    ($row:ident, $condition:expr, $body:block) => {
        (update!(|$row: User| $body), when!(|$row: User| $condition))
    };
}

/// One statement for each of the fields.
macro_rules! each {
    ($($field:ident = $value:expr),*) => {
        update!(|t: User| { $(t.$field = $value;)* })
    };
}

#[test]
fn a_program_is_a_statement_inside_of_a_users_macro() {
    assert!(is_update(older!(user, 1)));
    assert!(is_update(whole!(User, "x")));
    let (program, _condition) = over!(t, t.age > 3 && t.r#type, {
        let t_age = t.age;
        t.age = t_age * 2;
    });
    assert!(is_update(program));
    assert!(is_update(each!(age = 1, nick = None, score = Some(3))));
}

#[test]
fn every_form_is_quiet() {
    assert!(is_update(update!(|t: User| {
        let mut total = 0;
        let later;
        if t.r#type {
            later = 1;
        } else {
            later = t.age;
        }
        for step in [1, 2, 3] {
            if t.age > step {
                total += step;
            }
        }
        let Some(score) = t.score else {
            return;
        };
        let (low, high) = (t.age.min(score), t.age.max(score));
        t.age = match (t.r#type, t.nick) {
            (true, Some(nick)) if nick == NOBODY => low,
            (true, Some(_)) => high + later,
            (false, Some(_)) | (_, None) => total,
        };
        t.state = match t.state {
            State::Open => State::Closed,
            State::Closed => State::Open,
        };
        t.name = match t.name {
            NOBODY => "somebody",
            other => other,
        };
    })));
    assert!(is_update(update!(|t: User| {
        std::mem::swap(&mut t.age, &mut t.age);
        t.name.push_str("x");
        t.data = json!({ "name": t.name, "age": [t.age, 1, null] });
        t.data["seen"] = true;
        t.r#type = matches!(t.score, Some(score) if score > t.age);
        t.nick =
            t.nick.filter(|nick| nick.starts_with("a")).map(|nick| format!("{nick}-{}", t.age));
        if t.nick.is_some_and(|nick| nick == t.name) || !t.r#type {
            t.id = i64::from(t.age) + 1;
        }
    })));
}

/// A program in a generic function, whose result is of another type.
fn generic<N: Into<i32>>(by: N) -> usize {
    let by = by.into();
    let program = update!(|t: User| {
        if t.age > by {
            t.age = by;
            return;
        }
        t.score = Some(by);
    });
    usize::from(is_update(program))
}

#[test]
fn a_program_may_stand_in_a_generic_function_and_in_an_expression() {
    assert_eq!(generic(3_i16), 1);
    assert!(is_update(either(true)) && is_update(either(false)));
    let _deletes = delete!(|t: User| t.age == 0 && t.nick.is_none());
}

/// A program as the value of a branch.
fn either(first: bool) -> impl IntoStatement {
    if first { update!(|t: User| t.age = 1) } else { update!(|t: User| t.age = 2) }
}
