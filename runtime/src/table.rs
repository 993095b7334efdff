//! Tables as Rust sees them: a table, its typed columns, and the SQL type of a Rust type.
//!
//! - [`Table`]: what `#[derive(Table)]` implements.
//! - [`Column`]: a typed column constant, `User::name`.
//! - [`ColumnType`]: the Rust types that a column may have.
//! - [`UserDefined`]: newtypes and enums of the user's own.
//!
//! Statements and dialects are not known here.

mod column;
mod column_type;
mod def;
mod digits;
mod iden;
mod user_defined;
mod whole;

pub use column::Column;
pub use column_type::{
    ColumnType, Comparable, DecimalColumn, Elements, Entries, InColumn, Json, Ordered, Scalar,
    StoredAsJson, StoredAsText, StoredAsTimestamp, TextColumn,
};
pub use def::{Collation, ColumnDef, Element, EnumDef, SqlType, Storage, TableDef};
pub use digits::Digits;
#[doc(hidden)]
pub use user_defined::{NativeEnum, TextEnum};
pub use user_defined::{Storable, Transparent, UserDefined};

/// A table, as far as the migrations of a crate touch it.
///
/// Derive it: the struct's fields become column constants. A table that is declared inside a
/// migration's function stays as it stood when the migration was written, so the function
/// compiles for ever.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User {
///     #[column(primary_key)]
///     id: i64,
///     name: Option<String>,
/// }
///
/// assert_eq!(User::name.name(), "name");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    note = "add `#[derive(Table)]` and `#[table(name = \"…\")]` to the struct"
)]
pub trait Table: Sized + 'static {
    /// What the derive has read of the struct.
    const DEF: &'static TableDef;
    /// The columns by the names of the fields, for `update!`.
    #[doc(hidden)]
    type Columns: Copy;
    /// The columns by the names of the fields, for `update!`.
    #[doc(hidden)]
    const COLUMNS: Self::Columns;
}
