//! The cases, a file for each family of operations.

mod cast;
mod choice;
mod condition;
mod exact;
mod insert;
mod join;
mod json;
mod number;
mod own_rows;
pub(crate) mod query;
mod random;
mod text;
mod time;
mod types;

use amend::Dialect;
use amend::expr::IntoCondition;
pub(super) use amend::prelude::*;
use amend::statement::{IntoStatement, Statement};

pub(super) use crate::rows::C;

/// A statement, and the dialects that refuse it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) statement: Statement,
    pub(crate) refused_by: &'static [Dialect],
}

/// A statement that every dialect can say.
pub(crate) fn case(name: &str, statement: impl IntoStatement) -> Case {
    Case { name: name.to_owned(), statement: statement.into_statement(), refused_by: &[] }
}

/// The rows for which a condition is true go.
pub(crate) fn finds(name: &str, condition: impl IntoCondition<C>) -> Case {
    case(name, C::delete().filter(condition))
}

/// Every case.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = condition::cases();
    cases.extend(exact::cases());
    cases.extend(choice::cases());
    cases.extend(cast::cases());
    cases.extend(number::cases());
    cases.extend(random::cases());
    cases.extend(text::cases());
    cases.extend(time::cases());
    cases.extend(json::cases());
    cases.extend(types::cases());
    cases
}

/// Exact decimals, on tables of their own.
pub(crate) fn decimals() -> Vec<Case> {
    number::decimal::cases().into_iter().chain(number::trees::of_decimals()).collect()
}

/// The cases whose text a session's habits might reach.
pub(crate) fn of_text_and_time() -> Vec<Case> {
    text::cases().into_iter().chain(time::cases()).collect()
}
