//! A typed column constant.

use std::fmt;
use std::marker::PhantomData;

use super::{ColumnDef, Table, TableDef};

/// A column of table `T` whose values are of the Rust type `V`.
///
/// The constants that `#[derive(Table)]` makes, with the visibility of the struct's fields.
/// It is also a [`sea_query::Iden`], so the same tables serve in a program's own queries.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { name: Option<String>, age: i64 }
///
/// let _: Column<User, Option<String>> = User::name;
/// let adult: Condition<User> = User::age.ge(18);
/// # let _ = adult;
/// ```
pub struct Column<T, V> {
    def: &'static ColumnDef,
    of: PhantomData<fn() -> (T, V)>,
}

impl<T: Table, V> Column<T, V> {
    /// The column of the table's field with this index; for the derive.
    #[doc(hidden)]
    pub const fn at(index: usize) -> Self {
        Column { def: &T::DEF.columns[index], of: PhantomData }
    }

    /// The table that the column belongs to.
    pub const fn table(self) -> &'static TableDef {
        T::DEF
    }
}

impl<T, V> Column<T, V> {
    /// The column's name in the database.
    pub const fn name(self) -> &'static str {
        self.def.name
    }

    /// What the derive has read of the field.
    pub const fn def(self) -> &'static ColumnDef {
        self.def
    }
}

impl<T, V> Clone for Column<T, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, V> Copy for Column<T, V> {}

impl<T: Table, V> fmt::Debug for Column<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", T::DEF.name, self.def.name)
    }
}
