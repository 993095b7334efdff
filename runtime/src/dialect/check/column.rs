//! Columns: their names, and the types that a dialect cannot hold.

use super::{Refusals, ident};
use crate::table::{ColumnDef, SqlType, Storage};
use crate::{Dialect, Printable};

pub(super) fn check(column: &ColumnDef, refusals: &mut Refusals) {
    ident::check("column", column.name, refusals);
    if let (Dialect::Postgres, SqlType::Enum(def)) = (refusals.dialect, column.ty) {
        def.schema.into_iter().for_each(|schema| ident::check("schema", schema, refusals));
        ident::check("type", def.name, refusals);
    }
    let Some((what, way_out)) = refused(column.ty, column.storage, refusals.dialect) else {
        return;
    };
    refusals.dialect(format!("column `{}` is {what}", Printable(column.name)), way_out);
}

/// A type that a value is brought to.
pub(super) fn check_type(ty: SqlType, refusals: &mut Refusals) {
    let Some((what, way_out)) = refused(ty, Storage::Usual, refusals.dialect) else { return };
    refusals.dialect(format!("a value becomes {what}"), way_out);
}

/// What a column is that the dialect does not have, and what to do.
fn refused(
    ty: SqlType,
    storage: Storage,
    dialect: Dialect,
) -> Option<(&'static str, &'static str)> {
    const UNSIGNED: &str = "unsigned, and PostgreSQL's integers have a sign";
    const ARRAY: &str = "an array, which only PostgreSQL has";
    match (dialect, ty) {
        (Dialect::Postgres, SqlType::I8) => Some((
            "an i8, and PostgreSQL has no integer of one byte",
            "make the field an `i16`, for a smallint",
        )),
        (Dialect::Postgres, SqlType::U8) => Some((UNSIGNED, "make the field an `i16`")),
        (Dialect::Postgres, SqlType::U16) => Some((UNSIGNED, "make the field an `i32`")),
        (Dialect::Postgres, SqlType::U32) => Some((UNSIGNED, "make the field an `i64`")),
        (Dialect::Postgres, SqlType::U64) => {
            Some((UNSIGNED, "make the field an `i64`, or a `Decimal` for a numeric(20)"))
        }
        (Dialect::Sqlite, SqlType::U64) => Some((
            "a u64, and SQLite's integers end at 9223372036854775807",
            "make the field an `i64`",
        )),
        (Dialect::Sqlite, SqlType::Decimal) if storage != Storage::Text => Some((
            "a Decimal, and SQLite would make it a double",
            "store it as text and add `#[column(storage = \"text\")]`, or make it whole cents",
        )),
        (Dialect::Mysql | Dialect::Sqlite, SqlType::Array(_)) => {
            Some((ARRAY, "make it a `Json`, or name the migration's `dialects`"))
        }
        (
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite,
            SqlType::Bool
            | SqlType::I8
            | SqlType::I16
            | SqlType::I32
            | SqlType::I64
            | SqlType::U8
            | SqlType::U16
            | SqlType::U32
            | SqlType::U64
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
            | SqlType::Timestamp
            | SqlType::Array(_),
        ) => None,
    }
}
