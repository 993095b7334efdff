//! A column of the row.

use std::fmt;

use crate::table::{ColumnDef, TableDef};

/// A column of the row that a statement is about.
#[derive(Clone, PartialEq)]
pub struct ColumnRef {
    /// The table.
    pub table: &'static TableDef,
    /// The column.
    pub column: &'static ColumnDef,
}

impl fmt::Debug for ColumnRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.table.name, self.column.name)
    }
}
