//! Rows of tables of ours: written by statements, compared with those that are read back.

use amend::evaluate::Row;
use amend::expr::{Literal, Node, Value};
use amend::prelude::*;
use amend::statement::{InsertTree, IntoStatement, Statement};
use amend::table::{ColumnDef, SqlType, TableDef};
use amend::{Dialect, Entry};

/// The columns of a table that a dialect can hold.
pub fn held(table: &'static TableDef, dialect: Dialect) -> Vec<&'static ColumnDef> {
    let holds = |column: &&ColumnDef| match column.ty {
        SqlType::I8 | SqlType::U8 | SqlType::U16 | SqlType::U32 => dialect != Dialect::Postgres,
        SqlType::U64 => dialect == Dialect::Mysql,
        SqlType::Array(_) => dialect == Dialect::Postgres,
        SqlType::Bool
        | SqlType::I16
        | SqlType::I32
        | SqlType::I64
        | SqlType::F32
        | SqlType::F64
        | SqlType::Decimal
        | SqlType::Text
        | SqlType::Enum(_)
        | SqlType::Bytes
        | SqlType::Json
        | SqlType::Uuid
        | SqlType::Date
        | SqlType::Time
        | SqlType::DateTime
        | SqlType::Timestamp => true,
    };
    table.columns.iter().filter(holds).collect()
}

/// The statement that writes rows of a table.
pub fn insert(table: &'static TableDef, rows: &[Row], dialect: Dialect) -> Statement {
    let columns = held(table, dialect);
    let literal = |row: &Row, column: &'static ColumnDef| {
        Node::Literal(Literal {
            value: row.get(column).clone(),
            ty: column.ty,
            storage: column.storage,
        })
    };
    Statement::Insert(InsertTree {
        table,
        rows: rows
            .iter()
            .map(|row| columns.iter().map(|column| literal(row, column)).collect())
            .collect(),
        columns,
        select: None,
        conflict: None,
    })
}

/// Whether the rows that were found, ordered by their first column, are those that there should be.
///
/// # Errors
///
/// Every difference, and the statement.
pub fn same(
    table: &'static TableDef,
    expected: &[Row],
    found: &[Row],
    sql: &str,
) -> Result<(), String> {
    let mut expected = expected.to_vec();
    // A reader's order: by the first column.
    expected.sort_by_key(|row| match row.get(&table.columns[0]) {
        Value::I64(id) => *id,
        _ => 0,
    });
    let mut differences = Vec::new();
    for column in table.columns {
        for (place, row) in expected.iter().enumerate() {
            let (wanted, is) = (row.get(column), found.get(place).map(|row| row.get(column)));
            if is != Some(wanted) {
                let (name, id) = (table.name, row.get(&table.columns[0]));
                let column = column.name;
                differences.push(format!("{name} {id:?}, {column}: {is:?}, not {wanted:?}"));
            }
        }
    }
    if found.len() != expected.len() {
        differences.push(format!("{} rows, not {}", found.len(), expected.len()));
    }
    if differences.is_empty() { Ok(()) } else { Err(format!("{}\n{sql}", differences.join("\n"))) }
}

/// The file of a migration with this one statement.
///
/// # Errors
///
/// Why the dialect cannot say it.
pub fn file(dialect: Dialect, statement: impl IntoStatement) -> Result<String, String> {
    let entry = Entry {
        version: None,
        name: "corpus",
        description: "One operation.",
        dialects: &Dialect::ALL,
        module: "corpus",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    migration.change(statement);
    amend::render(&entry, &migration, dialect).map_err(|error| error.to_string())
}
