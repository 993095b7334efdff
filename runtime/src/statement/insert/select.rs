//! `INSERT … SELECT`

use super::Insert;
use crate::expr::{IntoExpr, Node, Rows, RowsTree};
use crate::table::{ColumnType, Table};

/// The rows of another table, or of the same one, that new rows are made from.
#[derive(Clone, Debug, PartialEq)]
pub struct InsertSelect {
    /// The rows.
    pub rows: RowsTree,
    /// The value of each column, over one of them.
    pub values: Vec<Node>,
}

/// Values of the types `V`, in their order, over a row of table `S`.
#[diagnostic::on_unimplemented(
    message = "expected a tuple with one value over table `{S}` for each column, found `{Self}`",
    label = "does not fit the columns",
    note = "`.columns(…)` stands first; the types of its columns are `{V}`"
)]
pub trait ValuesOver<S, V> {
    /// The expressions.
    fn nodes(self) -> Vec<Node>;
}

impl<T: Table, V> Insert<T, V> {
    /// Adds a row for each of these, as a tuple with one value over it for each column.
    ///
    /// A table may be copied into itself: the rows are those that were there before.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { id: i64, name: Option<String>, left: bool }
    ///
    /// #[derive(Table)]
    /// #[table(name = "archive")]
    /// struct Archived { id: i64, name: Option<String>, reason: String }
    ///
    /// let change = Archived::insert()
    ///     .columns((Archived::id, Archived::name, Archived::reason))
    ///     .select(User::rows().filter(User::left), (User::id, User::name, "left"));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `INSERT INTO "archive" ("id", "name") SELECT "users"."id", "users"."name" FROM "users"` |
    /// | mysql, sqlite | the same with `` ` `` |
    pub fn select<S: Table>(mut self, rows: Rows<S, ()>, values: impl ValuesOver<S, V>) -> Self {
        let columns = self.tree.columns.iter();
        let values =
            values.nodes().into_iter().zip(columns).map(|(node, def)| node.meeting(def.storage));
        self.tree.select = Some(InsertSelect { values: values.collect(), rows: rows.into_tree() });
        self
    }
}

macro_rules! tuples {
    ($(($($column:ident $value:ident $place:tt),+);)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<S: Table, $($column: ColumnType, $value: IntoExpr<S, $column>),+>
            ValuesOver<S, ($($column,)+)> for ($($value,)+)
        {
            fn nodes(self) -> Vec<Node> {
                vec![$(self.$place.into_node()),+]
            }
        }
    )*};
}

tuples! {
    (A A1 0);
    (A A1 0, B B1 1);
    (A A1 0, B B1 1, C C1 2);
    (A A1 0, B B1 1, C C1 2, D D1 3);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4, F F1 5);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4, F F1 5, G G1 6);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4, F F1 5, G G1 6, H H1 7);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4, F F1 5, G G1 6, H H1 7, I I1 8);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4, F F1 5, G G1 6, H H1 7, I I1 8, J J1 9);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4, F F1 5, G G1 6, H H1 7, I I1 8, J J1 9, K K1 10);
    (A A1 0, B B1 1, C C1 2, D D1 3, E E1 4, F F1 5, G G1 6, H H1 7, I I1 8, J J1 9, K K1 10,
     L L1 11);
}
