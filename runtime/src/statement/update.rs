//! `UPDATE`

mod join;
mod set_from;

pub use join::Joinable;
pub use set_from::MayBeNull;

use std::marker::PhantomData;

use super::{IntoStatement, Statement};
use crate::expr::{Changed, ColumnRef, Connective, IntoCondition, IntoExpr, Join, Joined, Node};
use crate::table::{Column, ColumnDef, ColumnType, Table, TableDef};

/// A change to rows that are there.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { name: Option<String> }
///
/// let change = User::update().set(User::name, "Unknown").filter(User::name.eq(""));
/// # let _ = change;
/// ```
///
/// | dialect | text |
/// |---|---|
/// | postgres | `UPDATE "users" SET "name" = 'Unknown' WHERE "users"."name" = '';` |
/// | mysql, sqlite | `` UPDATE `users` SET `name` = 'Unknown' WHERE `users`.`name` = ''; `` |
#[must_use = "an update changes nothing until it is given to `Migration::change`"]
#[derive(Debug)]
pub struct Update<T> {
    tree: UpdateTree,
    of: PhantomData<fn() -> T>,
}

/// The tree of an [`Update`].
#[derive(Clone, Debug, PartialEq)]
pub struct UpdateTree {
    /// The table.
    pub table: &'static TableDef,
    /// What is joined: only rows with a partner in each change.
    pub joins: Vec<Join>,
    /// What is set, in the order in which it was written.
    pub assignments: Vec<Assignment>,
    /// Which rows: all if there is none.
    pub filter: Option<Node>,
    /// Leave rows alone that are right already.
    pub only_changed: bool,
}

/// A column and its new value.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// The column.
    pub column: &'static ColumnDef,
    /// The new value, over the row as it was.
    pub value: Node,
}

impl<T: Table> Update<T> {
    pub(super) fn new() -> Self {
        let tree = UpdateTree {
            table: T::DEF,
            joins: Vec::new(),
            assignments: Vec::new(),
            filter: None,
            only_changed: false,
        };
        Update { tree, of: PhantomData }
    }

    /// Sets a column to a value or to an expression over the row as it was.
    pub fn set<V: ColumnType>(mut self, column: Column<T, V>, value: impl IntoExpr<T, V>) -> Self {
        let value = value.into_node().meeting(column.def().storage);
        self.tree.assignments.push(Assignment { column: column.def(), value });
        self
    }

    /// Only rows for which this is true; several filters must all be.
    pub fn filter(mut self, condition: impl IntoCondition<T>) -> Self {
        let filters = self.tree.filter.take().into_iter().chain([condition.into_node()]);
        self.tree.filter = Node::all(Connective::And, filters);
        self
    }

    /// Leaves rows alone in which every column has its new value already, so that running it a
    /// second time changes nothing and counts 0.
    ///
    /// The guard is null-safe and exact: text that differs only in case differs.
    pub fn only_changed(mut self) -> Self {
        self.tree.only_changed = true;
        self
    }
}

impl UpdateTree {
    /// The values of what is joined that it reads, each once.
    pub(crate) fn joined(&self) -> Vec<&Joined> {
        let outer = self.joins.iter().flat_map(|join| &join.rows().matches);
        let outer = outer.map(|pair| &pair.outer);
        let values = self.assignments.iter().map(|assignment| &assignment.value);
        let mut joined: Vec<&Joined> = Vec::new();
        for value in outer.chain(values).chain(&self.filter).flat_map(Node::joined) {
            if !joined.contains(&value) {
                joined.push(value);
            }
        }
        joined
    }

    /// Which rows, with the guard of [`Update::only_changed`].
    pub(crate) fn guarded_filter(&self) -> Option<Node> {
        let guard = self.only_changed.then(|| {
            let changes = self.assignments.iter().map(|assignment| {
                Node::Changed(Box::new(Changed {
                    column: Node::Column(ColumnRef {
                        table: self.table,
                        column: assignment.column,
                    }),
                    value: assignment.value.clone(),
                }))
            });
            Node::all(Connective::Or, changes)
        });
        Node::all(Connective::And, self.filter.clone().into_iter().chain(guard.flatten()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table> IntoStatement for Update<T> {
    fn into_statement(self) -> Statement {
        Statement::Update(self.tree)
    }
}
