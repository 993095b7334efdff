//! `DELETE`

use std::marker::PhantomData;

use super::{IntoStatement, Statement};
use crate::expr::{Connective, IntoCondition, Node};
use crate::table::{Table, TableDef};

/// A removal of rows.
///
/// One without a filter is refused, unless it says [`Delete::every_row`].
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { id: i64 }
///
/// let change = User::delete().filter(User::id.lt(0));
/// # let _ = change;
/// ```
#[must_use = "a delete removes nothing until it is given to `Migration::change`"]
#[derive(Debug)]
pub struct Delete<T> {
    tree: DeleteTree,
    of: PhantomData<fn() -> T>,
}

/// The tree of a [`Delete`].
#[derive(Clone, Debug, PartialEq)]
pub struct DeleteTree {
    /// The table.
    pub table: &'static TableDef,
    /// Which rows.
    pub filter: Option<Node>,
    /// All rows are meant where there is no filter.
    pub every_row: bool,
}

impl<T: Table> Delete<T> {
    pub(super) fn new() -> Self {
        let tree = DeleteTree { table: T::DEF, filter: None, every_row: false };
        Delete { tree, of: PhantomData }
    }

    /// Only rows for which this is true; several filters must all be.
    pub fn filter(mut self, condition: impl IntoCondition<T>) -> Self {
        let filters = self.tree.filter.take().into_iter().chain([condition.into_node()]);
        self.tree.filter = Node::all(Connective::And, filters);
        self
    }

    /// Every row of the table is meant.
    pub fn every_row(mut self) -> Self {
        self.tree.every_row = true;
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table> IntoStatement for Delete<T> {
    fn into_statement(self) -> Statement {
        Statement::Delete(self.tree)
    }
}
