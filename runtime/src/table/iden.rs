//! A column as an identifier of sea-query, so that a program's own queries can use our tables.

use super::{Column, Table};

impl<T: Table, V> sea_query::Iden for Column<T, V> {
    fn unquoted(&self) -> &str {
        self.def().name
    }
}
