//! Data migrations written in Rust, reviewed as SQL, safe at any size.
//!
//! A change to data is a typed Rust function; `gen` renders it into a commented SQL file for each
//! dialect. This crate without features is the vocabulary and the renderer.
//!
//! - [`prelude`]: what a crate of migrations needs in scope.
//! - [`Table`](table::Table), [`Column`](table::Column): tables as Rust sees them.
//! - [`Statements`](statement::Statements): `User::update()`, `User::insert()`, `User::delete()`.
//! - [`Migration`]: what a function marked [`#[data_migration]`](data_migration) fills.
//! - [`directory`]: the migration directory and its integrity file.
//! - `engine`, with the feature of a driver: applying a directory to a database.
//!
//! ```
//! use amend::prelude::*;
//!
//! #[derive(Table)]
//! #[table(name = "users")]
//! struct User {
//!     #[column(primary_key)]
//!     id: i64,
//!     name: Option<String>,
//! }
//!
//! /// Backfill all empty user names with default value 'unknown'.
//! #[data_migration(version = "20221126185750")]
//! fn unknown_names(m: &mut Migration) {
//!     m.change(User::update().set(User::name, "Unknown").filter(User::name.eq("")));
//! }
//! ```

pub mod database;
mod dialect;
pub mod directory;
#[cfg(feature = "_engine")]
pub mod engine;
pub mod evaluate;
pub mod expr;
pub mod migration;
pub mod prelude;
mod printable;
pub mod statement;
pub mod table;

/// A migration directory as part of the program: its files and its `atlas.sum`.
///
/// The path begins at the crate's `Cargo.toml`. What it gives is a
/// [`directory::Embedded`], which `engine::apply` verifies and applies like a folder; any number
/// of instances may start at once. Cargo builds the crate again when a file changes; for a new
/// file to be seen, a build script says `cargo:rerun-if-changed=` with the folder.
pub use amend_macros::embed;
pub use amend_macros::{SqlEnum, SqlType, Table, data_migration};
pub use dialect::{Dialect, Refusal};
pub use directory::{RenderError, render};
pub use migration::{Change, Entry, Error, Migration, Registry, Result};
pub use printable::{Printable, is_hidden};

/// What the macros' expansions name; nothing here is for users.
#[doc(hidden)]
pub mod __private {
    pub use inventory;

    pub use crate::expr::{IntoExpr, IntoLiteral, IntoNode, Node, Operand, node_of};
    pub use crate::migration::{Entry, Outcome};
    pub use crate::table::{
        Collation, Column, ColumnDef, ColumnType, EnumDef, NativeEnum, SqlType, Storage,
        StoredAsJson, StoredAsText, StoredAsTimestamp, Table, TableDef, TextColumn, TextEnum,
        Transparent, UserDefined,
    };
}
