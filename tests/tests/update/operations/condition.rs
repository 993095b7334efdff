//! `delete!`, `when!`, and the builder's expressions among Rust's.

use amend::prelude::*;
use amend::statement::IntoStatement;

use super::case::{Case, lenient};
use super::thing::{State, Thing};

fn of(name: &'static str, statement: impl IntoStatement) -> Case {
    Case { name, statement: statement.into_statement(), native: None, stays: false }
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        of("delete!", delete!(|t: Thing| t.name.is_none() || t.n / 2 > 3)),
        of(
            "delete! with a let",
            delete!(|t: Thing| {
                let short = t.s.trim().len() < 4;
                short && t.state != State::Gone
            }),
        ),
        of("delete! of a division", delete!(|t: Thing| t.m != 0 && t.n % t.m == 1)),
        of(
            "when! in an update",
            Thing::update().set(Thing::flag, false).filter(when!(|t: Thing| t.nick != Some("Ann"))),
        ),
        of(
            "when! in a delete",
            Thing::delete().filter(when!(|t: Thing| t.age.is_some_and(|age| age > 0))),
        ),
        of("when! not", Thing::delete().filter(when!(|t: Thing| !(t.doc["k"] == "v")).not())),
        lenient!("a builder's column", |t: Thing| t.n = if t.flag { Thing::m } else { t.n }),
        lenient!("a builder's condition", |t: Thing| {
            if t.flag && Thing::age.gt(3) {
                t.n = 1;
            }
        }),
        lenient!("case()", |t: Thing| t.n = case().when(t.flag, t.m).otherwise(3)),
        lenient!("text()", |t: Thing| t.s = text("x-").concat(t.r)),
    ]
}
