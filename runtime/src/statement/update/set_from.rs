//! Several columns from one row of a table.

use super::{Assignment, Update};
use crate::expr::Found;
use crate::statement::{ColumnList, ValuesOver};
use crate::table::{Scalar, Table};

/// Types of columns that may all be NULL.
#[diagnostic::on_unimplemented(
    message = "a column that is set from another row is NULL where there is no row, and one of these never is",
    label = "each field has to be an `Option`",
    note = "set the others with `.set(column, row.get(value).or_else(…))`"
)]
pub trait MayBeNull {}

impl<T: Table> Update<T> {
    /// Sets several columns from one row: NULL, all of them, where there is none.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { id: i64, city: Option<String>, street: Option<String> }
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order {
    ///     #[column(primary_key)]
    ///     id: i64,
    ///     user_id: i64,
    ///     city: String,
    ///     street: Option<String>,
    /// }
    ///
    /// let theirs = || Order::rows().matching(Order::user_id, User::id);
    /// let change = User::update()
    ///     .set_from(
    ///         (User::city, User::street),
    ///         theirs().last_by(Order::id),
    ///         (Order::city, Order::street),
    ///     )
    ///     .filter(theirs().exists());
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres, sqlite | `SET (city, street) = (SELECT … FROM orders … LIMIT 1)` |
    /// | mysql | `SET city = (SELECT …), street = (SELECT …)` |
    pub fn set_from<S: Table, C: ColumnList<T, Values: MayBeNull>>(
        mut self,
        columns: C,
        row: Found<S, T>,
        values: impl ValuesOver<S, C::Values>,
    ) -> Self {
        for (column, value) in columns.defs().into_iter().zip(values.nodes()) {
            let value = row.clone().picked(value.meeting(column.storage));
            self.tree.assignments.push(Assignment { column, value });
        }
        self
    }
}

macro_rules! tuples {
    ($(($($value:ident),+);)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($value: Scalar),+> MayBeNull for ($(Option<$value>,)+) {}
    )*};
}

tuples! {
    (A);
    (A, B);
    (A, B, C);
    (A, B, C, D);
    (A, B, C, D, E);
    (A, B, C, D, E, F);
    (A, B, C, D, E, F, G);
    (A, B, C, D, E, F, G, H);
    (A, B, C, D, E, F, G, H, I);
    (A, B, C, D, E, F, G, H, I, J);
    (A, B, C, D, E, F, G, H, I, J, K);
    (A, B, C, D, E, F, G, H, I, J, K, L);
}
