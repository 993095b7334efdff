//! Names, always quoted.

use super::Writer;
use crate::Dialect;
use crate::expr::ColumnRef;
use crate::table::TableDef;

impl Writer {
    pub(in crate::dialect) fn quoted(&self, name: &str) -> String {
        let quote = match self.dialect {
            Dialect::Postgres => '"',
            // SQLite reads a mistyped name in double quotes as a string.
            Dialect::Mysql | Dialect::Sqlite => '`',
        };
        format!("{quote}{}{quote}", name.replace(quote, &format!("{quote}{quote}")))
    }

    pub(super) fn table(&self, table: &TableDef) -> String {
        match table.schema {
            Some(schema) => format!("{}.{}", self.quoted(schema), self.quoted(table.name)),
            None => self.quoted(table.name),
        }
    }

    pub(super) fn column(&self, column: &ColumnRef) -> String {
        let table = self.scopes.last().map_or(column.table.name, String::as_str);
        format!("{}.{}", self.quoted(table), self.quoted(column.column.name))
    }
}
