//! `(SELECT count(*) …)` and its kin

use super::{QueryNode, Rows, RowsTree};
use crate::expr::{Expr, Node, Operand};
use crate::table::{Comparable, Ordered, SqlType, Storage, Table};

/// One value of all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Which.
    pub function: AggregateFunction,
    /// The value of a row; `None` for the rows themselves.
    pub value: Option<Node>,
    /// The rows.
    pub rows: RowsTree,
}

/// The four functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateFunction {
    /// How many.
    Count,
    /// All of them together.
    Sum,
    /// The smallest.
    Min,
    /// The largest.
    Max,
}

impl Aggregate {
    pub(super) fn ty(&self) -> SqlType {
        match (self.function, &self.value) {
            (AggregateFunction::Min | AggregateFunction::Max, Some(value)) => value.ty(),
            (AggregateFunction::Count | AggregateFunction::Sum, _)
            | (AggregateFunction::Min | AggregateFunction::Max, None) => SqlType::I64,
        }
    }

    pub(super) fn storage(&self) -> Storage {
        match self.function {
            AggregateFunction::Count | AggregateFunction::Sum => Storage::Usual,
            AggregateFunction::Min | AggregateFunction::Max => {
                self.value.as_ref().map_or(Storage::Usual, Node::storage)
            }
        }
    }
}

/// A type whose sum does not depend on the order in which a server meets the rows.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no sum that is the same everywhere",
    note = "the sum of doubles depends on the order of the rows and on the server; add whole numbers, of cents for example"
)]
pub trait Summable: Comparable {}

impl Summable for i32 {}
impl Summable for i64 {}

impl<T: Table, O> Rows<T, O> {
    fn aggregate<V>(self, function: AggregateFunction, value: Option<Node>) -> Expr<O, V> {
        let rows = self.into_tree();
        Expr::new(Node::from(QueryNode::Aggregate(Aggregate { function, value, rows })))
    }

    /// How many rows there are: 0 if there is none, never NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { #[column(primary_key)] id: i64, orders: i64, spent: i64 }
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { user_id: i64, cents: i64 }
    ///
    /// let theirs = || Order::rows().matching(Order::user_id, User::id);
    /// let change = User::update()
    ///     .set(User::orders, theirs().count())
    ///     .set(User::spent, theirs().sum(Order::cents).or_else(0));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `(SELECT COUNT(*) FROM "orders" WHERE "orders"."user_id" = "users"."id")` |
    /// | mysql, sqlite | the same with `` ` `` |
    pub fn count(self) -> Expr<O, i64> {
        self.aggregate(AggregateFunction::Count, None)
    }

    /// The sum of a whole number over all rows; NULL if there is none that has the number, so
    /// `.or_else(0)` where 0 is meant.
    ///
    /// Exact, or the statement fails: a sum that is no i64 is never stored. SQLite fails too where
    /// only a sum on the way is none.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `(SELECT CAST(SUM("orders"."cents") AS bigint) FROM "orders")`; an i32 without the cast |
    /// | mysql | `` (SELECT SUM(`orders`.`cents`) DIV 1 FROM `orders`) `` |
    /// | sqlite | `` (SELECT SUM(`orders`.`cents`) FROM `orders`) `` |
    pub fn sum<B: Summable>(self, value: impl Operand<T, B>) -> Expr<O, Option<i64>> {
        self.aggregate(AggregateFunction::Sum, Some(value.into_node()))
    }

    /// The smallest value over all rows; NULL if there is none. Text by the column's collation.
    pub fn min<B: Ordered>(self, value: impl Operand<T, B>) -> Expr<O, Option<B>> {
        self.aggregate(AggregateFunction::Min, Some(value.into_node()))
    }

    /// The largest value over all rows; NULL if there is none. Text by the column's collation.
    pub fn max<B: Ordered>(self, value: impl Operand<T, B>) -> Expr<O, Option<B>> {
        self.aggregate(AggregateFunction::Max, Some(value.into_node()))
    }
}
