//! A sea-query statement as a change.

use sea_query::{DeleteStatement, InsertStatement, UpdateStatement};

use super::{IntoStatement, Statement};

/// A statement that a program has built with sea-query.
///
/// It is rendered with our literals and quoting. What it means in each dialect is not checked.
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
