//! A column of the row.

use crate::table::{ColumnDef, TableDef};

/// A column of the row that a statement is about.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnRef {
    /// The table.
    pub table: &'static TableDef,
    /// The column.
    pub column: &'static ColumnDef,
}
