//! A sea-query statement as a change.

use sea_query::{DeleteStatement, InsertStatement, UpdateStatement};

use super::{IntoStatement, Statement};

/// A statement that a program has built with sea-query.
///
/// It is rendered with our literals and quoting, on one line. What it means in each dialect is not
/// checked; but a clause that sea-query would leave out in silence, or that the database would not
/// take, is refused: `RETURNING` everywhere, the condition of an upsert on MySQL, `LIMIT` of an
/// update elsewhere.
///
/// ```
/// use amend::prelude::*;
/// use sea_query::{Expr, ExprTrait, Query};
///
/// fn trim_notes(m: &mut Migration) {
///     m.change(
///         Query::update()
///             .table("orders")
///             .value("note", Expr::cust_with_values("trim($1)", ["…"]))
///             .and_where(Expr::col("note").is_null()),
///     )
///     .comment("Give every order a note.");
/// }
/// # trim_notes(&mut Migration::default());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum SeaStatement {
    /// `UPDATE`
    Update(UpdateStatement),
    /// `INSERT`
    Insert(InsertStatement),
    /// `DELETE`
    Delete(DeleteStatement),
}

macro_rules! sea_statements {
    ($($ty:ident => $variant:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl IntoStatement for $ty {
            fn into_statement(self) -> Statement {
                Statement::Sea(Box::new(SeaStatement::$variant(self)))
            }
        }

        #[diagnostic::do_not_recommend]
        impl IntoStatement for &mut $ty {
            fn into_statement(self) -> Statement {
                self.take().into_statement()
            }
        }
    )*};
}

sea_statements!(UpdateStatement => Update, InsertStatement => Insert, DeleteStatement => Delete);
