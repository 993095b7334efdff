//! `(SELECT a … LIMIT 1)`: a value of one row

use std::marker::PhantomData;

use super::{QueryNode, Rows, RowsTree};
use crate::expr::{Expr, Node, Operand};
use crate::table::{Ordered, Scalar, Table};

/// A value of one row, NULL if there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The value.
    pub value: Node,
    /// Which of the rows; `None` where there can be only one.
    pub order: Option<PickOrder>,
    /// The rows.
    pub rows: RowsTree,
}

/// Which row comes first. Rows in which the value is NULL are left out, and among equals the
/// primary key decides.
#[derive(Clone, Debug, PartialEq)]
pub struct PickOrder {
    /// What the rows are ordered by.
    pub by: Node,
    /// From which end.
    pub direction: Direction,
}

/// From which end rows are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The smallest first.
    Ascending,
    /// The largest first.
    Descending,
}

/// One row of table `T`, for a row of table `O`: [`Rows::first_by`], [`Rows::last_by`].
#[must_use = "a row means nothing until it is asked: `.get(column)`"]
#[derive(Debug)]
pub struct Found<T, O> {
    rows: RowsTree,
    order: Option<PickOrder>,
    of: PhantomData<fn() -> (T, O)>,
}

impl<T: Table, O> Rows<T, O> {
    /// The row with the smallest value. Rows without a value are left out; of several with the
    /// same the one with the smallest primary key, so the table needs `#[column(primary_key)]` on
    /// each column of its key.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `(SELECT "orders"."note" FROM "orders" ORDER BY "orders"."at", "orders"."id" LIMIT 1)` |
    /// | mysql, sqlite | the same with `` ` `` |
    pub fn first_by<B: Ordered>(self, order: impl Operand<T, B>) -> Found<T, O> {
        self.by(order.into_node(), Direction::Ascending)
    }

    /// The row with the largest value. Rows without a value are left out; of several with the
    /// same the one with the largest primary key, so the table needs `#[column(primary_key)]` on
    /// each column of its key.
    pub fn last_by<B: Ordered>(self, order: impl Operand<T, B>) -> Found<T, O> {
        self.by(order.into_node(), Direction::Descending)
    }

    fn by(self, by: Node, direction: Direction) -> Found<T, O> {
        let order = Some(PickOrder { by, direction });
        Found { rows: self.into_tree(), order, of: PhantomData }
    }

    /// The row, where there can be only one: [`matching`](Rows::matching) must name every column
    /// of the primary key, or the change is refused.
    pub fn only(self) -> Found<T, O> {
        Found { rows: self.into_tree(), order: None, of: PhantomData }
    }

    /// A value of the [only](Rows::only) row; NULL if there is none.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { user_id: i64, city: Option<String> }
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { #[column(primary_key)] id: i64, city: String }
    ///
    /// let city = User::rows().matching(User::id, Order::user_id).get(User::city);
    /// let change = Order::update().set(Order::city, city).filter(Order::city.is_null());
    /// # let _ = change;
    /// ```
    pub fn get<B: Scalar>(self, value: impl Operand<T, B>) -> Expr<O, Option<B>> {
        self.only().get(value)
    }
}

impl<T: Table, O> Found<T, O> {
    /// A value of the row; NULL if there is no row.
    pub fn get<B: Scalar>(self, value: impl Operand<T, B>) -> Expr<O, Option<B>> {
        Expr::new(self.picked(value.into_node()))
    }
}

impl<T, O> Found<T, O> {
    pub(crate) fn picked(self, value: Node) -> Node {
        let Found { rows, order, of: _ } = self;
        Node::from(QueryNode::Pick(Pick { value, order, rows }))
    }
}

impl<T, O> Clone for Found<T, O> {
    fn clone(&self) -> Self {
        Found { rows: self.rows.clone(), order: self.order.clone(), of: PhantomData }
    }
}
