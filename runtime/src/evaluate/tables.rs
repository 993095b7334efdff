//! Rows in memory.

use std::collections::BTreeMap;

use crate::expr::Value;
use crate::table::{ColumnDef, TableDef};

/// A row: the values of a table's columns, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(BTreeMap<&'static str, Value>);

impl Row {
    /// A row of these values; a column without one is NULL.
    pub fn new(values: impl IntoIterator<Item = (&'static ColumnDef, Value)>) -> Self {
        Row(values.into_iter().map(|(column, value)| (column.name, value)).collect())
    }

    /// The value of a column.
    pub fn get(&self, column: &ColumnDef) -> &Value {
        self.0.get(column.name).unwrap_or(&Value::Null)
    }

    pub(super) fn set(&mut self, column: &'static ColumnDef, value: Value) {
        self.0.insert(column.name, value);
    }
}

/// Tables and their rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables(BTreeMap<&'static str, Vec<Row>>);

impl Tables {
    /// No tables.
    pub fn new() -> Self {
        Tables::default()
    }

    /// The same with these rows in a table.
    pub fn with(mut self, table: &TableDef, rows: Vec<Row>) -> Self {
        self.0.insert(table.name, rows);
        self
    }

    /// The rows of a table.
    pub fn rows(&self, table: &TableDef) -> &[Row] {
        self.0.get(table.name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn replace(&mut self, table: &TableDef, rows: Vec<Row>) {
        self.0.insert(table.name, rows);
    }
}
