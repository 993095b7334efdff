//! Rows that an update joins: for each row that changes, one row or one group of another table.

use std::marker::PhantomData;

use super::{Aggregate, AggregateFunction, Pick, QueryNode, Rows, RowsTree, Summable};
use crate::expr::{Expr, Node, Operand};
use crate::table::{ColumnType, Ordered, Scalar, SqlType, Storage, Table};

/// What an update joins: never more than one of it for a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Join {
    /// The rows that match, as one group.
    Group(RowsTree),
    /// The row with a primary key.
    Row(RowsTree),
}

impl Join {
    /// The rows that are joined.
    pub fn rows(&self) -> &RowsTree {
        match self {
            Join::Group(rows) | Join::Row(rows) => rows,
        }
    }
}

/// A value of what is joined.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// Of the group.
    Group(Aggregate),
    /// Of the row.
    Row(Pick),
}

impl Joined {
    /// What has to be joined for it.
    pub fn join(&self) -> Join {
        match self {
            Joined::Group(node) => Join::Group(node.rows.clone()),
            Joined::Row(node) => Join::Row(node.rows.clone()),
        }
    }

    /// The rows that are joined.
    pub fn rows(&self) -> &RowsTree {
        match self {
            Joined::Group(node) => &node.rows,
            Joined::Row(node) => &node.rows,
        }
    }

    /// What it is made from, over one of the rows.
    pub fn value(&self) -> Option<&Node> {
        match self {
            Joined::Group(node) => node.value.as_ref(),
            Joined::Row(node) => Some(&node.value),
        }
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            Joined::Group(node) => {
                let value = node.value.map(&mut *f);
                let rows = node.rows.map_inner(f).map_outer(f);
                Joined::Group(Aggregate { function: node.function, value, rows })
            }
            Joined::Row(node) => {
                let value = f(node.value);
                let rows = node.rows.map_inner(f).map_outer(f);
                Joined::Row(Pick { value, order: node.order, rows })
            }
        }
    }

    pub(super) fn ty(&self) -> SqlType {
        match self {
            Joined::Group(node) => node.ty(),
            Joined::Row(node) => node.value.ty(),
        }
    }

    pub(super) fn storage(&self) -> Storage {
        match self {
            Joined::Group(node) => node.storage(),
            Joined::Row(node) => node.value.storage(),
        }
    }
}

/// The rows of table `T` that match a row of table `O`, as one group: [`Rows::grouped`].
#[must_use = "a group means nothing until an update joins it: `.join(&group)`"]
#[derive(Debug)]
pub struct Grouped<T, O> {
    pub(crate) rows: RowsTree,
    of: PhantomData<fn() -> (T, O)>,
}

/// The one row of table `T` that matches a row of table `O`: [`Rows::by_key`].
#[must_use = "a row means nothing until an update joins it: `.join(&row)`"]
#[derive(Debug)]
pub struct Keyed<T, O> {
    pub(crate) rows: RowsTree,
    of: PhantomData<fn() -> (T, O)>,
}

impl<T: Table, O> Rows<T, O> {
    /// The rows that [match](Rows::matching) as one group, for an update to
    /// [join](crate::statement::Update::join): the table is read once, whatever the number of rows
    /// that change.
    ///
    /// A group has at least one row, so what is asked of it is NULL only where the values are.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { id: i64, orders: i64, first_order: i64 }
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { id: i64, user_id: i64 }
    ///
    /// let orders = Order::rows().matching(Order::user_id, User::id).grouped();
    /// let change = User::update()
    ///     .join(&orders)
    ///     .set(User::orders, orders.count())
    ///     .set(User::first_order, orders.min(Order::id));
    /// # let _ = change;
    /// ```
    ///
    /// Refused without [`matching`](Rows::matching), which names the key of the groups, and with
    /// [`matching_by`](Rows::matching_by).
    pub fn grouped(self) -> Grouped<T, O> {
        Grouped { rows: self.into_tree(), of: PhantomData }
    }

    /// The row that [matches](Rows::matching), for an update to
    /// [join](crate::statement::Update::join). Every column of the primary key must be matched, or
    /// the change is refused.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { #[column(primary_key)] id: i64, city: String }
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { user_id: i64, city: String }
    ///
    /// let owner = User::rows().matching(User::id, Order::user_id).by_key();
    /// let change = Order::update().join(&owner).set(Order::city, owner.get(User::city));
    /// # let _ = change;
    /// ```
    pub fn by_key(self) -> Keyed<T, O> {
        Keyed { rows: self.into_tree(), of: PhantomData }
    }
}

impl<T: Table, O> Grouped<T, O> {
    fn asked<V>(&self, function: AggregateFunction, value: Option<Node>) -> Expr<O, V> {
        let node = Aggregate { function, value, rows: self.rows.clone() };
        Expr::new(Node::from(QueryNode::Joined(Joined::Group(node))))
    }

    /// How many rows it has: at least 1.
    pub fn count(&self) -> Expr<O, i64> {
        self.asked(AggregateFunction::Count, None)
    }

    /// The sum of a whole number over its rows: exact, or the statement fails. NULL if no row has
    /// the number.
    pub fn sum<B: Summable, V: Operand<T, B>>(
        &self,
        value: V,
    ) -> Expr<O, <V::Value as ColumnType>::Like<i64>> {
        self.asked(AggregateFunction::Sum, Some(value.into_node()))
    }

    /// The smallest value of its rows; NULL if no row has one. Text by the column's collation.
    pub fn min<B: Ordered, V: Operand<T, B>>(&self, value: V) -> Expr<O, V::Value> {
        self.asked(AggregateFunction::Min, Some(value.into_node()))
    }

    /// The largest value of its rows; NULL if no row has one. Text by the column's collation.
    pub fn max<B: Ordered, V: Operand<T, B>>(&self, value: V) -> Expr<O, V::Value> {
        self.asked(AggregateFunction::Max, Some(value.into_node()))
    }
}

impl<T: Table, O> Keyed<T, O> {
    /// A value of the row; NULL only where the row's is.
    pub fn get<B: Scalar, V: Operand<T, B>>(&self, value: V) -> Expr<O, V::Value> {
        let node = Pick { value: value.into_node(), order: None, rows: self.rows.clone() };
        Expr::new(Node::from(QueryNode::Joined(Joined::Row(node))))
    }
}
