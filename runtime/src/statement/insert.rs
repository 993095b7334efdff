//! `INSERT`

mod conflict;
mod select;

pub use conflict::{Conflict, Conflicting};
pub use select::{InsertSelect, ValuesOver};

use std::marker::PhantomData;

use super::{IntoStatement, Statement};
use crate::expr::{IntoLiteral, Node};
use crate::table::{Column, ColumnDef, ColumnType, Table, TableDef};

/// New rows of table `T`, with values of the types `V` in the order in which columns are named.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { age: i64, name: Option<String>, tags: Option<Json> }
///
/// let seed = User::insert()
///     .columns((User::age, User::name, User::tags))
///     .row((1, "a8m", json!(["foo"])))
///     .row((2, "nati", None));
/// # let _ = seed;
/// ```
#[must_use = "an insert adds nothing until it is given to `Migration::change`"]
#[derive(Debug)]
pub struct Insert<T, V> {
    tree: InsertTree,
    of: PhantomData<fn() -> (T, V)>,
}

/// The tree of an [`Insert`].
#[derive(Clone, Debug, PartialEq)]
pub struct InsertTree {
    /// The table.
    pub table: &'static TableDef,
    /// The columns, in the order of each row's values.
    pub columns: Vec<&'static ColumnDef>,
    /// The rows, unless they are those of a table.
    pub rows: Vec<Vec<Node>>,
    /// The rows of a table.
    pub select: Option<InsertSelect>,
    /// What happens to a row whose key is there already: the statement fails if there is none.
    pub conflict: Option<Conflict>,
}

/// Columns of table `T`: a tuple of one to twelve, `(User::age,)` for one.
#[diagnostic::on_unimplemented(
    message = "expected a tuple of columns of table `{T}`, found `{Self}`",
    label = "not a tuple of columns of `{T}`",
    note = "one to twelve columns of the same table; for one, write `(User::name,)`"
)]
pub trait ColumnList<T> {
    /// The types of their values, as a tuple.
    type Values;
    /// What the derive has read of them.
    fn defs(self) -> Vec<&'static ColumnDef>;
}

/// Values of the types `V`, in their order.
#[diagnostic::on_unimplemented(
    message = "expected a tuple with one value for each column, found `{Self}`",
    label = "does not fit the columns",
    note = "`.columns(…)` stands first; the types of its columns are `{V}`"
)]
pub trait RowOf<V> {
    /// The literals.
    fn nodes(self) -> Vec<Node>;
}

impl<T: Table> Insert<T, ()> {
    pub(super) fn new() -> Self {
        let tree = InsertTree {
            table: T::DEF,
            columns: Vec::new(),
            rows: Vec::new(),
            select: None,
            conflict: None,
        };
        Insert { tree, of: PhantomData }
    }

    /// Names the columns of the rows that follow, as a tuple.
    pub fn columns<C: ColumnList<T>>(mut self, columns: C) -> Insert<T, C::Values> {
        self.tree.columns = columns.defs();
        Insert { tree: self.tree, of: PhantomData }
    }
}

impl<T: Table, V> Insert<T, V> {
    /// Adds a row, as a tuple with one value for each column.
    pub fn row<R: RowOf<V>>(mut self, row: R) -> Self {
        let columns = self.tree.columns.iter();
        let row = row.nodes().into_iter().zip(columns).map(|(node, def)| node.meeting(def.storage));
        self.tree.rows.push(row.collect());
        self
    }

    /// Adds many rows.
    pub fn rows<R: RowOf<V>>(self, rows: impl IntoIterator<Item = R>) -> Self {
        rows.into_iter().fold(self, Insert::row)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table, V> IntoStatement for Insert<T, V> {
    fn into_statement(self) -> Statement {
        Statement::Insert(self.tree)
    }
}

macro_rules! tuples {
    ($(($($column:ident $value:ident $place:tt),+);)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Table, $($column: ColumnType),+> ColumnList<T> for ($(Column<T, $column>,)+) {
            type Values = ($($column,)+);

            fn defs(self) -> Vec<&'static ColumnDef> {
                vec![$(self.$place.def()),+]
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($column: ColumnType, $value: IntoLiteral<$column>),+> RowOf<($($column,)+)>
            for ($($value,)+)
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
