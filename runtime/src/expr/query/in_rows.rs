//! `a IN (SELECT …)`

use std::marker::PhantomData;

use super::{QueryNode, Rows, RowsTree};
use crate::expr::{Condition, IntoNode as _, Node, Operand};
use crate::table::{ColumnType, Comparable, Table};

/// Whether a value is one of the rows' values: as SQL's IN, over those that are not NULL.
#[derive(Clone, Debug, PartialEq)]
pub struct InRows {
    /// The value, over the row that asks.
    pub value: Node,
    /// What it is compared with, over each row that is asked.
    pub of: Node,
    /// The rows.
    pub rows: RowsTree,
    /// It is none of them.
    pub negated: bool,
}

/// One value of each row, for a row of table `O`: [`Rows::select`].
#[must_use = "values mean nothing until something is compared with them: `.is_in(…)`"]
#[derive(Clone, Debug)]
pub struct Values<O, B> {
    of: Node,
    rows: RowsTree,
    types: PhantomData<fn() -> (O, B)>,
}

/// What a value of type `B` over table `T` can be in.
#[diagnostic::on_unimplemented(
    message = "expected values of type `{B}` for a row of table `{T}`, found `{Self}`",
    label = "not a set of values",
    note = "give a list, `.is_in([1, 2])`, or ask a table: `.is_in(Order::rows().select(Order::user_id))`"
)]
pub trait IntoSet<T, B> {
    /// Whether the value is in it, or is not.
    fn holds(self, value: Node, negated: bool) -> Node;
}

#[diagnostic::do_not_recommend]
impl<T, B> IntoSet<T, B> for Values<T, B> {
    fn holds(self, value: Node, negated: bool) -> Node {
        let (value, of) = Node::met(value, self.of);
        Node::from(QueryNode::In(InRows { value, of, rows: self.rows, negated }))
    }
}

impl<T: Table, O> Rows<T, O> {
    /// One value of each row, for `is_in` and `not_in`.
    pub fn select<B: Comparable>(self, value: impl Operand<T, B>) -> Values<O, B> {
        Values { of: value.into_node(), rows: self.into_tree(), types: PhantomData }
    }
}

operands! { impl[V: ColumnType] V {
    /// The value is one of these: of a list, or of the values of rows.
    ///
    /// Unknown for NULL, unless there are no rows or values. A NULL among the rows counts for
    /// nothing; among the values of a list it makes unknown what is equal to none of them.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { id: i64, banned: bool }
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { user_id: Option<i64> }
    ///
    /// let banned = || User::rows().filter(User::banned).select(User::id);
    /// let change = Order::delete().filter(Order::user_id.is_in(banned()));
    /// let some = Order::delete().filter(Order::user_id.is_in([1, 2, 3]));
    /// # let _ = (change, some);
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `"orders"."user_id" IN (SELECT "users"."id" FROM "users" WHERE "users"."banned")` |
    /// | mysql, sqlite | the same with `` ` `` |
    ///
    /// `AND … IS NOT NULL` follows where the rows' value may be NULL.
    pub fn is_in(self, set: impl IntoSet<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Comparable>,
    {
        Condition::new(set.holds(self.into_node(), false))
    }

    /// The value is none of these: the same as `is_in(…).not()`, so unknown for NULL unless there
    /// are no rows, and a NULL among the rows counts for nothing.
    ///
    /// | value | text |
    /// |---|---|
    /// | is never NULL | `` NOT EXISTS (SELECT 1 FROM `users` WHERE `users`.`id` = `orders`.`user_id`) `` |
    /// | may be NULL | `` `orders`.`user_id` NOT IN (SELECT `users`.`id` FROM `users`) `` |
    pub fn not_in(self, set: impl IntoSet<T, V::Base>) -> Condition<T>
    where
        V: ColumnType<Base: Comparable>,
    {
        Condition::new(set.holds(self.into_node(), true))
    }
}}
