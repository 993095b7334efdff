//! `EXISTS (SELECT …)`

use super::{QueryNode, Rows, RowsTree};
use crate::expr::{Condition, Node};
use crate::table::Table;

/// Whether there is a row: never unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Exists {
    /// The rows.
    pub rows: RowsTree,
}

impl<T: Table, O> Rows<T, O> {
    /// There is at least one; `.exists().not()` where there must be none. Never unknown.
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
    /// let theirs = Order::rows().matching(Order::user_id, User::id);
    /// let change = User::delete().filter(theirs.exists().not());
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `EXISTS (SELECT 1 FROM "orders" WHERE "orders"."user_id" = "users"."id")` |
    /// | mysql, sqlite | `` EXISTS (SELECT 1 FROM `orders` WHERE `orders`.`user_id` = `users`.`id`) `` |
    pub fn exists(self) -> Condition<O> {
        Condition::new(Node::from(QueryNode::Exists(Exists { rows: self.into_tree() })))
    }
}
